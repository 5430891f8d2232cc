extension Schema003 {
    /// A member's few changes are found by `stage_changes_reached`, which begins with the member too: one index less to fill for
    /// each change.
    ///
    /// Whom data have touched that are not in the member's own row stands in a table of its own, many to a page: members here and
    /// there are each in a page of their own, which would be written for a mark alone.
    static let bulk = """
        DROP INDEX stage_changes_by_member;
        CREATE TABLE touched_members (
            member_id INTEGER PRIMARY KEY REFERENCES members (id)
        ) STRICT;

        """
}
