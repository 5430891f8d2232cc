package import Definitions

/// What looking at the store has told about how a filter is best asked. It never changes whom the filter selects.
package struct FilterPlan: Sendable {
    /// Conditions that few members meet: the query starts from what meets them instead of asking member by member.
    package var drivers: Set<FilterNode> = []
    /// Counts and sums that are taken once over all activities, because most members have to be looked at anyway.
    package var grouped: Set<FilterNode> = []
    /// For `~=`: how the text is spelt in the store, by the SQL of the column and the folded text.
    package var spellings: [Spelling: [String]] = [:]

    /// True while the table of members is behind a view with the stages of now (`overlayStages`).
    package var overlaysStages = false

    package struct Spelling: Hashable, Sendable {
        package let column: String
        package let folded: String
    }

    package init() {}

    /// How the statement will be used.
    package enum Use: Sendable {
        /// One statement for all members.
        case once
        /// The same statement for one part of the members after another, so that what it starts from is read each time; data
        /// may change between them.
        case chunks
    }
}
