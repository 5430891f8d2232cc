/// `mentoring:`: newcomers are brought together with members who hold a role.
package struct MentoringDefinition: Sendable {
    /// Attributes and built-in values that should be the same, the most important first.
    package var match: [FilterOperand]
    /// Who is offered a mentor.
    package var newcomers: Filter
    /// The role of those who mentor.
    package var role: String
    /// Newcomers whom a mentor has at once, open offers included.
    package var capacity: Int

    package init(match: [FilterOperand], newcomers: Filter, role: String, capacity: Int) {
        (self.match, self.newcomers, self.role, self.capacity) = (match, newcomers, role, capacity)
    }

    package static let defaultRole = "mentor"
    package static let defaultCapacity = 3
}
