internal import Formats
internal import SQLite

/// `Store.appendConsent` for imports: many consents to one purpose from one source. They are put off until `settle`, which
/// belongs in the same transaction, and are written many at a time.
struct ConsentWriter {
    private static let batchSize = 32

    private let store: Store
    private let batch: Statement
    private let single: Statement
    private let standing: Statement
    private let question: Statement
    private let purpose: SQLValue
    private let source: SQLValue
    /// Five for each consent, as `ConsentWriter.insertion` has them.
    private var values: [SQLValue] = []

    init(store: Store, purpose: String, source: String) throws {
        self.store = store
        (self.purpose, self.source) = (.text(purpose), .text(source))
        batch = try store.connection.temporaryStatement(ConsentWriter.insertion(of: ConsentWriter.batchSize))
        single = try store.connection.temporaryStatement(ConsentWriter.insertion(of: 1))
        standing = try store.connection.temporaryStatement(
            """
            INSERT INTO consent_states (member_id, purpose, state, at)
            SELECT member_id, purpose, state, at FROM consents WHERE id > :before ORDER BY id
            ON CONFLICT (member_id, purpose) DO UPDATE SET state = excluded.state, at = excluded.at
            WHERE excluded.at >= consent_states.at
            """)
        question = try store.connection.temporaryStatement(
            "SELECT state FROM consent_states WHERE member_id = :member AND purpose = :purpose")
    }

    /// What a member has said so far, nil for nothing. Sees what was settled.
    func standingState(memberID: Int64) throws -> ConsentState? {
        question.bindInteger(1, memberID)
        question.bind(2, purpose)
        defer { question.rewind() }
        return try question.step() ? ConsentState(rawValue: question.text(0)) : nil
    }

    mutating func append(memberID: Int64, state: ConsentState, basis: String?, at: Instant, proof: String) {
        values.append(.integer(memberID))
        values.append(.text(state.rawValue))
        values.append(SQLValue(basis))
        values.append(.integer(at.milliseconds))
        values.append(.text(proof))
    }

    /// Writes what was put off.
    mutating func settle() throws {
        if values.isEmpty { return }
        let last = try store.connection.firstRow("SELECT max(id) FROM consents", [:], { $0.integer(0) }) ?? 0
        var rest = values[...]
        while !rest.isEmpty {
            let isBatch = rest.count >= 5 * ConsentWriter.batchSize
            let count = 5 * (isBatch ? ConsentWriter.batchSize : 1)
            try insert(rest.prefix(count), by: isBatch ? batch : single)
            rest.removeFirst(count)
        }
        standing.bind("before", .integer(last))
        while try standing.step() {}
        values.removeAll(keepingCapacity: true)
    }

    private func insert(_ rows: ArraySlice<SQLValue>, by statement: Statement) throws {
        statement.bind(1, purpose)
        statement.bind(2, source)
        for (offset, value) in rows.enumerated() { statement.bind(Int32(3 + offset), value) }
        while try statement.step() {}
    }

    /// Parameters 1 and 2 are the same for all rows, the others go by their number.
    private static func insertion(of count: Int) -> String {
        let rows = (0..<count).map { row in
            let first = 3 + 5 * row
            return "(?\(first), ?1, ?\(first + 1), ?\(first + 2), ?2, ?\(first + 3), ?\(first + 4))"
        }
        return """
            INSERT INTO consents (member_id, purpose, state, basis, source, at, proof)
            VALUES \(rows.joined(separator: ", "))
            """
    }
}
