import Foundation
import Formats
import JSON
import SQLite
import Store

/// `kamerton store sql`
enum StoreSQLCommand {
    static let command = Command(
        "store sql", summary: Phrase("ask the store a question in SQL, for reading only"),
        discussion: Phrase(
            """
            Opens the store for reading only, asks it one question, and prints a table, CSV or JSON. Whatever would change
            the store is refused. Without a question it reads one from standard input, and on a terminal it lists the
            views, whose columns are stable (docs/store.md).

            Example:  kamerton store sql "select stage, count(*) from members_view group by stage" --csv
            """),
        arguments: [.init(name: "QUERY", help: Phrase("the question (default: standard input)"), isOptional: true)],
        options: [.init(name: "--csv", help: Phrase("CSV on stdout; formulas are defused"))], run: run)

    private static func run(_ invocation: Invocation) throws -> ExitCode {
        let workspace = try invocation.workspace()
        try invocation.requireStore(of: workspace)
        let store = try Store(reading: workspace.storePath) { invocation.console.note($0) }
        guard let sql = invocation.arguments.first ?? input() else {
            for view in try store.views() {
                invocation.console.out(verbatim: "\(view.name): \(view.columns.joined(separator: ", "))")
            }
            return .done
        }
        do {
            let query = try StoreQuery(sql, of: store)
            if invocation.isJSON {
                try printJSON(query, invocation)
            } else if invocation.flag("--csv") {
                try printCSV(query, invocation.console)
            } else {
                try printTable(query, invocation.console)
            }
        } catch let error as StoreQueryError {
            throw CommandError(
                message: error.phrase, suggestion: Phrase("the views and their columns: kamerton store sql"),
                exitCode: .usage)
        }
        return .done
    }

    private static func input() -> String? {
        guard isatty(STDIN_FILENO) != 1 else { return nil }
        let text = String(decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self)
        return text.allSatisfy(\.isWhitespace) ? nil : text
    }

    private static func printTable(_ query: StoreQuery, _ console: Console) throws {
        var table = Table(query.columns.map(Phrase.init(verbatim:)))
        try query.forEachRow { row in table.add(verbatim: row.map { printable(cell($0)) }) }
        console.out(table)
    }

    private static func printCSV(_ query: StoreQuery, _ console: Console) throws {
        var writer = CSVWriter(defused: true)
        func flush() {
            // The console ends a line itself.
            console.out(verbatim: String(decoding: writer.takeBytes().dropLast(), as: UTF8.self))
        }
        writer.write(query.columns)
        try query.forEachRow { row in
            writer.write(row.map(cell))
            if writer.bytes.count > 65_536 { flush() }
        }
        if !writer.bytes.isEmpty { flush() }
    }

    private static func printJSON(_ query: StoreQuery, _ invocation: Invocation) throws {
        var rows: [JSONValue] = []
        try query.forEachRow { row in
            rows.append(.object(JSONObject(zip(query.columns, row).map { ($0, json($1)) })))
        }
        invocation.printJSON(["columns": .array(query.columns.map { .string($0) }), "rows": .array(rows)])
    }

    private static func cell(_ value: SQLValue) -> String {
        switch value {
        case .null: ""
        case .integer(let number): String(number)
        case .real(let number): TypeConversion.text(.real(number))
        case .text(let text): text
        case .blob(let bytes): hex(bytes)
        }
    }

    private static func json(_ value: SQLValue) -> JSONValue {
        switch value {
        case .null: .null
        case .integer(let number): .integer(number)
        case .real(let number): .real(number)
        case .text(let text): .string(text)
        case .blob(let bytes): .string(hex(bytes))
        }
    }

    private static func hex(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
