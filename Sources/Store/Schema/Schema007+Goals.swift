extension Schema007 {
    /// The declaration of the community and who accepted it; what the morning page has told.
    static let goals = """

        """
}
