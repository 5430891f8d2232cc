extension Schema004 {
    static let surveys = ""
}
