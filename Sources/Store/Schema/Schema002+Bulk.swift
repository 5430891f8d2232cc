extension Schema002 {
    /// What lets imports of a million rows run at the speed of the disk.
    static let bulk = ""
}
