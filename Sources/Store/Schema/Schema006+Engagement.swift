extension Schema006 {
    /// Roles, mentors and waves.
    static let engagement = """

        """
}
