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

    /// The community, as analysts read it: who brought whom, points, who came to what.
    static let views = """
        CREATE VIEW referrals_view AS
            SELECT id AS referral_id, member_id, referrer_id, state, reason, counted, touched_at, counted_at
            FROM referrals;

        CREATE VIEW points_view AS
            SELECT id AS entry_id, member_id, kind, points, rule, reward, cost, at, expires_at
            FROM points;

        CREATE VIEW attendance_view AS
            SELECT r.campaign, r.occurrence, r.member_id, d.starts_at, d.cancelled_at, r.answer, r.state, r.guests,
                r.is_newcomer, r.attended, r.updated_at AS answered_at
            FROM event_replies r
            LEFT JOIN event_dates d ON d.campaign = r.campaign AND d.occurrence = r.occurrence;

        """
}
