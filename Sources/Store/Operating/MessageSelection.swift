/// Which rows of the ledger an intervention is about.
package struct MessageSelection: Sendable, Hashable {
    /// The campaign's name, and the one before a rename.
    package var campaigns: [String]
    /// Nil is every occurrence.
    package var occurrence: String?
    /// Nil is everyone.
    package var memberID: Int64?

    package init(campaigns: [String], occurrence: String? = nil, memberID: Int64? = nil) {
        (self.campaigns, self.occurrence, self.memberID) = (campaigns, occurrence, memberID)
    }
}
