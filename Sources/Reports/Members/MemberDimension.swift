package import Formats
internal import Store

/// Members by one thing: how many have each value.
package struct MemberDimension: Sendable {
    package struct Row: Sendable {
        /// For programs: the value as the store has it; nil is none, and those of small groups together.
        package let name: String?
        package let label: Label
        package let members: Int

        package enum Label: Sendable, Hashable {
            /// From outside.
            case name(String)
            case words(Phrase)
        }
    }

    package enum Kind: Sendable {
        /// In an order of their own: stages, times, numbers of messages.
        case ordered
        /// The most frequent first.
        case ranked
    }

    /// For programs: `stage`, `attribute:city`.
    package let key: String
    package let title: Phrase
    package let kind: Kind
    package let rows: [Row]
    /// Of how many members; a member may count at several tags.
    package let count: Int
    /// Values that fewer than `minimum` members have, each, and which are therefore one row together.
    package let hidden: Int

    init(_ key: String, _ title: Phrase, _ kind: Kind = .ordered, count: Int, rows: [Row], hidden: Int = 0) {
        (self.key, self.title, self.kind) = (key, title, kind)
        (self.count, self.rows, self.hidden) = (count, rows, hidden)
    }

    /// A group of fewer is not shown by itself: who is in it could be told.
    package static let minimum = 5
    /// More values than these are one row together, too.
    private static let most = 30

    /// The most frequent values. Those of few members are put together until they are enough: one that is left out alone could be
    /// told from the whole.
    static func ranked(
        _ key: String, _ title: Phrase, _ groups: [MemberGroup], count: Int, none: Phrase,
        label: (String) -> Row.Label = { .name($0) }
    ) -> MemberDimension {
        let sorted = groups.filter { $0.members > 0 }
            .sorted { ($1.members, $0.name ?? "\u{10FFFF}") < ($0.members, $1.name ?? "\u{10FFFF}") }
        var shown = sorted.filter { $0.members >= minimum }
        var small = sorted.filter { $0.members < minimum }
        if shown.count > most {
            small = shown[most...] + small
            shown = Array(shown[..<most])
        }
        while !small.isEmpty, small.reduce(0, { $0 + $1.members }) < minimum, let last = shown.popLast() {
            small.insert(last, at: 0)
        }
        var rows = shown.map { Row(name: $0.name, label: $0.name.map(label) ?? .words(none), members: $0.members) }
        let rest = small.reduce(0) { $0 + $1.members }
        if rest >= minimum {
            rows.append(
                Row(
                    name: nil, label: .words(Phrase("\(small.count, "other value", "other values")")), members: rest))
        }
        return MemberDimension(key, title, .ranked, count: count, rows: rows, hidden: small.count)
    }
}
