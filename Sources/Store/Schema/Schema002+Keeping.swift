extension Schema002 {
    /// Erasure, retention and verification.
    static let keeping = ""
}
