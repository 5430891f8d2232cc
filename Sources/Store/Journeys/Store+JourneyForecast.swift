package import Formats
internal import SQLite

/// A forecast moves copies of the journeys: TEMP tables of the same names, which hide those of the store from this connection.
extension Store {
    package func beginJourneyForecast() throws {
        try endJourneyForecast()
        try connection.execute(
            """
            CREATE TEMP TABLE journeys (
                id INTEGER PRIMARY KEY, campaign TEXT, occurrence TEXT, member_id INTEGER, triggered_at INTEGER, step TEXT,
                since_at INTEGER, due_at INTEGER, message_id INTEGER, outcome TEXT, created_at INTEGER, ended_at INTEGER,
                UNIQUE (campaign, occurrence, member_id));
            INSERT INTO temp.journeys (id, campaign, occurrence, member_id, triggered_at, step, since_at, due_at, message_id,
                outcome, created_at, ended_at)
            SELECT id, campaign, occurrence, member_id, triggered_at, step, since_at, due_at, message_id, outcome, created_at,
                ended_at FROM main.journeys;
            CREATE INDEX temp.journeys_forecast_due ON journeys (campaign, step, due_at) WHERE due_at IS NOT NULL;
            CREATE INDEX temp.journeys_forecast_by_member ON journeys (member_id, campaign);
            CREATE TEMP TABLE journey_marks (
                campaign TEXT, source TEXT, through_id INTEGER, looked_at INTEGER, created_at INTEGER,
                PRIMARY KEY (campaign, source));
            INSERT INTO temp.journey_marks SELECT campaign, source, through_id, looked_at, created_at FROM main.journey_marks;
            CREATE TEMP TABLE segment_entries (
                id INTEGER PRIMARY KEY, campaign TEXT, segment TEXT, member_id INTEGER, entered_at INTEGER, left_at INTEGER);
            INSERT INTO temp.segment_entries SELECT id, campaign, segment, member_id, entered_at, left_at
                FROM main.segment_entries WHERE left_at IS NULL;
            CREATE INDEX temp.segment_entries_forecast ON segment_entries (campaign, segment, member_id);
            """)
    }

    package func endJourneyForecast() throws {
        try connection.execute(
            """
            DROP TABLE IF EXISTS temp.journeys;
            DROP TABLE IF EXISTS temp.journey_marks;
            DROP TABLE IF EXISTS temp.segment_entries;
            """)
    }

    /// True when anybody is on the way through a campaign.
    package func hasJourneys() throws -> Bool {
        try connection.hasRow("SELECT 1 FROM journeys")
    }

    /// Enters those whom the stages that this connection derived for itself bring into one of `stages`.
    package func enterDerivedStages(campaign: String, stages: [String], since: Instant, now: Instant) throws {
        let isDerived = try connection.firstRow(
            "SELECT 1 FROM temp.sqlite_schema WHERE name = 'stage_now'", [:], { _ in true })
        guard isDerived == true else { return }
        for stage in stages {
            try connection.run(
                """
                INSERT INTO journeys (campaign, occurrence, member_id, triggered_at, step, since_at, due_at, created_at)
                SELECT :campaign, 'stage:new', o.member_id, o.stage_entered_at, '', o.stage_entered_at, o.stage_entered_at,
                    :now
                FROM temp.stage_now o
                WHERE o.stage = :stage AND o.previous IS NOT o.stage AND o.stage_entered_at > :since
                ON CONFLICT (campaign, occurrence, member_id) DO NOTHING
                """,
                [
                    "campaign": .text(campaign), "stage": .text(stage), "since": .integer(since.milliseconds),
                    "now": .integer(now.milliseconds),
                ])
        }
    }
}
