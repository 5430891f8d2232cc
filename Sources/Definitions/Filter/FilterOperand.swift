package import Formats

/// A value of a member that a filter compares.
package indirect enum FilterOperand: Sendable, Hashable {
    case constant(FilterValue)
    case member(MemberField)
    case attribute(AttributeDefinition)
    case stage
    case stageEnteredAt
    /// The number of the latest NPS answer to any campaign, and when it was given.
    case nps
    case npsAt
    /// The probability that a member who has bought will buy again, of 1; missing for who never bought.
    case alive
    /// Purchases (days of them) expected of a member who has bought, in the time ahead.
    case expectedPurchases(within: Span)
    /// What the member did, each thing by its weight and fading (docs/engagement.md).
    case engagement
    /// The points that the member has now (docs/loyalty.md).
    case points
    case count(kind: String, within: Span?)
    case aggregate(Aggregate, kind: String, field: AttributeDefinition, within: Span?)
    case first(kind: String)
    case last(kind: String)
    /// The member's latest answer to a question of a campaign.
    case answer(campaign: String, question: String, AnswerPart)
    case arithmetic(FilterOperand, Arithmetic, FilterOperand)

    /// The built-in values of a member.
    package enum MemberField: String, Sendable, CaseIterable {
        case email
        case emailDomain = "email_domain"
        case externalID = "external_id"
        case firstName = "first_name"
        case lastName = "last_name"
        case name
        case locale
        case timezone
        case joinedAt = "joined_at"
    }

    /// What is made of an activity's field over many activities. The sum of none is 0; the others are missing then.
    package enum Aggregate: String, Sendable, CaseIterable {
        case sum, avg, min, max
    }

    /// Which half of an answer is meant: it follows from what it is compared with.
    package enum AnswerPart: Sendable {
        case number, text, either
    }

    package enum Arithmetic: String, Sendable, CaseIterable {
        case plus = "+"
        case minus = "-"
        case times = "*"
        /// Missing when the divisor is 0.
        case dividedBy = "/"
    }

    /// True for what the model of purchases tells: it changes from day to day by itself.
    package var isForecast: Bool {
        switch self {
        case .alive, .expectedPurchases: true
        default: false
        }
    }

    /// This operand and those that it is computed from.
    package var parts: [FilterOperand] {
        if case .arithmetic(let left, _, let right) = self { return [self] + left.parts + right.parts }
        return [self]
    }
}
