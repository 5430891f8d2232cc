extension Schema002 {
    /// What members choose on their preference page.
    static let preferences = ""
}
