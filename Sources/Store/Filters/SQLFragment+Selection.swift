extension SQLFragment {
    /// A whole statement that lists the members whom the condition selects, laid out for people to read and run.
    package var memberSelection: String {
        """
        SELECT m.id, m.email
        FROM members m
        WHERE m.erased_at IS NULL AND (
        \(SQLLayout.text(sql, indent: 4))
        )
        ORDER BY m.id
        """
    }
}

extension SQLFragment {
    /// Both hold. Their parameters have different names.
    package func and(_ other: SQLFragment) -> SQLFragment {
        var both = SQLFragment(
            sql: "(\(sql)) AND (\(other.sql))", parameters: parameters.merging(other.parameters) { first, _ in first })
        both.moments = moments.union(other.moments)
        return both
    }
}
