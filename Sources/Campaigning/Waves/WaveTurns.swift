package import Formats
package import Store

/// Whether a message that may go is of a wave that goes. In the claiming transaction: what is written counts, nothing else.
package final class WaveTurns {
    package enum Turn: Sendable, Hashable {
        case send
        case wait(until: Instant)
        case never
    }

    private struct Key: Hashable {
        let campaign: String
        let occurrence: String
    }

    private let store: Store
    private var known: [Key: [WaveRow]] = [:]

    /// How soon what waits is looked at again, should nobody have said when.
    private static let look: Int64 = 3_600_000

    package init(_ store: Store) { self.store = store }

    /// - Parameter wave: of the ledger; nil is of none, which goes.
    package func turn(campaign: String, occurrence: String, wave: Int?, at now: Instant) throws -> Turn {
        guard let wave else { return .send }
        let key = Key(campaign: campaign, occurrence: occurrence)
        let rows = try known[key] ?? store.waves(campaign: campaign, occurrence: occurrence)
        known[key] = rows
        guard let row = rows.first(where: { $0.wave == wave }) else { return .wait(until: now + WaveTurns.look) }
        if row.closed != nil { return .never }
        return row.openedAt == nil ? .wait(until: max(row.lookAt, now + WaveTurns.look)) : .send
    }
}
