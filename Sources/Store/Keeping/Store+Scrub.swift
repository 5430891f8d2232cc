internal import SQLite

extension Store {
    /// Makes sure that nothing which was deleted is left in the database's files: empties the write-ahead log, looks
    /// through the file byte by byte, and rewrites it where a free corner of a page still holds one of the texts.
    ///
    /// Deleting overwrites with zeros already (`secure_delete`), but pages that were split or joined may keep a copy.
    /// - Parameter texts: what must not be found; nil when it is no longer known, and the file is rewritten in any case.
    /// - Returns: false while another process reads or writes the store and the log cannot be emptied.
    package func scrub(_ texts: [String]?) throws -> Bool {
        // Of its own: rewriting wants other settings, and nothing of the caller's may be in the middle of something.
        let scrubber = try Connection(path: path)
        try scrubber.execute("PRAGMA secure_delete = ON; PRAGMA synchronous = FULL;")
        guard try Store.emptyLog(scrubber) else { return false }
        if let texts, try !FileSearch.contains(path, anyOf: FileSearch.spellings(of: texts)) { return true }
        do {
            try scrubber.execute("VACUUM")
        } catch  where error.isBusy {
            return false
        }
        return try Store.emptyLog(scrubber)
    }

    private static func emptyLog(_ connection: Connection) throws -> Bool {
        do {
            return try connection.firstRow("PRAGMA wal_checkpoint (TRUNCATE)", [:], { $0.int(0) == 0 }) ?? false
        } catch let error as SQLiteError where error.isBusy {
            return false
        }
    }
}
