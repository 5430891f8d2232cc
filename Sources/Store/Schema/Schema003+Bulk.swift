extension Schema003 {
    /// A member's few changes are found by `stage_changes_reached`, which begins with the member too: one index less to fill for
    /// each change.
    static let bulk = """
        DROP INDEX stage_changes_by_member;

        """
}
