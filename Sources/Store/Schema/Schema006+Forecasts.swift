extension Schema006 {
    /// What is expected of members: the model of purchases as it was last fitted.
    static let forecasts = """

        """
}
