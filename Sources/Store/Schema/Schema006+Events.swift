extension Schema006 {
    /// Who comes to an event, with whom, and who waits.
    static let events = """

        """
}
