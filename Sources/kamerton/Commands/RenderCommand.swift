import Campaigning
import Definitions
import Formats
import Foundation
import JSON
import Liquid

/// `kamerton render`
enum RenderCommand {
    static let command = Command(
        "render", summary: Phrase("a template against data, without campaigns and members"),
        discussion: Phrase(
            """
            Renders a Liquid template and writes what it says to stdout. It has Shopify's semantics: what is not known is
            empty, and nothing is escaped. --strict and --escape make it as strict as mail is.

              kamerton render letter.liquid --data '{"member": {"first_name": "Anna"}}'
              kamerton render letter.liquid --data @anna.json --strict --escape
              kamerton render letter.liquid --each members.jsonl --json
              echo '{"template": "{{ n | times: 2 }}", "data": {"n": 21}}' | kamerton render --batch

            --each renders the template once for every line of JSON, which may be any number. --batch reads requests from
            stdin, one a line, and answers each with a line: {"output"}, or {"error", "line", "column"}. With --workspace,
            "t" finds the texts of its templates/locales.
            """),
        arguments: [
            .init(name: "FILE", help: Phrase("the template; - reads it from stdin"), isOptional: true)
        ],
        options: [
            .init(name: "--data", value: "JSON", help: Phrase("the variables, as a JSON object; @FILE reads a file")),
            .init(
                name: "--each", value: "FILE", help: Phrase("render once for each line of JSON in FILE (- is stdin)")),
            .init(name: "--templates", value: "DIR", help: Phrase("where render and include find templates")),
            .init(name: "--strict", help: Phrase("unknown variables, filters and tags are mistakes")),
            .init(name: "--escape", help: Phrase("escape every output for HTML, unless it is | raw")),
            .init(name: "--locale", value: "LOCALE", help: Phrase("the language of money, date_in, plural and t")),
            .init(name: "--timezone", value: "ZONE", help: Phrase("the time zone of dates, such as Europe/Moscow")),
            .init(name: "--batch", help: Phrase("answer requests on stdin, a line of JSON each")),
        ], run: run)

    private static func run(_ invocation: Invocation) throws -> ExitCode {
        if invocation.flag("--batch") { return try batch(invocation) }
        guard let path = invocation.arguments.first else {
            throw UsageError(
                message: Phrase("which template to render is missing"),
                suggestion: Phrase("write: kamerton render letter.liquid --data '{\"name\": \"Anna\"}'"),
                command: "render")
        }
        if invocation.flag("--each"), invocation.flag("--data") {
            throw UsageError(message: Phrase("\("--data, --each") cannot go together"), command: "render")
        }
        let source = try text(of: path)
        let template: LiquidTemplate
        do {
            template = try LiquidTemplate(
                parsing: source, name: path == "-" ? "stdin" : path, options: try options(invocation))
        } catch let errors as LiquidErrors {
            for error in errors.errors { show(error, source, path, invocation) }
            return .failed
        }
        let renderer = TemplateRun(template: template, source: source, path: path, invocation: invocation)
        if let lines = invocation.value("--each") { return try renderer.each(line: lines) }
        return try renderer.once(invocation.value("--data").map(json) ?? .object(JSONObject()))
    }

    private static func batch(_ invocation: Invocation) throws -> ExitCode {
        if let extra = invocation.arguments.first ?? invocation.options.keys.first(where: { $0 != "--batch" }) {
            throw UsageError(message: Phrase("\(extra) cannot go with --batch: each line says it"), command: "render")
        }
        var renderer = BatchRenderer(language: invocation.console.language, now: invocation.globals.now)
        var input = try LineInput("-")
        var code = ExitCode.done
        while let line = try input.next() {
            if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { continue }
            let answer = renderer.answer(line)
            if answer["error"] != nil { code = .failed }
            invocation.printJSONLine(answer)
        }
        return code
    }

    private static func options(_ invocation: Invocation) throws -> LiquidOptions {
        var options = LiquidOptions(strict: invocation.flag("--strict"), escape: invocation.flag("--escape"))
        options.now = invocation.globals.now
        options.locale = invocation.value("--locale") ?? options.locale
        if let zone = invocation.value("--timezone") {
            guard Zone(zone) != nil else {
                throw UsageError(
                    message: Phrase("there is no time zone \"\(zone)\""),
                    suggestion: Suggestions.advice(for: zone, among: Zone.knownNames), command: "render")
            }
            options.timeZone = zone
        }
        if invocation.globals.workspace != nil {
            let texts = LocaleFiles(try invocation.workspaceDirectory())
            options.translations = texts.translations(for: options.locale)
        }
        if let folder = invocation.value("--templates") {
            options.templates = { partial($0, in: folder) }
        }
        return options
    }

    /// `NAME`, `NAME.liquid` or `NAME.html` in the folder; never outside of it.
    private static func partial(_ name: String, in folder: String) -> String? {
        guard !name.hasPrefix("/"), !name.split(separator: "/").contains("..") else { return nil }
        for ending in [".liquid", "", ".html"] {
            if let text = try? String(contentsOfFile: "\(folder)/\(name)\(ending)", encoding: .utf8) { return text }
        }
        return nil
    }

    private static func text(of path: String) throws -> String {
        if path == "-" { return String(decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self) }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw CommandError(message: Phrase("\(path) cannot be read"), exitCode: .usage)
        }
        return String(decoding: data, as: UTF8.self)
    }

    private static func json(_ text: String) throws -> JSONValue {
        let source = text.hasPrefix("@") ? try self.text(of: String(text.dropFirst())) : text
        do {
            return try JSONValue(parsing: source)
        } catch {
            throw UsageError(message: Phrase("--data is \("\(error)")"), command: "render")
        }
    }

    /// An error with its place, its line and a caret.
    static func show(_ error: LiquidError, _ source: String, _ path: String, _ invocation: Invocation) {
        let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
        let isHere = error.template == (path == "-" ? "stdin" : path)
        let line = isHere && lines.indices.contains(error.line - 1) ? String(lines[error.line - 1]) : nil
        let finding = Finding(
            SourceMark(file: error.template, line: error.line, column: error.column), length: error.length,
            rule: "liquid", error.message, suggestion: error.advice, sourceLine: line)
        FindingPrinter(console: invocation.console).print([finding])
    }
}
