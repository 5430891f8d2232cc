internal import SQLite

extension Store {
    /// Runs `body`, which commits many transactions, with more cache and without waiting for the disk at each commit: a
    /// power failure may undo the last of them, never a part of one. When this returns, all of them are on the disk.
    ///
    /// `body` notes its commits, so that the log is copied beside it. It refers only to members that it has found or made,
    /// and members are never deleted: that is not checked again for each row.
    func bulkWriting<Result>(_ body: (Checkpointer) throws -> Result) throws -> Result {
        try connection.execute(
            """
            PRAGMA foreign_keys = OFF;
            PRAGMA synchronous = NORMAL;
            PRAGMA cache_size = -8000;
            PRAGMA wal_autocheckpoint = 0;
            """)
        let checkpointer = Checkpointer(path: path)
        let result = Swift.Result { try body(checkpointer) }
        checkpointer.stop()
        try connection.execute(
            """
            PRAGMA wal_checkpoint (PASSIVE);
            PRAGMA foreign_keys = ON;
            PRAGMA synchronous = FULL;
            PRAGMA cache_size = -2000;
            PRAGMA wal_autocheckpoint = \(Store.checkpointPages);
            """)
        return try result.get()
    }
}
