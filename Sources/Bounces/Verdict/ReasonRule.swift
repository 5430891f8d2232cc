/// Words that tell a reason. Rules are tried in order, and the first that finds one of its phrases decides.
struct ReasonRule: Sendable {
    let reason: BounceReason
    let phrases: [PhraseMatcher]

    /// - Parameter phrases: one a line; `…` stands for up to 80 characters, `|` for the edge of a word.
    init(_ reason: BounceReason, _ phrases: String) {
        self.reason = reason
        self.phrases = phrases.split(separator: "\n").map { PhraseMatcher(String($0)) }
    }

    /// The first reason of the rules whose words are in the text.
    static func first(of rules: [ReasonRule], in text: MatchedText) -> BounceReason? {
        rules.first { rule in rule.phrases.contains { $0.isIn(text) } }?.reason
    }
}
