extension Schema007 {
    /// What was refused at the door, counted.
    static let intake = """
        -- What `serve` turned away, counted by day: what arrived and why it was refused, nothing of who sent it. campaign is
        -- empty where it could not be told.
        CREATE TABLE refusals (
            day TEXT NOT NULL,
            place TEXT NOT NULL CHECK (place = 'hook' OR place = 'survey' OR place = 'page'),
            campaign TEXT NOT NULL DEFAULT '',
            reason TEXT NOT NULL,
            count INTEGER NOT NULL CHECK (count > 0),
            PRIMARY KEY (day, place, campaign, reason)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX refusals_by_campaign ON refusals (campaign, day);

        """
}
