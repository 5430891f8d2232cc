package import Formats

/// Something that is wrong in a store, and what to do about it.
package struct StoreFinding: Sendable, Hashable {
    package enum Severity: String, Sendable {
        case error
        /// It can be so, and someone should know.
        case warning
    }

    /// Stable, for programs: `ledger-sent`.
    package let rule: String
    package let severity: Severity
    package let message: Phrase
    package let suggestion: Phrase
    /// How many rows.
    package let count: Int
    /// Ids of the first of them.
    package let rows: [Int64]

    package init(
        _ rule: String, _ severity: Severity, _ message: Phrase, suggestion: Phrase, count: Int = 1,
        rows: [Int64] = []
    ) {
        self.rule = rule
        self.severity = severity
        self.message = message
        self.suggestion = suggestion
        self.count = count
        self.rows = rows
    }

    /// An error.
    package init(_ rule: String, _ message: Phrase, suggestion: Phrase, count: Int = 1, rows: [Int64] = []) {
        self.init(rule, .error, message, suggestion: suggestion, count: count, rows: rows)
    }
}

/// A question to the store that has no rows when all is well. It selects an id for each row that is wrong.
struct RowCheck: Sendable {
    let rule: String
    var severity = StoreFinding.Severity.error
    let sql: String
    let message: @Sendable (Int) -> Phrase
    let suggestion: Phrase

    /// What to do about rows that only another tool can have written.
    static let restore = Phrase(
        "no command of kamerton leaves this behind: was the store changed by other tools? restore the latest backup")
}
