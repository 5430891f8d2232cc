extension Schema007 {
    /// What members found useful; occasions that were written for.
    static let content = """

        """
}
