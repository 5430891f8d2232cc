internal import Definitions

/// A column of members that filters compare, and the index that it gets when a filter first asks.
struct SearchedColumn: Hashable {
    /// The column, or for the domain of the address an expression, without the table.
    let sql: String
    let indexName: String

    /// What stands behind the last @: everything else than an @ is trimmed from the end, and the rest is cut off.
    static let emailDomain = domain(of: "m.email_key")

    private static func domain(of column: String) -> String {
        "substr(\(column), length(rtrim(\(column), replace(\(column), '@', ''))) + 1)"
    }

    /// Nil for what is no column of members.
    init?(_ operand: FilterOperand) {
        switch operand {
        case .attribute(let attribute): (sql, indexName) = (attribute.column, "members_by_\(attribute.column)")
        case .stage: (sql, indexName) = ("stage", "members_by_stage")
        case .stageEnteredAt: (sql, indexName) = ("stage_entered_at", "members_by_stage_entered_at")
        case .member(.emailDomain):
            (sql, indexName) = (SearchedColumn.domain(of: "email_key"), "members_by_email_domain")
        case .member(.email): (sql, indexName) = ("email_key", SearchedColumn.unique)
        case .member(.externalID): (sql, indexName) = ("external_id", SearchedColumn.unique)
        case .member(let field): (sql, indexName) = (field.rawValue, "members_by_\(field.rawValue)")
        default: return nil
        }
    }

    /// In the place of a name: the column is unique, and so has an index anyway.
    static let unique = ""

    /// True for what an overlay of stages hides.
    var isOfStage: Bool { sql.hasPrefix("stage") }
}

extension FilterNode {
    /// The column whose index finds the members that this condition is about; nil where it takes all of them.
    var searchedColumn: SearchedColumn? {
        switch self {
        case .compare(let left, let comparator, let right):
            if comparator == .notEqual { return nil }
            if case .constant = right { return SearchedColumn(left) }
            if case .constant = left { return SearchedColumn(right) }
            return nil
        case .isIn(let operand, _), .isTrue(let operand), .within(let operand, _), .olderThan(let operand, _),
            .not(.isSet(let operand)), .matches(let operand, .folded, _), .matches(let operand, .startsWith, _):
            return SearchedColumn(operand)
        case .matches(.member(.email), .endsWith, let text) where text.hasPrefix("@"):
            return SearchedColumn(.member(.emailDomain))
        default: return nil
        }
    }
}
