package import Formats
internal import SQLite

/// Up to where a folder of a mail server is read.
package struct MailFolderState: Sendable, Hashable {
    /// 0 before the folder was ever open.
    package var validity: UInt32
    /// Every message up to this UID is recorded.
    package var takenUID: UInt32
    /// Every message up to this UID is flagged or moved as well.
    package var settledUID: UInt32
    /// When it was last looked into.
    package var fetchedAt: Instant

    package init(validity: UInt32 = 0, takenUID: UInt32 = 0, settledUID: UInt32 = 0, fetchedAt: Instant) {
        (self.validity, self.takenUID, self.settledUID) = (validity, takenUID, settledUID)
        self.fetchedAt = fetchedAt
    }
}

extension Store {
    package func mailFolder(_ name: String) throws -> MailFolderState? {
        try connection.firstRow(
            "SELECT uid_validity, taken_uid, settled_uid, fetched_at FROM imap_folders WHERE name = :name",
            ["name": .text(name)]
        ) { row in
            MailFolderState(
                validity: UInt32(clamping: row.integer(0)), takenUID: UInt32(clamping: row.integer(1)),
                settledUID: UInt32(clamping: row.integer(2)), fetchedAt: Instant(milliseconds: row.integer(3)))
        }
    }

    package func saveMailFolder(_ name: String, _ state: MailFolderState) throws {
        try connection.run(
            """
            INSERT INTO imap_folders (name, uid_validity, taken_uid, settled_uid, fetched_at)
            VALUES (:name, :validity, :taken, :settled, :fetched)
            ON CONFLICT (name) DO UPDATE SET uid_validity = excluded.uid_validity, taken_uid = excluded.taken_uid,
                settled_uid = excluded.settled_uid, fetched_at = excluded.fetched_at
            """,
            [
                "name": .text(name), "validity": .integer(Int64(state.validity)),
                "taken": .integer(Int64(state.takenUID)), "settled": .integer(Int64(state.settledUID)),
                "fetched": .integer(state.fetchedAt.milliseconds),
            ])
    }
}
