extension Schema003 {
    /// Folders of mail servers that are read, each up to where.
    static let returns = """
        CREATE TABLE imap_folders (
            id INTEGER PRIMARY KEY,
            -- Account, server and folder.
            name TEXT NOT NULL UNIQUE,
            uid_validity INTEGER NOT NULL,
            -- Every message up to this UID is recorded.
            taken_uid INTEGER NOT NULL,
            -- Every message up to this UID is flagged or moved as well.
            settled_uid INTEGER NOT NULL,
            fetched_at INTEGER NOT NULL
        ) STRICT;

        """
}
