extension Schema006 {
    /// Roles, the core, waves, mentors.
    static let engagement = roles + waves + mentors

    private static let roles = """
        -- Roles that members hold for a time; rows are only added. A role is held by whoever was given it last, until
        -- until_at or the row that ends it.
        CREATE TABLE role_changes (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            member_id INTEGER NOT NULL REFERENCES members (id),
            role TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('given', 'ended')),
            until_at INTEGER,
            note TEXT,
            who TEXT,
            at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX role_changes_by_member ON role_changes (member_id, role, id);
        CREATE INDEX role_changes_by_role ON role_changes (role, member_id, id);

        -- The core of the community as `run` chose it last, the most engaged first. Derived; meta's `core` says when and by
        -- which rule.
        CREATE TABLE core_members (
            member_id INTEGER PRIMARY KEY REFERENCES members (id),
            place INTEGER NOT NULL,
            points REAL NOT NULL,
            since_at INTEGER NOT NULL
        ) STRICT;

        """

    private static let waves = """
        -- The waves of an occurrence; whose message is of which wave says messages.wave. Others are mixed in whose hash is
        -- below mix_below. A wave goes from opened_at on, or for closed_reason never; released_at: its messages know.
        CREATE TABLE waves (
            campaign TEXT NOT NULL,
            occurrence TEXT NOT NULL,
            wave INTEGER NOT NULL CHECK (wave >= 1),
            definition_hash TEXT NOT NULL,
            mix_below INTEGER,
            opened_at INTEGER,
            closed_reason TEXT CHECK (closed_reason IN ('gate', 'removed')),
            released_at INTEGER,
            look_at INTEGER NOT NULL,
            created_at INTEGER NOT NULL,
            PRIMARY KEY (campaign, occurrence, wave),
            CHECK (opened_at IS NULL OR closed_reason IS NULL)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX waves_waiting ON waves (look_at) WHERE released_at IS NULL;
        ALTER TABLE messages ADD COLUMN wave INTEGER;

        """

    private static let mentors = """
        -- An offer of a mentor to a newcomer. Who the two are is in mentorship_sides: an erasure takes a side, and ends it.
        CREATE TABLE mentorships (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            state TEXT NOT NULL CHECK (state IN ('asked', 'active', 'declined', 'expired', 'ended')),
            asked_at INTEGER NOT NULL,
            expires_at INTEGER NOT NULL,
            ended_at INTEGER
        ) STRICT;
        CREATE INDEX mentorships_open ON mentorships (expires_at) WHERE state = 'asked' OR state = 'active';

        -- One of the two, and what was said on the page.
        CREATE TABLE mentorship_sides (
            mentorship_id INTEGER NOT NULL REFERENCES mentorships (id) ON DELETE CASCADE,
            side TEXT NOT NULL CHECK (side IN ('newcomer', 'mentor')),
            member_id INTEGER NOT NULL REFERENCES members (id),
            said_yes INTEGER,
            said_at INTEGER,
            PRIMARY KEY (mentorship_id, side)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX mentorship_sides_by_member ON mentorship_sides (member_id, side);

        """
}
