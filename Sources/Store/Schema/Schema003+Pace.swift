extension Schema003 {
    /// What was taken in hand lately, for paces, and what went wrong with it, for campaigns that pause themselves.
    /// (No list of states: SQLite would make a table of it for every message.)
    static let pace = """
        CREATE INDEX messages_claimed ON messages (claimed_at, campaign) WHERE claimed_at IS NOT NULL;
        CREATE INDEX messages_returned ON messages (campaign, claimed_at)
            WHERE state = 'failed' OR state = 'bounced' OR state = 'complained';

        """
}
