package import Store
internal import SQLite

extension Store {
    /// The ids of those whom data have touched since their stage was derived, by a mark in their row or in the table of marks.
    package func touchedMembers() throws -> [Int64] {
        try connection.rows(
            """
            SELECT t.member_id FROM touched_members t
            UNION SELECT m.id FROM members m WHERE m.touched = 1
            ORDER BY 1
            """
        ) { $0.integer(0) }
    }

    /// Takes every mark away, as though stages had been derived.
    package func forgetTouchedMembers() throws {
        try connection.execute("DELETE FROM touched_members; UPDATE members SET touched = 0")
    }
}
