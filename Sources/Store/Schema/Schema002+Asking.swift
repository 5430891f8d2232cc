extension Schema002 {
    /// The indexes that filters use.
    static let asking = ""
}
