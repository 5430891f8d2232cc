extension Schema007 {
    /// What members told us and may be quoted with; ideas and what became of them; themes of complaints that pause.
    static let stories = """

        """
}
