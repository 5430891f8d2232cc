extension Schema002 {
    /// Sign-ups and confirmations.
    static let consent = ""
}
