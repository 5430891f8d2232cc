internal import SQLite

extension Store {
    /// How many answer sheets a member has given.
    package func responseCount(memberID: Int64) throws -> Int {
        try connection.firstRow(
            "SELECT count(*) FROM responses WHERE member_id = :member", ["member": .integer(memberID)], { $0.int(0) })
            ?? 0
    }
}
