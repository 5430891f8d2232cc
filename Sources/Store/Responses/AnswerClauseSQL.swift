internal import Definitions
internal import SQLite

/// A clause of a condition on answers as SQL over the rows of one answer sheet.
struct AnswerClauseSQL {
    let parameters: [String: SQLValue]
    private let test: String
    private let exists: Bool

    init(_ clause: AnswerCondition.Clause, prefix: String) {
        var parameters: [String: SQLValue] = [:]
        func list(_ values: [String], _ name: String) -> String {
            values.enumerated().map { index, value in
                parameters["\(prefix)\(name)\(index)"] = .text(value)
                return ":\(prefix)\(name)\(index)"
            }.joined(separator: ", ")
        }
        var tests = ["n.question IN (\(list(clause.names, "name")))"]
        switch clause.test {
        case .any: break
        case .number(let comparator, let value):
            parameters["\(prefix)value"] = .real(value)
            tests.append("n.number \(comparator.sql) :\(prefix)value")
        case .text(let comparator, let value):
            parameters["\(prefix)value"] = .text(value)
            tests.append("n.text \(comparator.sql) :\(prefix)value")
        case .oneOf(let values): tests.append("n.text IN (\(list(values, "value")))")
        case .noneOf(let values): tests.append("n.text NOT IN (\(list(values, "value")))")
        }
        test = tests.joined(separator: " AND ")
        exists = clause.exists
        self.parameters = parameters
    }

    /// - Parameter response: the column with the sheet's id.
    func text(response: String) -> String {
        "\(exists ? "" : "NOT ")EXISTS (SELECT 1 FROM answers n WHERE n.response_id = \(response) AND \(test))"
    }
}
