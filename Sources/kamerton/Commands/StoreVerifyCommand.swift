import Definitions
import Formats
import JSON
import Store

/// `kamerton store verify`
enum StoreVerifyCommand {
    static let command = Command(
        "store verify", summary: Phrase("look through the store for what should not be"),
        discussion: Phrase(
            """
            Reads the whole store and says what is wrong and what to do about it: damage to the file, missing indexes,
            rows that point nowhere, ledger rows that contradict themselves, standing consents and stages that are not
            what the record says, remains of erased members, attributes of another type than kamerton.yaml declares.

            It changes nothing unless you say --repair, which makes anew what is derived from the record: indexes, views,
            standing consents and recorded stages. Exits 1 when something is wrong; warnings alone are no failure.

            Example:  kamerton store verify --json
            """),
        options: [
            .init(name: "--quick", help: Phrase("without comparing each index with its table")),
            .init(name: "--repair", help: Phrase("make anew what is derived from the record")),
        ], run: run)

    private static func run(_ invocation: Invocation) throws -> ExitCode {
        let workspace = try invocation.workspace()
        try invocation.requireStore(of: workspace)
        var repaired = 0
        if invocation.flag("--repair") { repaired = try Store(path: workspace.storePath).repairDerived() }
        let findings = try StoreVerification.findings(
            at: workspace.storePath, definition: workspace.definition, now: invocation.now,
            isQuick: invocation.flag("--quick")
        ) { invocation.console.progress(Phrase("looking at \($0)")) }
        invocation.console.clearProgress()
        let errors = findings.count { $0.severity == .error }
        if invocation.isJSON {
            invocation.printJSON([
                "ok": .bool(errors == 0), "repaired": JSONValue(repaired), "findings": .array(findings.map(json)),
            ])
            return errors > 0 ? .failed : .done
        }
        let console = invocation.console
        if repaired > 0 { console.note(Phrase("made anew: \(repaired, "row or index", "rows and indexes")")) }
        for finding in findings { show(finding, console) }
        if findings.isEmpty { console.out(Phrase("the store is sound")) }
        return errors > 0 ? .failed : .done
    }

    private static func show(_ finding: StoreFinding, _ console: Console) {
        let label =
            finding.severity == .error
            ? console.styled(Phrase("error"), .red) : console.styled(Phrase("warning"), .yellow)
        console.error(verbatim: "\(label): \(printable(finding.message.text(in: console.language))) [\(finding.rule)]")
        if !finding.rows.isEmpty {
            console.error(Phrase("  ids: \(finding.rows.map(String.init).joined(separator: ", "))"))
        }
        console.error(
            verbatim: "  "
                + console.styled(verbatim: "→ \(printable(finding.suggestion.text(in: console.language)))", .dim))
    }

    private static func json(_ finding: StoreFinding) -> JSONValue {
        [
            "rule": .string(finding.rule), "severity": .string(finding.severity.rawValue),
            "message": .string(finding.message.english), "suggestion": .string(finding.suggestion.english),
            "count": JSONValue(finding.count), "rows": .array(finding.rows.map { .integer($0) }),
        ]
    }
}
