import Definitions
import Formats
import Store

/// A filter that stands on the command line.
enum FilterArgument {
    /// A filter, or the name of a segment. Its mistakes are shown with a caret under each, and end the command.
    static func parse(_ text: String, _ workspace: Workspace, _ console: Console) throws -> Filter {
        if let segment = workspace.definition.segments.first(where: { $0.name == text }) { return segment.filter }
        do throws(FilterMistakes) {
            return try FilterParser.parse(text, schema: FilterSchema(workspace))
        } catch {
            let findings = error.findings(in: text, named: "filter")
            FindingPrinter(console: console).print(findings)
            throw CommandError(
                message: Phrase("the filter has \(findings.count, "mistake", "mistakes")"),
                suggestion: Phrase("the language is described in docs/filters.md"), exitCode: .usage)
        }
    }
}
