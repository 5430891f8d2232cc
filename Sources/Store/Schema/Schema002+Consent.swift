extension Schema002 {
    /// Sign-ups and confirmations.
    static let consent = """
        -- Each text that a sign-up was shown, so that the proof outlives the file. A version is worded once a language.
        CREATE TABLE consent_wordings (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            version TEXT NOT NULL,
            locale TEXT NOT NULL,
            text TEXT NOT NULL,
            first_used_at INTEGER NOT NULL,
            UNIQUE (version, locale, text)
        ) STRICT;

        -- One request at /subscribe. topics are the purposes asked for, a space between each. What was seen of the sender
        -- at the request and at the confirmation is emptied when the member is forgotten.
        CREATE TABLE sign_ups (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            member_id INTEGER NOT NULL REFERENCES members (id),
            purposes TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('pending', 'confirmed', 'expired', 'replaced')),
            has_made_member INTEGER NOT NULL DEFAULT 0,
            wording_id INTEGER NOT NULL REFERENCES consent_wordings (id),
            locale TEXT NOT NULL,
            page TEXT,
            address TEXT,
            user_agent TEXT,
            requested_at INTEGER NOT NULL,
            expires_at INTEGER,
            confirmed_address TEXT,
            confirmed_user_agent TEXT,
            settled_at INTEGER
        ) STRICT;
        CREATE INDEX sign_ups_by_member ON sign_ups (member_id, requested_at);
        CREATE INDEX sign_ups_pending ON sign_ups (expires_at) WHERE state = 'pending';

        ALTER TABLE consents ADD COLUMN sign_up_id INTEGER REFERENCES sign_ups (id);

        -- How many more sign-ups a block of addresses may make; a full bucket has no row.
        CREATE TABLE sign_up_limits (
            block TEXT PRIMARY KEY NOT NULL,
            tokens REAL NOT NULL,
            at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX sign_up_limits_by_time ON sign_up_limits (at);

        """
}
