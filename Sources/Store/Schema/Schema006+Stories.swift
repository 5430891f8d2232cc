extension Schema006 {
    /// What members told us and may be quoted with; ideas and what became of them.
    static let stories = """

        """
}
