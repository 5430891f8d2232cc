extension Schema003 {
    /// When a member chose a language on the preference page: from then on imports leave it alone.
    static let preferences = """
        ALTER TABLE members ADD COLUMN locale_chosen_at INTEGER;

        """
}
