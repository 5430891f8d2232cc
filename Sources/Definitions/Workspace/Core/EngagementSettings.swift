package import Formats

/// How engagement is counted (docs/engagement.md): what each thing that a member does is worth on its day, and how long it
/// takes to be worth half of that. Nothing else goes into the number.
package struct EngagementSettings: Sendable, Hashable {
    /// By kind of activity; `response` is an answered survey. What is not named here counts nothing.
    package var weights: [String: Double] = EngagementSettings.defaultWeights
    package var halfLife = EngagementSettings.defaultHalfLife

    package init() {}

    /// The name under which answered surveys are weighed.
    package static let response = "response"

    package static let defaultHalfLife = Span(90, .days)

    /// What gives most to others weighs most. A ticket is a question, not a merit.
    package static let defaultWeights: [String: Double] = [
        "purchase": 3, "visit": 1, "rsvp": 1, "joined": 2, "attended": 5, "review": 5, "mention": 3, "photo": 3,
        "answer": 2, "story": 8, "referral": 8, "response": 2,
    ]

    /// Those that count anything, in the order of their names.
    package var counted: [(kind: String, weight: Double)] {
        weights.filter { $0.value > 0 }.map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 }
    }

    /// What an activity's worth is multiplied by for each millisecond of its age: e to the power of minus this times the age.
    package var rate: Double { 0.693_147_180_559_945_3 / Double(halfLife.approximateMilliseconds) }
}
