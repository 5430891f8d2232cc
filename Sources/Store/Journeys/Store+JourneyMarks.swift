package import Formats
internal import SQLite

extension Store {
    /// How far a trigger has looked; nil when it has not yet.
    package func journeyMark(campaign: String, source: String) throws -> JourneyMark? {
        try connection.firstRow(
            "SELECT through_id, looked_at, created_at FROM journey_marks WHERE campaign = :campaign AND source = :source",
            ["campaign": .text(campaign), "source": .text(source)]
        ) {
            var mark = JourneyMark(
                throughID: $0.integer(0), lookedAt: $0.optionalInteger(1).map(Instant.init(milliseconds:)))
            mark.createdAt = Instant(milliseconds: $0.integer(2))
            return mark
        }
    }

    package func setJourneyMark(campaign: String, source: String, _ mark: JourneyMark, now: Instant) throws {
        try connection.run(
            """
            INSERT INTO journey_marks (campaign, source, through_id, looked_at, created_at)
            VALUES (:campaign, :source, :through, :looked, :now)
            ON CONFLICT (campaign, source) DO UPDATE SET through_id = excluded.through_id, looked_at = excluded.looked_at
            """,
            [
                "campaign": .text(campaign), "source": .text(source), "through": .integer(mark.throughID),
                "looked": SQLValue(mark.lookedAt?.milliseconds), "now": .integer(now.milliseconds),
            ])
    }

    /// The greatest id of what a trigger looks at.
    package func lastHappening(_ source: HappeningSource) throws -> Int64 {
        try connection.firstRow("SELECT coalesce(max(id), 0) FROM \(source.table)", [:]) { $0.integer(0) } ?? 0
    }

    /// Remembers the steps of a version of a sequence. Writes nothing when it is known.
    package func recordSequence(
        campaign: String, hash: String, steps: [(id: String, next: String?)], now: Instant
    ) throws {
        let isKnown = try connection.firstRow(
            "SELECT 1 FROM sequence_steps WHERE campaign = :campaign AND hash = :hash LIMIT 1",
            ["campaign": .text(campaign), "hash": .text(hash)], { _ in true })
        guard isKnown == nil else { return }
        try inTransaction {
            for (position, step) in steps.enumerated() {
                try connection.run(
                    """
                    INSERT INTO sequence_steps (campaign, hash, step, next_step, position, first_run_at)
                    VALUES (:campaign, :hash, :step, :next, :position, :now)
                    ON CONFLICT (campaign, hash, step) DO NOTHING
                    """,
                    [
                        "campaign": .text(campaign), "hash": .text(hash), "step": .text(step.id),
                        "next": SQLValue(step.next), "position": SQLValue(position), "now": .integer(now.milliseconds),
                    ])
            }
        }
    }

    /// What followed a step in the latest version of the sequence that had it; nil when none had, or it was the last.
    package func followingStep(_ step: String, campaign: String, was: String?) throws -> String? {
        try connection.firstRow(
            """
            SELECT next_step FROM sequence_steps WHERE campaign IN (:campaign, :was) AND step = :step
            ORDER BY first_run_at DESC, hash LIMIT 1
            """, ["campaign": .text(campaign), "was": .text(was ?? campaign), "step": .text(step)],
            { $0.optionalText(0) }) ?? nil
    }
}
