import Definitions
import Formats
import Store

/// The ledger as a table for people: what happened to each campaign, or to each occurrence of one.
struct StatusTable {
    /// The messages that stand in one row.
    struct Tally {
        /// The campaign or the occurrence.
        let name: String
        var states: [MessageState: Int] = [:]
        var held: [MessageReason: Int] = [:]
        var skipped: [MessageReason: Int] = [:]
        var latestOccurrence = ""
        var latestAt = Instant(milliseconds: .min)

        mutating func add(_ count: LedgerCount) {
            states[count.state, default: 0] += count.count
            if let reason = count.reason, count.state == .planned { held[reason, default: 0] += count.count }
            if let reason = count.reason, count.state == .skipped { skipped[reason, default: 0] += count.count }
            if (latestAt, latestOccurrence) < (count.latestAt, count.occurrence) {
                (latestAt, latestOccurrence) = (count.latestAt, count.occurrence)
            }
        }

        func count(_ column: Column) -> Int {
            let held = held.values.reduce(0, +)
            return switch column {
            case .waiting: (states[.planned] ?? 0) - held
            case .held: held
            case .state(let state): states[state] ?? 0
            }
        }

        /// Why messages are held back or were skipped.
        var why: Phrase {
            var parts: [Phrase] = []
            if !held.isEmpty { parts.append(Phrase("held back: \(LedgerWords.list(held))")) }
            if !skipped.isEmpty { parts.append(Phrase("skipped: \(LedgerWords.list(skipped))")) }
            return Phrase(listing: parts, separator: "; ")
        }
    }

    enum Column {
        case waiting
        case held
        case state(MessageState)

        /// In the order of a message's life, with the words of `docs/delivery.md`.
        static let all: [(column: Column, header: Phrase, isAlwaysShown: Bool)] = [
            (.waiting, Phrase("waiting"), true), (.held, Phrase("held back"), false),
            (.state(.sending), Phrase("sending"), false),
            (.state(.sent), Phrase("sent"), true), (.state(.failed), Phrase("failed"), false),
            (.state(.uncertain), Phrase("not sure"), false),
            (.state(.bounced), Phrase("bounced"), false), (.state(.complained), Phrase("complained"), false),
            (.state(.skipped), Phrase("skipped"), false),
        ]
    }

    /// A row for each campaign; what went under its former name is its own.
    static func campaigns(_ counts: [LedgerCount], _ workspace: Workspace) -> Table {
        let tallies = tallies(counts) { workspace.currentName(of: $0.campaign) }
        return table(tallies.sorted { $0.name < $1.name }, Phrase("campaign"), hasLatest: true)
    }

    /// A row for each occurrence and step, oldest first.
    static func occurrences(_ counts: [LedgerCount]) -> Table {
        let tallies = tallies(counts) { $0.occurrence + ($0.step == "main" ? "" : " \($0.step)") }
        return table(
            tallies.sorted { ($0.latestAt, $0.name) < ($1.latestAt, $1.name) }, Phrase("occurrence"), hasLatest: false)
    }

    private static func tallies(_ counts: [LedgerCount], by name: (LedgerCount) -> String) -> [Tally] {
        var tallies: [String: Tally] = [:]
        for count in counts {
            let name = name(count)
            tallies[name, default: Tally(name: name)].add(count)
        }
        return Array(tallies.values)
    }

    private static func table(_ tallies: [Tally], _ first: Phrase, hasLatest: Bool) -> Table {
        let columns = Column.all.filter { entry in
            entry.isAlwaysShown || tallies.contains { $0.count(entry.column) > 0 }
        }
        let hasReasons = tallies.contains { !$0.why.isEmpty }
        var table = Table(
            [first] + columns.map(\.header) + (hasReasons ? [Phrase("why")] : [])
                + (hasLatest ? [Phrase("latest occurrence")] : []))
        for tally in tallies {
            var cells = [Phrase(verbatim: printable(tally.name))]
            cells += columns.map { Phrase("\(tally.count($0.column))") }
            if hasReasons { cells.append(tally.why) }
            if hasLatest { cells.append(Phrase(verbatim: printable(tally.latestOccurrence))) }
            table.add(cells)
        }
        return table
    }
}

extension Workspace {
    /// The name that a campaign of the ledger has today.
    fileprivate func currentName(of name: String) -> String {
        if campaign(name) != nil { return name }
        return campaigns.first { $0.was == name }?.name ?? name
    }
}
