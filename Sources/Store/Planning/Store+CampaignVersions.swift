package import Formats
internal import SQLite

extension Store {
    /// Remembers when a definition was first run. Writes nothing when it is known.
    package func recordCampaignVersion(campaign: String, hash: String, schedule: String, now: Instant) throws {
        let isKnown = try connection.firstRow(
            "SELECT 1 FROM campaign_versions WHERE campaign = :campaign AND hash = :hash",
            ["campaign": .text(campaign), "hash": .text(hash)], { _ in true })
        guard isKnown == nil else { return }
        try connection.run(
            """
            INSERT INTO campaign_versions (campaign, hash, first_run_at, schedule)
            VALUES (:campaign, :hash, :now, :schedule)
            ON CONFLICT (campaign, hash) DO NOTHING
            """,
            [
                "campaign": .text(campaign), "hash": .text(hash), "now": .integer(now.milliseconds),
                "schedule": .text(schedule),
            ])
    }

    /// When a campaign, under either name, was first run with this schedule; nil if it never was.
    package func firstRun(campaign: String, was: String?, schedule: String) throws -> Instant? {
        try connection.firstRow(
            """
            SELECT min(first_run_at) FROM campaign_versions
            WHERE campaign IN (:campaign, :was) AND schedule = :schedule
            """,
            ["campaign": .text(campaign), "was": .text(was ?? campaign), "schedule": .text(schedule)]
        ) { $0.optionalInteger(0).map(Instant.init(milliseconds:)) } ?? nil
    }
}
