internal import Definitions

/// Occurrences of one member each are shown together: `stage:12` and `stage:13` are `stage:*`. An occasion is shown by its day,
/// whatever the years of each member: `occasion:a-year-with-us:2026-11-22`.
package enum OccurrenceGroup {
    private static let triggers = ["stage", "activity", "response", "segment"]

    package static func of(_ occurrence: String) -> String {
        triggers.first { occurrence.hasPrefix($0 + ":") }.map { $0 + ":*" }
            ?? OccasionName(occurrence)?.withoutYears.description ?? occurrence
    }

    /// The same in SQL, of a column `occurrence`.
    static let sql = sql(of: "occurrence")

    /// The same of an expression.
    static func sql(of column: String) -> String {
        "CASE " + triggers.map { "WHEN \(column) LIKE '\($0):%' THEN '\($0):*'" }.joined(separator: " ")
            // Up to the colon behind the name, and the ten letters of a day.
            + " WHEN \(column) LIKE 'occasion:%' THEN substr(\(column), 1, 19 + instr(substr(\(column), 10), ':'))"
            + " ELSE \(column) END"
    }

    /// What the occurrences of a group are like, for LIKE: a name without signs that mean something there is itself.
    static func pattern(_ group: String) -> String {
        if group.hasPrefix(OccasionName.prefix) { return group + "%" }
        return group.hasSuffix(":*") ? group.dropLast() + "%" : group
    }
}
