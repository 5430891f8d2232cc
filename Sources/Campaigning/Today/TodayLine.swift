package import Formats
package import JSON

/// One thing of the morning page.
package struct TodayLine: Sendable {
    package enum Section: String, Sendable, CaseIterable {
        case cases, tasks, events, replies, mail, odd, thanks

        package var title: Phrase {
            switch self {
            case .cases: Phrase("Members who wait")
            case .tasks: Phrase("Tasks of the strategy")
            case .events: Phrase("Events of the next 14 days")
            case .replies: Phrase("What people wrote back since yesterday")
            case .mail: Phrase("Mail that waits")
            case .odd: Phrase("Odd numbers of yesterday")
            case .thanks: Phrase("Whom to thank")
            }
        }
    }

    package let section: Section
    /// Whose it is, in lower case; nil is everyone's.
    package let owner: String?
    /// Late, or lacking something.
    package let isUrgent: Bool
    /// For its owner, and for the terminal.
    package let words: Phrase
    /// Without the names of members, for everyone else.
    package let discreet: Phrase
    /// The command that does something about it, or shows more.
    package let command: String
    package let facts: JSONObject

    init(
        _ section: Section, owner: String? = nil, isUrgent: Bool = false, _ words: Phrase, discreet: Phrase? = nil,
        command: String, _ facts: [(String, JSONValue)]
    ) {
        (self.section, self.owner, self.isUrgent) = (section, owner?.lowercased(), isUrgent)
        (self.words, self.discreet, self.command) = (words, discreet ?? words, command)
        self.facts = JSONObject(facts)
    }
}
