import Foundation

/// One file of `campaigns/`: read and parsed as YAML, not yet decoded.
struct CampaignFile {
    let name: String
    let bytes: [UInt8]
    let root: YAMLNode?
    let collector: FindingCollector

    /// - Parameter file: the path as people see it, relative to the workspace.
    init(bytes: [UInt8], file: String) {
        let source = SourceText(bytes.count > YAMLTree.largestFile ? [] : bytes, file: file)
        let (root, findings) = YAMLTree.parse(bytes, file: file)
        self.bytes = bytes
        self.root = root
        name = ((file as NSString).lastPathComponent as NSString).deletingPathExtension
        collector = FindingCollector(source, findings: findings)
    }

    /// True when the file may ask something that its broken text hides.
    var hidesQuestions: Bool { root == nil || (root?["kind"]?.text == "survey" && questionIDs.isEmpty) }

    /// The name that it says it had.
    var formerName: String? { root?["was"]?.text }

    /// The campaigns that its follow-ups start, where they are named.
    var starts: [YAMLNode] {
        (root?["follow_up"]?.elements ?? []).compactMap { $0["start"] }
    }

    /// The survey that follows its event, where it is named.
    var feedback: String? { root?["kind"]?.text == "event" ? root?["event"]?["feedback"]?.text : nil }

    /// Whether it takes what stands in occasions.yaml.
    var isBegunByOccasions: Bool { root?["trigger"]?["occasion"] != nil }

    /// As much of its questions as its text shows; nil when it is no survey.
    var questionOutline: [Question]? { root?["kind"]?.text == "survey" ? questions : nil }

    private var questions: [Question] {
        (root?["survey"]?["questions"]?.elements ?? []).compactMap { element in
            guard let (key, value) = element.pairs?.first, let id = key.text else { return nil }
            let options = { (name: String) in
                (value[name]?.elements ?? []).compactMap { ($0.pairs?.first?.key ?? $0).text }
                    .map { Question.Option(id: $0) }
            }
            var question = Question(
                id: id, kind: value["type"]?.text.flatMap(Question.Kind.init) ?? .text, options: options("options"),
                rows: options("rows"))
            question.hasOther = value["other"].map { $0.text != "false" } ?? false
            if let stars = value["stars"]?.text.flatMap({ Int($0) }) { question.stars = stars }
            return question
        }
    }

    /// The names of its answers, mistakes aside: what other files may name.
    var questionIDs: [String] { questions.flatMap(\.answerNames) }

    /// True when nobody is to know whose its answers are.
    var isAnonymous: Bool { root?["survey"]?["anonymous"]?.text == "true" }
}
