extension Schema004 {
    static let intake = ""
}
