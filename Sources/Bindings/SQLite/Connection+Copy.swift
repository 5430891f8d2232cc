internal import CSQLite

extension Connection {
    /// Copies the whole database into that of another connection by SQLite's online backup, `pages` pages a step. Inside a
    /// `snapshot` the copy is of that one moment, whatever other connections write meanwhile.
    /// - Parameter progress: pages that are done, and pages in all.
    package func copy(
        to target: Connection, pages: Int32 = 1024, progress: (Int, Int) throws -> Void = { _, _ in }
    ) throws {
        guard let backup = sqlite3_backup_init(target.handle, "main", handle, "main") else {
            throw SQLiteError(
                extendedCode: sqlite3_extended_errcode(target.handle),
                message: String(cString: sqlite3_errmsg(target.handle)))
        }
        var code = SQLITE_OK
        do {
            while true {
                code = sqlite3_backup_step(backup, pages)
                let total = Int(sqlite3_backup_pagecount(backup))
                try progress(total - Int(sqlite3_backup_remaining(backup)), total)
                if code != SQLITE_OK { break }
            }
        } catch {
            sqlite3_backup_finish(backup)
            throw error
        }
        let end = sqlite3_backup_finish(backup)
        guard code == SQLITE_DONE, end == SQLITE_OK else {
            let failed = code == SQLITE_DONE ? end : code
            throw SQLiteError(extendedCode: failed, message: String(cString: sqlite3_errstr(failed)))
        }
    }
}
