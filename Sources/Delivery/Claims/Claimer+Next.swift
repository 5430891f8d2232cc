package import Campaigning
internal import Definitions
package import Formats
package import Store

extension Claimer {
    /// Plans the rows that come next of an occurrence and claims those that may go as they are written, where planning, finding and
    /// claiming them would write each twice. For when nothing else is due and a message's number decides nothing.
    /// - Returns: nil when nobody is left; empty where the next members have no row.
    package func claim(
        nextOf rest: PlanRest, under claim: Int64, at now: Instant, limit: Int, pacer: Pacer? = nil,
        raisingHighWater: Bool, beforeCommit: ([LedgerMessage]) throws -> Void = { _ in }
    ) throws -> Batch? {
        let step = rest.step
        guard let letter = campaign(of: step.occurrence.campaign)?.letter(of: step.step) else { return nil }
        // Whoever else writes need not wait for that.
        try rest.read()
        return try store.connection.transaction {
            var batch = Batch()
            var decided: [Decided?] = []
            let ids = try rest.write(atMost: limit, &batch.planned) { rows in
                decided = try decide(rows, of: step, letter, Turns(store, pacer), at: now)
                return zip(rows, decided).map { row, decided in
                    var row = row
                    if decided?.decision == .send {
                        row.claim = PlannedRow.Claim(id: claim, at: now, relay: decided?.message.relay)
                    }
                    return row
                }
            }
            guard let ids else { return nil }
            for case var decided? in decided {
                guard let id = ids[decided.message.memberID] else { continue }
                decided.message.id = id
                try apply(decided.decision, to: decided.message, at: now, &batch)
            }
            try conclude(batch, at: now, raisingHighWater: raisingHighWater, beforeCommit)
            return batch
        }
    }

    private struct Decided {
        var message: LedgerMessage
        let decision: Decision
    }

    /// What may happen to rows that have no number yet; nil for one that is left out.
    private func decide(
        _ rows: [PlannedRow], of step: PlannedStep, _ letter: CampaignDefinition, _ turns: Turns, at now: Instant
    ) throws -> [Decided?] {
        let occurrence = step.occurrence.occurrence
        let sent = LedgerMessage.Letter(campaign: step.occurrence.campaign, occurrence: occurrence, step: step.step)
        var result = [Decided?](repeating: nil, count: rows.count)
        let places = rows.indices.filter { rows[$0].leftOut == nil }
        var undecided = places[...]
        let candidates = places.map {
            Restraint.Candidate(
                row: 0, memberID: rows[$0].memberID, notAfter: rows[$0].notAfter, occurrence: occurrence)
        }
        try makeRestraint(now)(candidates, letter) { candidate, decision in
            // They are decided in their order.
            guard let place = undecided.popFirst(), rows[place].memberID == candidate.memberID else {
                throw StoreError.damaged(Phrase("a claim was not written"))
            }
            var message = LedgerMessage(
                id: 0, letter: sent, memberID: candidate.memberID, notAfter: candidate.notAfter)
            message.priority = step.priority
            let fate = decision == .send ? try way(of: &message, letter, turns, at: now) : decision
            result[place] = Decided(message: message, decision: fate)
        } _: {
        }
        return result
    }
}
