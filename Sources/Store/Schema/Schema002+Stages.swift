extension Schema002 {
    /// The indexes and tables that stage derivation uses.
    static let stages = ""
}
