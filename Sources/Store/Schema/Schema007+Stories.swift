extension Schema007 {
    /// What members told us and may be quoted with; ideas and what became of them; themes of complaints that pause.
    static let stories = permissions

    private static let permissions = """
        -- What a member said to being quoted: rows are only added. A story is an activity with a text; text_hash is of the
        -- words that were shown, so that changed words are not permitted. name: how it may stand beside them, NULL nameless.
        CREATE TABLE story_permissions (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            activity_id INTEGER NOT NULL REFERENCES activities (id) ON DELETE CASCADE,
            member_id INTEGER NOT NULL REFERENCES members (id),
            state TEXT NOT NULL CHECK (state IN ('asked', 'granted', 'refused', 'withdrawn')),
            text_hash BLOB NOT NULL,
            name TEXT,
            wording_id INTEGER REFERENCES consent_wordings (id),
            source TEXT NOT NULL,
            origin TEXT,
            at INTEGER NOT NULL,
            CHECK (state <> 'granted' OR wording_id IS NOT NULL)
        ) STRICT;
        CREATE INDEX story_permissions_by_activity ON story_permissions (activity_id, id);
        CREATE INDEX story_permissions_by_member ON story_permissions (member_id);

        """
}
