import Foundation
package import Formats
package import Store

/// Settles what dead processes left in state `sending`. Runs under the run lock.
package struct Recovery {
    package struct Outcome: Sendable, Hashable {
        package var settlements: [Settlement] = []
        /// Claims whose owner still runs, though it does not hold the lock: their rows are left to it.
        package var alive: [Int64] = []
    }

    private static let chunkSize = 500

    let store: Store
    /// `<state>/wire`.
    let directory: String
    let identity: ProcessIdentity

    package init(store: Store, directory: String, identity: ProcessIdentity) {
        self.store = store
        self.directory = directory
        self.identity = identity
    }

    package static func journalPath(in directory: String, claim: Int64) -> String {
        "\(directory)/claim-\(claim).wire"
    }

    package func run(at now: Instant) throws -> Outcome {
        var outcome = Outcome()
        for claim in try store.openClaims() {
            let path = Recovery.journalPath(in: directory, claim: claim.id)
            let journal = WireJournalReader(path: path).flatMap { $0.claim == claim.id ? $0 : nil }
            if isAlive(claim, journal) {
                outcome.alive.append(claim.id)
                continue
            }
            let settlements = try settlements(of: claim, journal, at: now)
            for start in stride(from: 0, to: settlements.count, by: Recovery.chunkSize) {
                let chunk = settlements[start..<min(start + Recovery.chunkSize, settlements.count)]
                try store.settle(Array(chunk), of: claim.id, heartbeat: claim.startedAt)
            }
            outcome.settlements += settlements
            try store.endClaim(claim.id, at: now)
            unlink(path)
        }
        removeOrphans(keeping: outcome.alive)
        return outcome
    }

    private func settlements(
        of claim: Claim, _ journal: WireJournalReader?, at now: Instant
    ) throws -> [Settlement] {
        let maker = SettlementMaker(store: store)
        return try store.claimedMessages(of: claim.id).map { message in
            // Only a journal tells: the transport that is configured now need not be that of the claim.
            if journal?.kind == .outbox { return Settlement(row: message.id, result: .released, at: now) }
            // After a power cut the pages of the journal may be lost; without a journal nothing is known.
            guard claim.bootID == identity.bootID else {
                return maker.uncertain(message, nil, "the machine stopped while it was being sent", at: now)
            }
            guard let journal else {
                return maker.uncertain(message, nil, "the wire journal of its sender is missing or damaged", at: now)
            }
            return maker.recovered(message, journal.records[message.id], at: now)
        }
    }

    /// This process itself holds the run lock, so a claim of its own is one that it left behind after an error.
    private func isAlive(_ claim: Claim, _ journal: WireJournalReader?) -> Bool {
        guard let journal, claim.node == identity.node, claim.bootID == identity.bootID,
            claim.pid != identity.pid || journal.startTicks != identity.startTicks
        else { return false }
        return ProcessIdentity.startTicks(of: claim.pid) == journal.startTicks
    }

    /// Journals of claims that have ended: their process was killed before it removed them.
    private func removeOrphans(keeping alive: [Int64]) {
        let kept = Set(alive.map { "claim-\($0).wire" })
        for name in (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
        where name.hasPrefix("claim-") && name.hasSuffix(".wire") && !kept.contains(name) {
            unlink(directory + "/" + name)
        }
    }
}
