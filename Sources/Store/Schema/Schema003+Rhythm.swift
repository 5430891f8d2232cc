extension Schema003 {
    /// With `timezone: member` planning stays open until the last zone has had its time: who came later is told by this.
    static let rhythm = """
        ALTER TABLE occurrences ADD COLUMN newest_member_id INTEGER;

        """
}
