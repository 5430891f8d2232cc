/// The first schema (DESIGN.md 7 and 8). Described column by column in `docs/store.md`.
enum Schema001 {
    static let sql = members + activities + consents + stages + ledger + responses + bookkeeping + views

    private static let members = """
        CREATE TABLE meta (
            name TEXT PRIMARY KEY NOT NULL,
            value ANY
        ) STRICT;

        CREATE TABLE members (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            key BLOB NOT NULL UNIQUE,
            email TEXT,
            email_key TEXT UNIQUE,
            external_id TEXT UNIQUE,
            first_name TEXT,
            last_name TEXT,
            name TEXT,
            locale TEXT,
            timezone TEXT,
            joined_at INTEGER,
            stage TEXT,
            stage_entered_at INTEGER,
            stage_due_at INTEGER,
            touched INTEGER NOT NULL DEFAULT 1,
            created_at INTEGER NOT NULL,
            updated_at INTEGER NOT NULL,
            erased_at INTEGER
        ) STRICT;
        CREATE INDEX members_by_stage ON members (stage, id);
        CREATE INDEX members_touched ON members (id) WHERE touched = 1;
        CREATE INDEX members_by_stage_due ON members (stage_due_at) WHERE stage_due_at IS NOT NULL;

        CREATE TABLE member_tags (
            member_id INTEGER NOT NULL REFERENCES members (id),
            tag TEXT NOT NULL,
            added_at INTEGER NOT NULL,
            PRIMARY KEY (member_id, tag)
        ) STRICT;
        CREATE INDEX member_tags_by_tag ON member_tags (tag, member_id);

        """

    private static let activities = """
        CREATE TABLE activities (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            member_id INTEGER NOT NULL REFERENCES members (id),
            kind TEXT NOT NULL,
            at INTEGER NOT NULL,
            source TEXT NOT NULL,
            source_key TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            UNIQUE (source, source_key)
        ) STRICT;
        CREATE INDEX activities_by_member ON activities (member_id, kind, at);

        """

    private static let consents = """
        CREATE TABLE consents (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            member_id INTEGER NOT NULL REFERENCES members (id),
            purpose TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('granted', 'pending', 'withdrawn')),
            basis TEXT,
            wording TEXT,
            source TEXT NOT NULL,
            at INTEGER NOT NULL,
            proof TEXT
        ) STRICT;
        CREATE INDEX consents_by_member ON consents (member_id, purpose, at);

        -- The latest row of consents for each member and purpose, kept by the same transaction.
        CREATE TABLE consent_states (
            member_id INTEGER NOT NULL REFERENCES members (id),
            purpose TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('granted', 'pending', 'withdrawn')),
            at INTEGER NOT NULL,
            PRIMARY KEY (member_id, purpose)
        ) STRICT;

        CREATE TABLE suppressions (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            email_hash BLOB NOT NULL UNIQUE,
            email_key TEXT UNIQUE,
            reason TEXT NOT NULL
                CHECK (reason IN ('manual', 'unsubscribed', 'bounced', 'complained', 'erased', 'imported')),
            source TEXT NOT NULL,
            note TEXT,
            at INTEGER NOT NULL
        ) STRICT;

        """

    private static let stages = """
        CREATE TABLE stage_changes (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            member_id INTEGER NOT NULL REFERENCES members (id),
            from_stage TEXT,
            to_stage TEXT NOT NULL,
            entered_at INTEGER NOT NULL,
            observed_at INTEGER NOT NULL,
            rules_hash TEXT NOT NULL
        ) STRICT;
        CREATE INDEX stage_changes_by_member ON stage_changes (member_id, id);
        CREATE INDEX stage_changes_by_stage ON stage_changes (to_stage, entered_at);

        """

    private static let ledger = """
        -- schedule is the timing and zone as written: a changed one starts anew, other edits do not.
        CREATE TABLE campaign_versions (
            campaign TEXT NOT NULL,
            hash TEXT NOT NULL,
            first_run_at INTEGER NOT NULL,
            schedule TEXT NOT NULL DEFAULT '',
            PRIMARY KEY (campaign, hash)
        ) STRICT;

        CREATE TABLE approvals (
            campaign TEXT NOT NULL,
            hash TEXT NOT NULL,
            approved_at INTEGER NOT NULL,
            approved_by TEXT,
            PRIMARY KEY (campaign, hash)
        ) STRICT;

        -- One firing of a campaign. Planning goes through the members in id order and is complete at complete_at.
        CREATE TABLE occurrences (
            campaign TEXT NOT NULL,
            occurrence TEXT NOT NULL,
            due_at INTEGER NOT NULL,
            not_after_at INTEGER,
            closes_at INTEGER,
            definition_hash TEXT NOT NULL,
            planned_through_id INTEGER NOT NULL DEFAULT 0,
            audience INTEGER,
            stopped_reason TEXT,
            created_at INTEGER NOT NULL,
            complete_at INTEGER,
            PRIMARY KEY (campaign, occurrence)
        ) STRICT;

        CREATE TABLE claims (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            node TEXT NOT NULL,
            pid INTEGER NOT NULL,
            boot_id TEXT NOT NULL,
            started_at INTEGER NOT NULL,
            heartbeat_at INTEGER NOT NULL,
            ended_at INTEGER
        ) STRICT;
        CREATE INDEX claims_open ON claims (id) WHERE ended_at IS NULL;

        -- The ledger: one row for each message to one member.
        CREATE TABLE messages (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            campaign TEXT NOT NULL,
            occurrence TEXT NOT NULL,
            step TEXT NOT NULL,
            member_id INTEGER NOT NULL REFERENCES members (id),
            variant TEXT,
            intent TEXT NOT NULL CHECK (intent IN ('inform', 'promo', 'invite', 'research', 'service')),
            kind TEXT NOT NULL,
            priority INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state IN
                ('planned', 'sending', 'sent', 'failed', 'uncertain', 'bounced', 'complained', 'skipped')),
            reason TEXT CHECK (reason IN
                ('suppressed', 'no_consent', 'topic', 'quiet_hours', 'contacts', 'promotions', 'surveys',
                 'holdout', 'control', 'too_late', 'left_audience', 'window', 'pace', 'paused', 'cancelled',
                 'not_approved', 'campaign_removed', 'render', 'open_case')),
            definition_hash TEXT NOT NULL,
            planned_at INTEGER NOT NULL,
            not_after_at INTEGER,
            next_attempt_at INTEGER,
            attempts INTEGER NOT NULL DEFAULT 0,
            first_attempt_at INTEGER,
            claim_id INTEGER REFERENCES claims (id),
            claimed_at INTEGER,
            sent_at INTEGER,
            settled_at INTEGER,
            message_id TEXT,
            relay_id TEXT,
            smtp_code INTEGER,
            smtp_reply TEXT,
            created_at INTEGER NOT NULL,
            UNIQUE (campaign, occurrence, step, member_id)
        ) STRICT;
        CREATE INDEX messages_due ON messages (priority, next_attempt_at, id) WHERE state = 'planned';
        CREATE INDEX messages_uncertain ON messages (id) WHERE state = 'uncertain';
        CREATE INDEX messages_open ON messages (claim_id) WHERE state = 'sending';
        CREATE INDEX messages_by_member ON messages (member_id, sent_at);

        """

