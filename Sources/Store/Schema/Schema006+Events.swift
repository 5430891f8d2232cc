extension Schema006 {
    /// Who comes to an event, with whom, and who waits.
    static let events = """
        -- What was announced of one date of an event: an edit of the file is noticed by it. occurrence is the day that was
        -- announced first. details is the place and the address as they were announced; sequence counts the changes.
        CREATE TABLE event_dates (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            campaign TEXT NOT NULL,
            occurrence TEXT NOT NULL,
            starts_at INTEGER NOT NULL,
            ends_at INTEGER NOT NULL,
            details TEXT NOT NULL,
            sequence INTEGER NOT NULL DEFAULT 0,
            announced_at INTEGER NOT NULL,
            changed_at INTEGER NOT NULL,
            cancelled_at INTEGER,
            UNIQUE (campaign, occurrence)
        ) STRICT;
        CREATE INDEX event_dates_by_end ON event_dates (ends_at);

        -- What one member says of one date. answer is null for somebody who came without having answered. queued_at is the
        -- place in the queue: kept while the answer stays yes.
        CREATE TABLE event_replies (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            campaign TEXT NOT NULL,
            occurrence TEXT NOT NULL,
            member_id INTEGER NOT NULL REFERENCES members (id),
            answer TEXT CHECK (answer = 'yes' OR answer = 'maybe' OR answer = 'no'),
            guests INTEGER NOT NULL DEFAULT 0,
            helps TEXT,
            state TEXT CHECK (state = 'seated' OR state = 'waiting'),
            is_newcomer INTEGER NOT NULL DEFAULT 0,
            queued_at INTEGER,
            moved_up INTEGER NOT NULL DEFAULT 0,
            attended INTEGER,
            attended_at INTEGER,
            created_at INTEGER NOT NULL,
            updated_at INTEGER NOT NULL,
            UNIQUE (campaign, occurrence, member_id)
        ) STRICT;
        CREATE INDEX event_replies_by_member ON event_replies (member_id);

        """
}
