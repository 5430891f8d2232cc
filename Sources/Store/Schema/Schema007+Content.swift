extension Schema007 {
    /// Ideas and what became of them, what members found useful, themes of complaints.
    static let content = ideas + useful + themes

    private static let ideas = """
        -- What members have asked for or proposed. Its words in other languages are JSON: {"en": "Evening delivery"}. The state
        -- is that of the latest change.
        CREATE TABLE ideas (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            title TEXT NOT NULL,
            titles TEXT NOT NULL DEFAULT '{}',
            state TEXT NOT NULL CHECK (state IN ('new', 'planned', 'doing', 'done', 'declined', 'merged')),
            owner TEXT,
            merged_into INTEGER REFERENCES ideas (id),
            created_at INTEGER NOT NULL,
            changed_at INTEGER NOT NULL,
            CHECK ((state = 'merged') = (merged_into IS NOT NULL))
        ) STRICT;
        CREATE INDEX ideas_by_state ON ideas (state, changed_at);

        -- What was done about an idea; rows are only added. The note of a state is what members read of it; in other languages
        -- as JSON. Letters to those who raised it are named after the row: idea:ID.
        CREATE TABLE idea_changes (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            idea_id INTEGER NOT NULL REFERENCES ideas (id),
            state TEXT NOT NULL CHECK (state IN ('new', 'planned', 'doing', 'done', 'declined', 'merged')),
            note TEXT,
            notes TEXT NOT NULL DEFAULT '{}',
            who TEXT,
            at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX idea_changes_by_idea ON idea_changes (idea_id, id);

        -- Who has raised an idea, and where they said it: an answer sheet, a mail that came back, a case, or by word of mouth.
        CREATE TABLE idea_voices (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            idea_id INTEGER NOT NULL REFERENCES ideas (id),
            member_id INTEGER NOT NULL REFERENCES members (id),
            source TEXT NOT NULL CHECK (source IN ('answer', 'reply', 'case', 'manual')),
            source_id INTEGER,
            at INTEGER NOT NULL,
            who TEXT,
            UNIQUE (idea_id, member_id),
            CHECK ((source = 'manual') = (source_id IS NULL))
        ) STRICT;
        CREATE INDEX idea_voices_by_member ON idea_voices (member_id);
        CREATE INDEX idea_voices_by_source ON idea_voices (source, source_id);

        -- Texts that were looked at and are no idea.
        CREATE TABLE idea_passes (
            source TEXT NOT NULL CHECK (source IN ('answer', 'reply', 'case')),
            source_id INTEGER NOT NULL,
            member_id INTEGER NOT NULL REFERENCES members (id),
            who TEXT,
            at INTEGER NOT NULL,
            PRIMARY KEY (source, source_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX idea_passes_by_member ON idea_passes (member_id);

        """

    private static let useful = """
        -- What a member said on the page of a message that asks "was this useful?"; the latest word counts.
        CREATE TABLE useful_votes (
            message_id INTEGER PRIMARY KEY REFERENCES messages (id),
            member_id INTEGER NOT NULL REFERENCES members (id),
            is_useful INTEGER NOT NULL CHECK (is_useful IN (0, 1)),
            at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX useful_votes_by_member ON useful_votes (member_id);

        """

    private static let themes = """
        -- A spike of a theme in what members write: how many in the time that was looked at, how many in as long before. While it
        -- lasts promotions to those in theme_holds wait.
        CREATE TABLE theme_alarms (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            alarm TEXT NOT NULL,
            tag TEXT NOT NULL,
            members INTEGER NOT NULL,
            before INTEGER NOT NULL,
            began_at INTEGER NOT NULL,
            ends_at INTEGER NOT NULL,
            told_at INTEGER
        ) STRICT;
        CREATE INDEX theme_alarms_by_name ON theme_alarms (alarm, ends_at);

        -- Whose texts have the theme of an alarm.
        CREATE TABLE theme_holds (
            alarm_id INTEGER NOT NULL REFERENCES theme_alarms (id),
            member_id INTEGER NOT NULL REFERENCES members (id),
            at INTEGER NOT NULL,
            PRIMARY KEY (alarm_id, member_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX theme_holds_by_member ON theme_holds (member_id);

        """
}