    private static let responses = """
        -- One answer sheet. member_id is null while it is not matched.
        CREATE TABLE responses (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            campaign TEXT NOT NULL,
            occurrence TEXT,
            message_id INTEGER REFERENCES messages (id),
            member_id INTEGER REFERENCES members (id),
            matched_by TEXT NOT NULL CHECK (matched_by IN ('token', 'address', 'none')),
            source TEXT NOT NULL,
            source_key TEXT NOT NULL,
            locale TEXT,
            definition_hash TEXT,
            is_late INTEGER NOT NULL DEFAULT 0,
            is_duplicate INTEGER NOT NULL DEFAULT 0,
            at INTEGER NOT NULL,
            received_at INTEGER NOT NULL,
            updated_at INTEGER NOT NULL,
            UNIQUE (source, source_key)
        ) STRICT;
        CREATE INDEX responses_by_campaign ON responses (campaign, occurrence);
        CREATE INDEX responses_by_member ON responses (member_id, at);
        CREATE INDEX responses_by_message ON responses (message_id);

        CREATE TABLE answers (
            response_id INTEGER NOT NULL REFERENCES responses (id),
            question TEXT NOT NULL,
            kind TEXT NOT NULL,
            number REAL,
            text TEXT,
            PRIMARY KEY (response_id, question)
        ) STRICT;
        CREATE INDEX answers_by_kind ON answers (kind, number);

        -- What webhooks delivered, as it came, before anything was made of it.
        CREATE TABLE webhook_events (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            hook TEXT NOT NULL,
            event_id TEXT NOT NULL,
            body BLOB NOT NULL,
            received_at INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('received', 'done', 'rejected')),
            error TEXT,
            response_id INTEGER REFERENCES responses (id),
            UNIQUE (hook, event_id)
        ) STRICT;

        """

    private static let bookkeeping = """
        CREATE TABLE imports (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            kind TEXT NOT NULL,
            file_name TEXT NOT NULL,
            file_hash TEXT NOT NULL,
            source TEXT NOT NULL,
            read_count INTEGER NOT NULL DEFAULT 0,
            created_count INTEGER NOT NULL DEFAULT 0,
            updated_count INTEGER NOT NULL DEFAULT 0,
            unchanged_count INTEGER NOT NULL DEFAULT 0,
            rejected_count INTEGER NOT NULL DEFAULT 0,
            started_at INTEGER NOT NULL,
            ended_at INTEGER
        ) STRICT;

        CREATE TABLE import_mappings (
            kind TEXT NOT NULL,
            source TEXT NOT NULL,
            field TEXT NOT NULL,
            header TEXT NOT NULL,
            PRIMARY KEY (kind, source, field)
        ) STRICT;

        """

    static let views = """
        CREATE VIEW members_view AS
            SELECT m.id AS member_id, m.email, m.external_id, m.first_name, m.last_name, m.name, m.locale, m.timezone,
                m.joined_at, m.stage, m.stage_entered_at, m.created_at, m.updated_at
            FROM members m WHERE m.erased_at IS NULL;

        CREATE VIEW stage_changes_view AS
            SELECT c.id AS stage_change_id, c.member_id, c.from_stage, c.to_stage, c.entered_at, c.observed_at
            FROM stage_changes c;

        CREATE VIEW deliveries_view AS
            SELECT g.id AS message_id, g.campaign, g.occurrence, g.step, g.variant, g.member_id, g.intent, g.kind,
                g.state, g.reason, g.attempts, g.planned_at, g.sent_at, g.smtp_code
            FROM messages g;

        CREATE VIEW responses_view AS
            SELECT r.id AS response_id, r.campaign, r.occurrence, r.member_id, r.message_id, r.matched_by, r.source,
                r.is_late, r.is_duplicate, r.at, r.received_at
            FROM responses r;

        CREATE VIEW answers_view AS
            SELECT a.response_id, r.campaign, r.occurrence, r.member_id, a.question, a.kind, a.number, a.text, r.at,
                r.is_late, r.is_duplicate
            FROM answers a JOIN responses r ON r.id = a.response_id;

        """
}
