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
