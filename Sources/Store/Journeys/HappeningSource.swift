package import Definitions
package import Formats
internal import SQLite

/// Rows that things happen in, as a query `m` with `id`, `member_id` and `at`, and a condition over it.
package struct HappeningSource: Sendable {
    /// The table whose ids grow.
    let table: String
    /// Goes into FROM, as `m`.
    let from: String
    let condition: String
    /// The same where rows are found by their ids: the sign keeps the indexes of kinds, stages and campaigns away, which would
    /// go through all that ever happened.
    let conditionByID: String
    let parameters: [String: SQLValue]
    /// Of the occurrence's name: `activity:` before the id, or all of it.
    package let name: String
    var isNamedByID = true

    /// Activities with a condition on their fields, or answers with one on their scores.
    /// - Parameter columns: the declared columns of activities that exist.
    package init(_ happening: Happening, _ definition: WorkspaceDefinition, columns: Set<String>, formerName: String?) {
        switch happening {
        case .activity(let kind, let filter, let fields):
            self.init(activity: kind, filter, fields.filter { columns.contains("field_" + $0.name) }, definition)
        case .response(let campaign, let condition):
            self.init(response: campaign, formerName, condition)
        }
    }

    private init(
        activity kind: String, _ filter: Filter?, _ fields: [AttributeDefinition], _ definition: WorkspaceDefinition
    ) {
        table = "activities"
        name = "activity:"
        let columns = fields.map { ", field_\($0.name) AS \($0.column)" }.joined()
        from = "(SELECT id, member_id, at, kind\(columns) FROM activities) m"
        let compiler = FilterCompiler(
            definition: definition, now: Instant(milliseconds: 0), columns: Set(fields.map(\.column)))
        let compiled = filter.map { compiler.compile($0, prefix: "happening") }
        condition = "m.kind = :kind" + (compiled.map { " AND (\($0.sql))" } ?? "")
        conditionByID = "+" + condition
        parameters = (compiled?.parameters ?? [:]).merging(["kind": .text(kind)]) { first, _ in first }
    }

    private init(response campaign: String, _ formerName: String?, _ answers: AnswerCondition?) {
        table = "responses"
        name = "response:"
        from = """
            (SELECT id, member_id, at, campaign FROM responses
            WHERE is_duplicate = 0 AND member_id IS NOT NULL) m
            """
        var tests = ["m.campaign IN (:survey, :formerSurvey)"]
        var parameters: [String: SQLValue] = [
            "survey": .text(campaign), "formerSurvey": .text(formerName ?? campaign),
        ]
        for (index, clause) in (answers?.clauses ?? []).enumerated() {
            let sql = AnswerClauseSQL(clause, prefix: "clause\(index)")
            tests.append(sql.text(response: "m.id"))
            parameters.merge(sql.parameters) { first, _ in first }
        }
        condition = tests.joined(separator: " AND ")
        conditionByID = "+" + condition
        self.parameters = parameters
    }

    /// Changes into one of these stages.
    package init(stages: [String]) {
        table = "stage_changes"
        name = "stage:"
        from = "(SELECT id, member_id, entered_at AS at, to_stage FROM stage_changes) m"
        condition = stages.indices.map { "m.to_stage = :stage\($0)" }.joined(separator: " OR ")
        conditionByID = stages.indices.map { "+m.to_stage = :stage\($0)" }.joined(separator: " OR ")
        parameters = Dictionary(
            uniqueKeysWithValues: stages.enumerated().map { ("stage\($0.offset)", SQLValue.text($0.element)) })
    }

    /// Members who have come; those whom a sign-up made have when they have confirmed it. A day without a time of day is the
    /// beginning of that day, so whoever is new since the trigger was first run may have joined up to a day before.
    package init(joinedAfter since: Instant) {
        table = "members"
        name = "joined"
        isNamedByID = false
        from = """
            (SELECT id, id AS member_id,
                CASE WHEN created_at > :joined AND coalesce(joined_at, created_at) > :joined - 86400000
                    THEN max(coalesce(joined_at, created_at), :joined + 1)
                    ELSE coalesce(joined_at, created_at) END AS at
            FROM members WHERE email IS NOT NULL AND erased_at IS NULL AND (joined_at IS NOT NULL OR NOT EXISTS (
                SELECT 1 FROM sign_ups s WHERE s.member_id = members.id AND s.has_made_member = 1))) m
            """
        condition = "m.id > 0"
        conditionByID = condition
        parameters = ["joined": .integer(since.milliseconds)]
    }
}
