package import Definitions
package import Formats
internal import SQLite
package import Store

/// An invented person whose message shows what an ordinary one hides: a name that is long, missing, in another script,
/// written from right to left, or made like markup. Nobody of the store.
package enum TellingMember: String, CaseIterable, Sendable {
    case longName = "long-name"
    case noName = "no-name"
    case cyrillic
    case greek
    case chinese
    case rightToLeft = "right-to-left"
    case markup

    package var title: Phrase {
        switch self {
        case .longName: Phrase("a long name")
        case .noName: Phrase("no name")
        case .cyrillic: Phrase("a name in Cyrillic")
        case .greek: Phrase("a name in Greek")
        case .chinese: Phrase("a name in Chinese")
        case .rightToLeft: Phrase("a name from right to left")
        case .markup: Phrase("a name like markup")
        }
    }

    /// - Parameter locale: what they read; nil is the workspace's.
    package func snapshot(_ definition: WorkspaceDefinition, locale: String?) -> MemberSnapshot {
        let (first, last, city) = words
        let email = rawValue + "@example.org"
        return MemberSnapshot(
            id: 0, key: [], email: email, emailKey: email, externalID: self == .noName ? nil : "A-1024",
            firstName: first, lastName: last, locale: locale ?? definition.locale,
            timezone: definition.timezone.name,
            joinedAt: self == .noName ? nil : Instant(milliseconds: 1_500_000_000_000),
            stage: definition.stages.first?.name,
            attributes: self == .noName ? [:] : attributes(definition, city), tags: self == .noName ? [] : ["early"])
    }

    /// First name, last name, and a text for every attribute that takes any.
    private var words: (first: String?, last: String?, text: String) {
        switch self {
        case .longName:
            (
                "Maximiliana-Alexandrina", "Wolfeschlegelsteinhausen-Featherstonehaugh",
                "Llanfairpwllgwyngyllgogerychwyrndrobwll"
            )
        case .noName: (nil, nil, "")
        case .cyrillic: ("Анна-Мария", "Щербакова-Жуковская", "Нижний Новгород")
        case .greek: ("Ευαγγελία", "Παπαδοπούλου", "Θεσσαλονίκη")
        case .chinese: ("美玲", "歐陽", "成都市")
        case .rightToLeft: ("מרים", "عبد الرحمن", "القدس")
        case .markup: ("<b>O'Brien & \"Co\"</b>", "*Smith* [x](https://example.org) {{ 7 }}", "<i>Cork</i> & Sons")
        }
    }

    private func attributes(_ definition: WorkspaceDefinition, _ text: String) -> [String: SQLValue] {
        var values: [String: SQLValue] = [:]
        for attribute in definition.attributes {
            values[attribute.name] =
                switch attribute.type {
                case .string: .text(text)
                case .number: .real(1234.5)
                case .boolean: .integer(1)
                case .date: .text("1990-02-28")
                case .oneOf(let choices): .text((self == .longName ? choices.last : choices.first) ?? "")
                }
        }
        return values
    }
}
