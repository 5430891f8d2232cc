package import Definitions
internal import SQLite

extension Store {
    /// Makes the indexes that these filters search and the store lacks. Each is made once, when a filter first asks: an
    /// import into a new store keeps none that nobody uses. Where another process is writing, it is left for the next time.
    ///
    /// SQLite makes an index in one transaction, over a million members about a second: so a caller says it before.
    /// - Parameters:
    ///   - least: rows that a table has at least; a smaller one is read as fast without.
    ///   - announce: called before an index is made, with what it is of.
    package func addFilterIndexes(
        for filters: [Filter], inTablesOf least: Int = 0, _ announce: (String) -> Void = { _ in }
    ) throws {
        let wanted = filters.reduce(into: Set<FilterIndex>()) { $0.formUnion(FilterIndex.all(for: $1)) }
        guard !wanted.isEmpty else { return }
        let present = try filterIndexes()
        let columns = try declaredColumns(ofMembers: true).union(declaredColumns(ofMembers: false))
        let (members, activities) = try rowEstimates()
        let missing = wanted.filter { index in
            if present.contains(index.name) { return false }
            if let column = index.column, !columns.contains(column) { return false }
            return (index.table == .members ? members : activities) >= least
        }
        guard !missing.isEmpty else { return }
        let timeout = try connection.firstRow("PRAGMA busy_timeout", [:], { $0.int(0) }) ?? 0
        // What is sorted in memory is sorted once.
        try connection.execute("PRAGMA busy_timeout = 100; PRAGMA main.cache_size = -64000;")
        defer { try? connection.execute("PRAGMA busy_timeout = \(timeout); PRAGMA main.cache_size = -2000;") }
        for index in missing.sorted(by: { $0.name < $1.name }) {
            announce(index.subject)
            do throws(SQLiteError) {
                // Checked identifiers, or the one expression of the domain.
                try connection.execute("CREATE INDEX IF NOT EXISTS main.\(index.name) ON \(index.definition)")
            } catch {
                guard error.isBusy else { throw error }
                return
            }
        }
    }

    /// The names of the indexes of members and activities.
    func filterIndexes() throws -> Set<String> {
        Set(
            try connection.rows(
                "SELECT name FROM main.sqlite_master WHERE type = 'index' AND tbl_name IN ('members', 'activities')"
            ) { $0.text(0) })
    }

    /// Reads the file through the memory of the operating system instead of copying each page: rows in many places cost a
    /// quarter less. Only for commands that ask: what an import reads need not be kept.
    package func readByMapping() throws {
        try connection.execute("PRAGMA main.mmap_size = 0x7fff0000")
    }

    /// How the texts of a column that fold to `folded` are spelt. With an index it leaps from one text to the next; where
    /// there are too many different ones, and without an index, it reads the column once.
    func spellings(of column: SearchedColumn, folded: String, isIndexed: Bool) throws -> [String] {
        let most = 20_000
        if isIndexed {
            var (found, count): ([String], Int) = ([], 0)
            try connection.forEachRow(
                """
                WITH RECURSIVE texts (text, place) AS (
                    SELECT (SELECT min(\(column.sql)) FROM main.members), 1
                    UNION ALL
                    SELECT (SELECT min(\(column.sql)) FROM main.members WHERE \(column.sql) > t.text), t.place + 1
                    FROM texts t WHERE t.text IS NOT NULL AND t.place < :most)
                SELECT text FROM texts WHERE text IS NOT NULL
                """, ["most": SQLValue(most)]
            ) { row in
                count += 1
                let text = row.text(0)
                if CaseFold.fold(text) == folded { found.append(text) }
            }
            if count < most { return found }
        }
        return try connection.rows(
            "SELECT DISTINCT \(column.sql) FROM main.members WHERE kamerton_fold(\(column.sql)) = :folded ORDER BY 1",
            ["folded": .text(folded)]
        ) { $0.text(0) }
    }
}
