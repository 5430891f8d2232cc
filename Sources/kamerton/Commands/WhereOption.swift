import Campaigning
import Definitions
import Formats
import Store

/// `--where FILTER`: the members that a command is about.
enum WhereOption {
    static let option = Command.Option(
        name: "--where", value: "FILTER", help: "only these members: 'stage = promoter and city = \"Penza\"'")

    /// The compiled condition, nil when the option is not given. Stages are those of now.
    static func condition(
        _ invocation: Invocation, _ workspace: Workspace, _ store: Store
    ) throws -> SQLFragment? {
        try StageDerivation.overlay(store, workspace, now: invocation.now)
        guard let text = invocation.value("--where") else { return nil }
        let filter: Filter
        do throws(FilterMistakes) {
            filter = try FilterParser.parse(text, schema: FilterSchema(workspace))
        } catch {
            throw CommandError(message: describe(error, in: text), suggestion: error.mistakes.first?.suggestion)
        }
        let columns = try store.declaredColumns(ofMembers: true).union(store.declaredColumns(ofMembers: false))
        return FilterCompiler(definition: workspace.definition, now: invocation.now, columns: columns).compile(filter)
    }

    /// The mistake, with the place in the filter in words: errors are one line.
    private static func describe(_ mistakes: FilterMistakes, in text: String) -> String {
        guard let mistake = mistakes.mistakes.first else { return "the filter cannot be read" }
        let word = String(text.dropFirst(mistake.offset).prefix(max(1, mistake.length)))
        return "--where, at character \(mistake.offset + 1)\(word.isEmpty ? "" : " (\(word))"): \(mistake.message)"
    }
}
