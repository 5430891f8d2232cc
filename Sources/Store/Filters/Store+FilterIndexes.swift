package import Definitions
internal import SQLite

extension Store {
    /// Gives the members' columns that these filters search the indexes that they lack. An index is made once, when a filter
    /// first asks: an import into a new store keeps none that nobody uses. Where another process is writing, it is left for
    /// the next time.
    package func addFilterIndexes(for filters: [Filter]) throws {
        let present = try filterIndexes()
        let columns = try declaredColumns(ofMembers: true)
        var wanted: Set<SearchedColumn> = []
        for filter in filters {
            filter.root.visit { node in
                guard let column = node.searchedColumn, column.indexName != SearchedColumn.unique else { return }
                wanted.insert(column)
            }
        }
        let missing = wanted.filter {
            !present.contains($0.indexName) && (!$0.sql.hasPrefix("attr_") || columns.contains($0.sql))
        }
        guard !missing.isEmpty else { return }
        let timeout = try connection.firstRow("PRAGMA busy_timeout", [:], { $0.int(0) }) ?? 0
        try connection.execute("PRAGMA busy_timeout = 100")
        defer { try? connection.execute("PRAGMA busy_timeout = \(timeout)") }
        for column in missing.sorted(by: { $0.indexName < $1.indexName }) {
            do throws(SQLiteError) {
                // Both are checked identifiers, or the one expression of the domain.
                try connection.execute("CREATE INDEX IF NOT EXISTS main.\(column.indexName) ON members (\(column.sql))")
            } catch {
                guard error.isBusy else { throw error }
                return
            }
        }
    }

    /// The names of the indexes of members.
    func filterIndexes() throws -> Set<String> {
        Set(
            try connection.rows(
                "SELECT name FROM main.sqlite_master WHERE type = 'index' AND tbl_name = 'members'"
            ) { $0.text(0) })
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
