package import Formats

/// A role that members hold for a while: mentor, host, expert, ambassador.
package struct RoleDefinition: Sendable {
    package var name: String
    /// As members read it.
    package var title: LocalizedText
    /// How long it is held when nobody says; nil until it is ended.
    package var term: Span?
    /// What is asked of those who hold it, for the team.
    package var note: String?

    package init(name: String, title: LocalizedText, term: Span? = nil, note: String? = nil) {
        (self.name, self.title, self.term, self.note) = (name, title, term, note)
    }
}
