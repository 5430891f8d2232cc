package import Definitions
package import Formats
package import Store

/// What a message that may go says: its own variant, or what the test of its send has decided. Shared by the claiming
/// transaction and the forecast.
///
/// The decision is one row; nothing is copied to those who wait for it, so nothing can be lost on the way.
package final class VariantTurns {
    /// What a forecast takes for decided.
    var decisions: [ExperimentRow] {
        foreseen.values.compactMap { if case .decided(let row) = $0 { row } else { nil } }
            .sorted { ($0.dueAt, $0.key.campaign) < ($1.dueAt, $1.key.campaign) }
    }

    package enum Turn: Sendable, Hashable {
        case send(variant: String?)
        case wait(until: Instant)
    }

    private let store: Store
    /// Says what is not decided yet would be; nil where only what is written counts.
    private let foresee: ((ExperimentRow) throws -> Experiments.Outlook?)?
    private var known: [ExperimentKey: ExperimentRow?] = [:]
    private var foreseen: [ExperimentKey: Experiments.Outlook] = [:]
    private var hasAny: Bool?

    /// How soon what is not decided is looked at again, should nobody have said when.
    private static let look: Int64 = 60_000

    package init(_ store: Store) {
        self.store = store
        foresee = nil
    }

    /// For a forecast, which decides nothing.
    init(_ store: Store, foreseeing experiments: Experiments) {
        self.store = store
        foresee = { try experiments.outlook(of: $0) }
    }

    /// - Parameters:
    ///   - variant: what the ledger has.
    ///   - row: the number in the ledger.
    ///   - letter: what the message's step sends now.
    package func turn(
        _ key: @autoclosure () -> ExperimentKey, variant: String?, row: Int64, letter: CampaignDefinition,
        at now: Instant
    ) throws -> Turn {
        // A variant that the file has no more says what the first does, and counts for none.
        if let variant { return .send(variant: letter.content.variants?.variant(variant)?.id) }
        guard try isAnyKnown(), let experiment = try experiment(key()) else { return .send(variant: nil) }
        guard let decided = try decided(experiment, at: now) else {
            let until = try putOff(experiment, at: now)
            return until > now ? .wait(until: until) : .send(variant: nil)
        }
        guard let winner = decided.winner.flatMap({ letter.content.variants?.variant($0) }) else {
            return .send(variant: nil)
        }
        guard let time = winner.at, let due = try store.dueTime(ofMessage: row) else {
            return .send(variant: winner.id)
        }
        let own = letter.schedule.followsMember ? due.timezone.flatMap(Zone.init) : nil
        let moment = time.first(from: due.at, in: own ?? letter.schedule.zone)
        return moment > now ? .wait(until: moment) : .send(variant: winner.id)
    }

    private func isAnyKnown() throws -> Bool {
        let isThere = try hasAny ?? store.hasExperiments()
        hasAny = isThere
        return isThere
    }

    private func experiment(_ key: ExperimentKey) throws -> ExperimentRow? {
        if let found = known[key] { return found }
        let found = try store.experiment(key)
        if known.count > 10_000 { known = [:] }
        known[key] = found
        return found
    }

    private func decided(_ row: ExperimentRow, at now: Instant) throws -> ExperimentRow? {
        if row.decidedAt != nil { return row }
        guard case .decided(let decided)? = try outlook(row, at: now) else { return nil }
        return decided
    }

    /// When what is not decided is looked at again.
    private func putOff(_ row: ExperimentRow, at now: Instant) throws -> Instant {
        guard foresee != nil else { return max(row.dueAt, now + VariantTurns.look) }
        if case .waits(let until)? = try outlook(row, at: now) { return until }
        return row.dueAt
    }

    /// Of what is due when the forecast begins.
    private func outlook(_ row: ExperimentRow, at now: Instant) throws -> Experiments.Outlook? {
        guard let foresee else { return nil }
        if let outlook = foreseen[row.key] { return outlook }
        guard row.dueAt <= now, let outlook = try foresee(row) else { return nil }
        foreseen[row.key] = outlook
        return outlook
    }
}
