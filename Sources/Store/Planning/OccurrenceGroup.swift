/// Occurrences of one member each are shown together: `stage:12` and `stage:13` are `stage:*`.
package enum OccurrenceGroup {
    private static let triggers = ["stage", "activity", "response", "segment"]

    package static func of(_ occurrence: String) -> String {
        triggers.first { occurrence.hasPrefix($0 + ":") }.map { $0 + ":*" } ?? occurrence
    }

    /// The same in SQL, of a column `occurrence`.
    static let sql = sql(of: "occurrence")

    /// The same of an expression.
    static func sql(of column: String) -> String {
        "CASE " + triggers.map { "WHEN \(column) LIKE '\($0):%' THEN '\($0):*'" }.joined(separator: " ")
            + " ELSE \(column) END"
    }

    /// What the occurrences of a group are like, for LIKE: a name without signs that mean something there is itself.
    static func pattern(_ group: String) -> String {
        group.hasSuffix(":*") ? group.dropLast() + "%" : group
    }
}
