import Definitions
import Formats
import JSON
import SQLite
import Store

/// `segment --sql`: the query with its parameters, as the sqlite3 shell takes them.
struct SegmentSQL {
    let filter: Filter
    let condition: SQLFragment
    let store: Store

    func print(_ invocation: Invocation) {
        if condition.sql.contains("kamerton_fold") {
            invocation.console.note(
                Phrase("the sqlite3 shell has no kamerton_fold: it folds case in every script, for ~="))
        }
        if condition.sql.contains("kamerton_share") {
            invocation.console.note(
                Phrase("the sqlite3 shell has no kamerton_share: it takes a sample by the store's keyed hash"))
        }
        if filter.root.asksForStage {
            invocation.console.note(Phrase("the stages are those that the last run recorded"))
        }
        if invocation.isJSON {
            var parameters = JSONObject()
            for name in names { parameters[name] = json(condition.parameters[name] ?? .null) }
            invocation.printJSON(["sql": .string(condition.memberSelection), "parameters": .object(parameters)])
        } else {
            for line in lines(invocation.console.language) { invocation.console.out(verbatim: line) }
        }
    }

    private var names: [String] { condition.parameters.keys.sorted { ($0.count, $0) < ($1.count, $1) } }

    /// A script for the sqlite3 shell.
    private func lines(_ language: Language) -> [String] {
        var lines = ["-- \(FilterPrinter.text(of: filter.root).replacing("\n", with: " "))"]
        if condition.sql.contains("+m.") || condition.sql.contains("+a.") {
            lines.append(
                Phrase("-- A + before a column keeps SQLite from its index: another condition leaves fewer rows.")
                    .text(in: language))
        }
        if condition.sql.contains(" IN (:"), filter.root.asksForFold {
            lines.append(Phrase("-- The texts of ~= are those spellings that the store has now.").text(in: language))
        }
        if !names.isEmpty { lines.append(".parameter init") }
        for name in names {
            let value = condition.parameters[name] ?? .null
            if condition.moments.contains(name), case .integer(let milliseconds) = value {
                let moment = Instant(milliseconds: milliseconds)
                lines.append(Phrase("-- :\(name) is \(moment)").text(in: language))
            }
            lines.append(".parameter set :\(name) \"\(literal(value))\"")
        }
        return lines + ["\(condition.memberSelection);"]
    }

    private func json(_ value: SQLValue) -> JSONValue {
        switch value {
        case .null, .blob: .null
        case .integer(let number): .integer(number)
        case .real(let number): .real(number)
        case .text(let text): .string(text)
        }
    }

    /// A value as an SQL literal inside the double quotes of a command of the sqlite3 shell.
    private func literal(_ value: SQLValue) -> String {
        switch value {
        case .null, .blob: "NULL"
        case .integer(let number): String(number)
        case .real(let number): String(number)
        case .text(let text):
            "'"
                + text.replacing("'", with: "''").replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
                .replacing("\n", with: "\\n") + "'"
        }
    }
}

extension FilterNode {
    fileprivate var asksForFold: Bool {
        var found = false
        visit { if case .matches(_, .folded, _) = $0 { found = true } }
        return found
    }
}
