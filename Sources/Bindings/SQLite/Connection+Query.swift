extension Connection {
    /// Runs a statement that returns nothing of interest, with named parameters. Returns the rows changed.
    @discardableResult
    package func run(_ sql: String, _ parameters: [String: SQLValue] = [:]) throws -> Int {
        let statement = try statement(sql)
        for (name, value) in parameters { statement.bind(name, value) }
        while try statement.step() {}
        return changes
    }

    /// Calls `body` for each row.
    package func forEachRow(
        _ sql: String, _ parameters: [String: SQLValue] = [:], _ body: (Statement) throws -> Void
    ) throws {
        let statement = try statement(sql)
        for (name, value) in parameters { statement.bind(name, value) }
        defer { statement.reset() }
        while try statement.step() { try body(statement) }
    }

    /// All rows, each mapped by `body`. For results that are known to be small.
    package func rows<Row>(
        _ sql: String, _ parameters: [String: SQLValue] = [:], _ body: (Statement) throws -> Row
    ) throws -> [Row] {
        var result: [Row] = []
        try forEachRow(sql, parameters) { result.append(try body($0)) }
        return result
    }

    /// The first row mapped by `body`, or nil when there is none.
    package func firstRow<Row>(
        _ sql: String, _ parameters: [String: SQLValue] = [:], _ body: (Statement) throws -> Row
    ) throws -> Row? {
        let statement = try statement(sql)
        for (name, value) in parameters { statement.bind(name, value) }
        defer { statement.reset() }
        return try statement.step() ? try body(statement) : nil
    }

    /// True when there is a row; no more than one is looked for.
    package func hasRow(_ sql: String, _ parameters: [String: SQLValue] = [:]) throws -> Bool {
        try firstRow(sql, parameters) { _ in true } ?? false
    }

    /// Runs `body` in one transaction: `BEGIN IMMEDIATE` (takes the write lock at once), COMMIT, or ROLLBACK on error.
    package func transaction<Result>(_ body: () throws -> Result) throws -> Result {
        try execute("BEGIN IMMEDIATE")
        do {
            let result = try body()
            try execute("COMMIT")
            return result
        } catch {
            if isInTransaction { try? execute("ROLLBACK") }
            throw error
        }
    }

    /// Runs `body` on one consistent snapshot of the database without taking the write lock.
    package func snapshot<Result>(_ body: () throws -> Result) throws -> Result {
        try execute("BEGIN")
        defer { try? execute("COMMIT") }
        return try body()
    }
}
