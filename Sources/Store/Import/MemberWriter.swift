internal import Formats
internal import SQLite

/// Finds, makes and changes members by prepared statements over the columns that a file fills.
struct MemberWriter {
    /// A member as the store has it.
    struct Existing {
        let id: Int64
        let emailKey: String?
        let externalID: String?
        /// Parallel to the columns.
        let values: [SQLValue]
        /// The member chose the language: files do not change it.
        let hasChosenLocale: Bool
    }

    let store: Store
    let columns: [String]
    let findByEmail: Statement
    let insertion: Statement
    let batchInsertion: Statement
    let batchQuestion: Statement
    let suppression: Statement
    let erasure: Statement
    let frozenKey: Statement
    private let findByExternalID: Statement
    private let updating: Statement

    /// - Parameter columns: names of the schema and of checked identifiers only; they become part of the SQL.
    init(store: Store, columns: [String]) throws {
        self.store = store
        self.columns = columns
        let list = columns.map { ", \($0)" }.joined()
        findByEmail = try store.connection.temporaryStatement(
            "SELECT id, email_key, external_id\(list), locale_chosen_at FROM members WHERE email_key = :wanted")
        findByExternalID = try store.connection.temporaryStatement(
            "SELECT id, email_key, external_id\(list), locale_chosen_at FROM members WHERE external_id = :wanted")
        insertion = try store.connection.temporaryStatement(
            """
            INSERT INTO members (key, email, email_key, external_id, touched, created_at, updated_at\(list))
            VALUES (:key, :email, :email_key, :external_id, 2, :now, :now\(columns.map { ", :\($0)" }.joined()))
            ON CONFLICT DO NOTHING
            """)
        batchQuestion = try store.connection.temporaryStatement(MemberWriter.question(of: PackedRows.atOnce, list))
        batchInsertion = try store.connection.temporaryStatement(MemberWriter.insertion(of: PackedRows.atOnce, list))
        updating = try store.connection.temporaryStatement(
            """
            UPDATE members SET email = coalesce(:email, email), email_key = coalesce(:email_key, email_key),
                external_id = coalesce(:external_id, external_id), touched = 1, updated_at = :now
                \(columns.map { ", \($0) = \(MemberWriter.updated($0))" }.joined())
            WHERE id = :id
            """)
        suppression = try store.connection.temporaryStatement("SELECT 1 FROM suppressions WHERE email_key = :wanted")
        erasure = try store.connection.temporaryStatement("SELECT 1 FROM suppressions WHERE email_hash = :wanted")
        frozenKey = try store.connection.temporaryStatement("SELECT 1 FROM frozen_keys WHERE key = :wanted")
    }

    /// What a column becomes.
    private static func updated(_ column: String) -> String {
        let value = "coalesce(:\(column), \(column))"
        return column == "locale" ? "CASE WHEN locale_chosen_at IS NULL THEN \(value) ELSE locale END" : value
    }

    /// Of many addresses: the place of each in the list, and its member.
    private static func question(of count: Int, _ list: String) -> String {
        let wanted = (1...count).map { "(\($0 - 1), ?\($0))" }.joined(separator: ", ")
        return """
            WITH wanted (place, email_key) AS (VALUES \(wanted))
            SELECT w.place, m.id, m.external_id\(list.replacing(", ", with: ", m."))
            FROM wanted w CROSS JOIN members m ON m.email_key = w.email_key
            """
    }

    /// Of many rows: parameter 1 is the time, then come four and the columns for each row. A statement that fails is not undone by
    /// itself, for which SQLite would copy every page before it changes: its transaction is rolled back.
    private static func insertion(of count: Int, _ list: String) -> String {
        let width = 4 + list.count { $0 == "," }
        let rows = (0..<count).map { row in
            let first = 2 + row * width
            let columns = (4..<width).map { ", ?\(first + $0)" }.joined()
            return "(?\(first), ?\(first + 1), ?\(first + 2), ?\(first + 3), 2, ?1, ?1\(columns))"
        }
        return """
            INSERT OR FAIL INTO members (key, email, email_key, external_id, touched, created_at, updated_at\(list))
            VALUES \(rows.joined(separator: ", "))
            ON CONFLICT DO NOTHING
            """
    }

    func find(emailKey: String) throws -> Existing? { try find(findByEmail, emailKey) }
    func find(externalID: String) throws -> Existing? { try find(findByExternalID, externalID) }

    /// Makes a member; returns its id, or nil when the address or the external id are another's.
    func insert(_ row: MemberRow, email: EmailAddress, now: Instant) throws -> Int64? {
        insertion.bind("key", .blob(try store.newMemberKey(emailKey: email.key)))
        insertion.bind("email", .text(email.address))
        insertion.bind("email_key", .text(email.key))
        insertion.bind("external_id", SQLValue(row.externalID))
        insertion.bind("now", .integer(now.milliseconds))
        for (column, value) in zip(columns, row.values) { insertion.bind(column, value) }
        while try insertion.step() {}
        return store.connection.changes > 0 ? store.connection.lastInsertedID : nil
    }

    /// Changes what the row says; empty cells change nothing.
    func update(_ id: Int64, _ row: MemberRow, newEmail: EmailAddress?, now: Instant) throws {
        updating.bind("id", .integer(id))
        updating.bind("email", SQLValue(newEmail?.address))
        updating.bind("email_key", SQLValue(newEmail?.key))
        updating.bind("external_id", SQLValue(row.externalID))
        updating.bind("now", .integer(now.milliseconds))
        for (column, value) in zip(columns, row.values) { updating.bind(column, value) }
        while try updating.step() {}
    }

    private func find(_ statement: Statement, _ wanted: String) throws -> Existing? {
        statement.bind("wanted", .text(wanted))
        defer { statement.reset() }
        guard try statement.step() else { return nil }
        return Existing(
            id: statement.integer(0), emailKey: statement.optionalText(1), externalID: statement.optionalText(2),
            values: columns.indices.map { statement.value(3 + $0) },
            hasChosenLocale: statement.value(3 + columns.count) != .null)
    }
}
