extension Schema004 {
    static let experiments = ""
}
