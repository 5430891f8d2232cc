internal import Formats
internal import SQLite

/// Finds, makes and changes activities by prepared statements over the columns that a file fills.
struct ActivityWriter {
    struct Existing {
        let id: Int64
        let memberID: Int64
        let kind: String
        let at: Int64
        let values: [SQLValue]
    }

    let store: Store
    let columns: [String]
    let finding: Statement
    let insertion: Statement
    let batchInsertion: Statement
    private let updating: Statement
    private let touching: Statement
    let memberByEmail: Statement
    let memberByExternalID: Statement

    /// - Parameter columns: checked identifiers only; they become part of the SQL.
    init(store: Store, columns: [String]) throws {
        self.store = store
        self.columns = columns
        let list = columns.map { ", \($0)" }.joined()
        finding = try store.connection.temporaryStatement(
            "SELECT id, member_id, kind, at\(list) FROM activities WHERE source = :source AND source_key = :source_key")
        insertion = try store.connection.temporaryStatement(
            """
            INSERT INTO activities (member_id, kind, at, source, source_key, created_at\(list))
            VALUES (:member, :kind, :at, :source, :source_key, :now\(columns.map { ", :\($0)" }.joined()))
            ON CONFLICT DO NOTHING
            """)
        batchInsertion = try store.connection.temporaryStatement(ActivityWriter.insertion(of: PackedRows.atOnce, list))
        updating = try store.connection.temporaryStatement(
            """
            UPDATE activities SET member_id = :member, kind = :kind, at = :at
                \(columns.map { ", \($0) = coalesce(:\($0), \($0))" }.joined())
            WHERE id = :id
            """)
        touching = try store.connection.temporaryStatement(
            "INSERT INTO touched_members (member_id) VALUES (:id) ON CONFLICT DO NOTHING")
        memberByEmail = try store.connection.temporaryStatement("SELECT id FROM members WHERE email_key = :who")
        memberByExternalID = try store.connection.temporaryStatement("SELECT id FROM members WHERE external_id = :who")
    }

    /// Of many rows: parameter 1 is the time, then come five and the columns for each row. A statement that fails is not undone by
    /// itself, for which SQLite would copy every page before it changes: its transaction is rolled back.
    private static func insertion(of count: Int, _ list: String) -> String {
        let width = 5 + list.count { $0 == "," }
        let rows = (0..<count).map { row in
            let first = 2 + row * width
            let columns = (5..<width).map { ", ?\(first + $0)" }.joined()
            return "(?\(first), ?\(first + 1), ?\(first + 2), ?\(first + 3), ?\(first + 4), ?1\(columns))"
        }
        return """
            INSERT OR FAIL INTO activities (member_id, kind, at, source, source_key, created_at\(list))
            VALUES \(rows.joined(separator: ", "))
            ON CONFLICT DO NOTHING
            """
    }

    /// The id of the member whose activity it is.
    func member(_ who: ActivityRow.Who) throws -> Int64? {
        let statement: Statement
        switch who {
        case .email(let email):
            statement = memberByEmail
            statement.bind("who", .text(email.key))
        case .externalID(let externalID):
            statement = memberByExternalID
            statement.bind("who", .text(externalID))
        }
        defer { statement.reset() }
        return try statement.step() ? statement.integer(0) : nil
    }

    func find(_ row: ActivityRow) throws -> Existing? {
        finding.bind("source", .text(row.source))
        finding.bind("source_key", .text(row.sourceKey))
        defer { finding.reset() }
        guard try finding.step() else { return nil }
        return Existing(
            id: finding.integer(0), memberID: finding.integer(1), kind: finding.text(2), at: finding.integer(3),
            values: columns.indices.map { finding.value(4 + $0) })
    }

    /// True if the activity was not there.
    func insert(_ row: ActivityRow, memberID: Int64, now: Instant) throws -> Bool {
        insertion.bind("source", .text(row.source))
        insertion.bind("source_key", .text(row.sourceKey))
        insertion.bind("now", .integer(now.milliseconds))
        try run(insertion, row, memberID)
        guard store.connection.changes > 0 else { return false }
        try touch(memberID)
        return true
    }

    func update(_ found: Existing, _ row: ActivityRow, memberID: Int64) throws {
        updating.bind("id", .integer(found.id))
        try run(updating, row, memberID)
        try touch(memberID)
        if found.memberID != memberID { try touch(found.memberID) }
    }

    /// Marks a member for the derivation of stages.
    func touch(_ memberID: Int64) throws {
        touching.bindInteger(1, memberID)
        try touching.run()
    }

    private func run(_ statement: Statement, _ row: ActivityRow, _ memberID: Int64) throws {
        statement.bind("member", .integer(memberID))
        statement.bind("kind", .text(row.kind))
        statement.bind("at", .integer(row.at.milliseconds))
        for (column, value) in zip(columns, row.values) { statement.bind(column, value) }
        while try statement.step() {}
    }
}
