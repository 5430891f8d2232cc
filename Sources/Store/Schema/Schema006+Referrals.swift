extension Schema006 {
    /// Who brought whom, by which code; pools of codes.
    static let referrals = """

        """
}
