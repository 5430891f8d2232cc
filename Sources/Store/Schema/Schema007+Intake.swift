extension Schema007 {
    /// What was refused at the door, counted.
    static let intake = """

        """
}
