import Definitions
import Formats
import Store

/// `--where FILTER`: the members that a command is about.
enum WhereOption {
    static let option = Command.Option(
        name: "--where", value: "FILTER", help: Phrase("only these members: 'stage = promoter and city = \"Penza\"'"))

    /// The compiled condition, nil when the option is not given. Stages are those of now.
    static func condition(
        _ invocation: Invocation, _ workspace: Workspace, _ store: Store
    ) throws -> SQLFragment? {
        try invocation.overlayStages(store, workspace)
        guard let text = invocation.value("--where") else { return nil }
        let filter = try FilterArgument.parse(text, workspace, invocation.console)
        try store.readByMapping()
        return try FilterCompiler(workspace, store, now: invocation.now).planned(for: filter, store, .once)
            .compile(filter)
    }
}
