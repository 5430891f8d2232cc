internal import Formats
import Foundation

/// Reads `occasions.yaml` beside kamerton.yaml; every mistake at once, each with its place. A workspace without the file has none.
struct OccasionFile {
    private static let most = 500

    private(set) var occasions: [OccasionDefinition] = []
    let collector: FindingCollector
    /// Of all that are written, also of those with mistakes.
    private var nodes: [String: YAMLNode] = [:]
    /// True where there is no telling which names there are.
    private(set) var isUnreadable = false

    /// No file.
    init() { self.init(FindingCollector(SourceText([], file: OccasionDefinition.file))) }

    private init(_ collector: FindingCollector) { self.collector = collector }

    /// - Parameter draft: what kamerton.yaml declares.
    static func read(_ directory: String, _ draft: WorkspaceDraft) -> OccasionFile {
        let path = OccasionDefinition.file
        guard let data = FileManager.default.contents(atPath: directory + "/" + path) else {
            var file = OccasionFile()
            if FileManager.default.fileExists(atPath: directory + "/" + path) {
                file.isUnreadable = true
                file.collector.report(
                    0..<1, .unreadable, .error, Phrase("the file cannot be read"),
                    Phrase("look at its permissions, or where it links to"))
            }
            return file
        }
        let bytes = [UInt8](data)
        let (root, mistakes) = YAMLTree.parse(bytes, file: path)
        let source = SourceText(bytes.count > YAMLTree.largestFile ? [] : bytes, file: path)
        var file = OccasionFile(FindingCollector(source, findings: mistakes))
        file.collector.locale = draft.locale
        file.decode(root, draft)
        return file
    }

    private mutating func decode(_ root: YAMLNode?, _ draft: WorkspaceDraft) {
        guard let elements = root?.elements else {
            isUnreadable = root != nil || collector.hasErrors
            guard let root else { return }
            collector.error(
                root, .wrongType, Phrase("occasions.yaml is a list of occasions, found \(root.kindInWords)"),
                suggestion: Phrase("begin each with \"- name: …\""))
            return
        }
        if let root, elements.count > OccasionFile.most {
            collector.error(
                root, .limit,
                Phrase("the file has \(elements.count) occasions, at most \(OccasionFile.most) are taken"))
        }
        for element in elements.prefix(OccasionFile.most) {
            if let occasion = decode(MappingReader(element, .occasion, collector), draft) { occasions.append(occasion) }
        }
    }

    var hasErrors: Bool { collector.hasErrors }

    /// Every name, also of those with mistakes.
    var names: [String] { nodes.keys.sorted() }

    private mutating func decode(_ reader: MappingReader, _ draft: WorkspaceDraft) -> OccasionDefinition? {
        let name = name(reader)
        let title = collector.localizedText(reader.node("title"))
        let again = reader.value("again_after", Values.duration) ?? OccasionDefinition.defaultAgainAfter
        let node = reader.node("where")
        let filter = node.flatMap { collector.filter($0, draft) }
        let day = OccasionDayDecoder(collector: collector, draft: draft).decode(reader)
        guard let name, let mark = nodes[name]?.mark, let title, let day, node == nil || filter != nil else {
            return nil
        }
        return OccasionDefinition(
            name: name, title: title, day: day, filter: filter, againAfter: again, mark: mark)
    }

    private mutating func name(_ reader: MappingReader) -> String? {
        guard let name = reader.value("name", Values.hyphenatedName), let node = reader.node("name") else {
            isUnreadable = true
            return nil
        }
        if let earlier = nodes[name] {
            collector.error(
                node, .duplicateName,
                Phrase("the occasion \(name) is written twice, first in line \(earlier.mark.line)"),
                suggestion: Phrase("keep one of them"))
            return nil
        }
        if name == OccasionFile.any {
            collector.error(
                node, .reservedName, Phrase("\"any\" means every occasion in a campaign's trigger"),
                suggestion: Phrase("take another name"))
        }
        nodes[name] = node
        return name
    }

    /// In a campaign's trigger: all of them.
    static let any = "any"

    /// Says which occasions no campaign writes for.
    func checkUse(by campaigns: [CampaignDefinition]) {
        let used = campaigns.flatMap(\.occasions).map(\.name)
        for occasion in occasions where !used.contains(occasion.name) {
            guard let node = nodes[occasion.name] else { continue }
            collector.warning(
                node, .occasion, Phrase("no campaign writes for the occasion \(occasion.name)"),
                suggestion: Phrase("write a sequence with \"trigger: { occasion: \(occasion.name) }\""))
        }
    }
}
