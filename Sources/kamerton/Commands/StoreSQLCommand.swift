import Foundation
import Formats
import JSON
import SQLite
import Store

/// `kamerton store sql`
enum StoreSQLCommand {
    static let command = Command(
        "store sql", summary: Phrase("ask the store questions in SQL, for reading only"),
        discussion: Phrase(
            """
            Opens the store for reading only, and prints the answer to a query as a table, CSV or JSON. Whatever would
            change the store is refused. With --file, or from standard input, several queries are answered in turn, each
            ended by a semicolon. On a terminal without a query there is a prompt: .help says what it understands.

              kamerton store sql "select stage, count(*) from members_view group by stage" --csv
              kamerton store sql --file monthly.sql

            The views and their columns are stable (docs/store.md); docs/queries.md has examples.
            """),
        arguments: [.init(name: "QUERY", help: Phrase("the question (default: standard input)"), isOptional: true)],
        options: [
            .init(name: "--file", value: "FILE", help: Phrase("the queries of a file")),
            .init(name: "--csv", help: Phrase("CSV on stdout; formulas are defused")),
        ], run: run)

    private static func run(_ invocation: Invocation) throws -> ExitCode {
        let workspace = try invocation.workspace()
        try invocation.requireStore(of: workspace)
        let text = try text(invocation)
        let store = try Store(reading: workspace.storePath) { invocation.console.note($0) }
        var results: [JSONValue] = []
        var prompt = SQLPrompt(store, invocation.console) { sql in
            let query = try StoreQuery(sql, of: store)
            if invocation.isJSON {
                results.append(try json(query))
            } else if invocation.flag("--csv") {
                try printCSV(query, invocation.console)
            } else {
                try printTable(query, invocation.console)
            }
        }
        guard invocation.arguments.first != nil || text != nil || isatty(STDIN_FILENO) != 1 else {
            prompt.talk()
            return .done
        }
        do {
            if let sql = invocation.arguments.first {
                try prompt.answer(sql)
            } else if let text {
                try prompt.read(text)
            } else {
                for view in try store.views() {
                    invocation.console.out(verbatim: "\(view.name): \(view.columns.joined(separator: ", "))")
                }
                return .done
            }
        } catch let error as StoreQueryError {
            prompt.show(error)
            throw CommandError(
                message: error.phrase, suggestion: Phrase("the views and their columns: kamerton store sql"),
                exitCode: .usage)
        }
        if invocation.isJSON {
            invocation.printJSON(results.count == 1 ? results[0] : ["results": .array(results)])
        }
        return .done
    }

    /// What `--file` has, or standard input; nil where neither says anything.
    private static func text(_ invocation: Invocation) throws -> String? {
        if let path = invocation.value("--file") {
            guard invocation.arguments.isEmpty else {
                throw UsageError(
                    message: Phrase("a query and --file are two things to do"), suggestion: Phrase("leave one out"),
                    command: "store sql")
            }
            guard let data = FileManager.default.contents(atPath: path) else {
                throw CommandError(message: Phrase("\(path) cannot be read"), exitCode: .usage)
            }
            return String(decoding: data, as: UTF8.self)
        }
        guard invocation.arguments.isEmpty, isatty(STDIN_FILENO) != 1 else { return nil }
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

    private static func json(_ query: StoreQuery) throws -> JSONValue {
        var rows: [JSONValue] = []
        try query.forEachRow { row in
            rows.append(.object(JSONObject(zip(query.columns, row).map { ($0, json($1)) })))
        }
        return ["columns": .array(query.columns.map { .string($0) }), "rows": .array(rows)]
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
