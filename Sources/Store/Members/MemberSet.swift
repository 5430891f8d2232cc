internal import SQLite

/// The members that queries are about. Those who stand close together are read as a stretch of their ids, which costs no search for
/// each; of others a list is made.
struct MemberSet {
    let parameters: [String: SQLValue]
    let count: Int
    private let isStretch: Bool
    /// Nil where everybody of the stretch is meant.
    private let ids: Set<Int64>?

    init(_ ids: some Collection<Int64>) {
        let wanted = Set(ids)
        count = wanted.count
        let (first, last) = (wanted.min() ?? 1, wanted.max() ?? 0)
        let span = last - first + 1
        isStretch = span <= 2 * Int64(count)
        self.ids = isStretch && span > Int64(count) ? wanted : nil
        parameters =
            isStretch
            ? ["firstMember": .integer(first), "lastMember": .integer(last)]
            : ["members": Store.jsonArray(wanted.sorted())]
    }

    /// Rows of a table that belong to the members, as what stands behind `FROM`; further conditions follow with `AND`. Of a stretch
    /// there may be others among them: see `contains`.
    /// - Parameters:
    ///   - table: with its short name, `members m`.
    ///   - column: the member's id, `m.id`.
    func rows(of table: String, by column: String) -> String {
        isStretch
            ? "\(table) WHERE \(column) BETWEEN :firstMember AND :lastMember"
            : "json_each(:members) wanted CROSS JOIN \(table) WHERE \(column) = wanted.value"
    }

    func parameters(with others: [String: SQLValue]) -> [String: SQLValue] {
        parameters.merging(others) { own, _ in own }
    }

    func contains(_ id: Int64) -> Bool { ids?.contains(id) ?? true }
}
