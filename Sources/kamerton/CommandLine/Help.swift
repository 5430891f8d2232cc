/// What `--help` prints, made from the table of commands.
enum Help {
    static let version = "0.1.0"

    static func overview(_ commands: [Command]) -> String {
        var text = """
            kamerton: email and survey campaigns from files in git, run by cron.

            Usage: kamerton COMMAND [ARGUMENTS] [OPTIONS]

            Commands:

            """
        let width = commands.map(\.name.count).max() ?? 0
        for command in commands { text += line(command.name, command.summary, width: width) }
        text += "\nOptions of every command:\n" + options(GlobalOptions.table)
        text += "\nBegin with: kamerton init my-club && kamerton check --workspace my-club\n"
        return text
    }

    static func page(_ command: Command) -> String {
        var usage = "kamerton \(command.name)"
        for argument in command.arguments {
            let name = argument.name + (argument.isRepeated ? "…" : "")
            usage += argument.isOptional ? " [\(name)]" : " \(name)"
        }
        var text = "\(command.summary)\n\nUsage: \(usage)\(command.options.isEmpty ? "" : " [OPTIONS]")\n"
        if !command.discussion.isEmpty { text += "\n\(command.discussion)\n" }
        if !command.arguments.isEmpty {
            text += "\nArguments:\n"
            let width = command.arguments.map(\.name.count).max() ?? 0
            for argument in command.arguments { text += line(argument.name, argument.help, width: width) }
        }
        if !command.options.isEmpty { text += "\nOptions:\n" + options(command.options) }
        return text + "\nOptions of every command:\n" + options(GlobalOptions.table)
    }

    private static func options(_ options: [Command.Option]) -> String {
        let names = options.map { $0.name + ($0.value.map { " " + $0 } ?? "") }
        let width = names.map(\.count).max() ?? 0
        return zip(names, options).map { line($0, $1.help, width: width) }.joined()
    }

    private static func line(_ name: String, _ help: String, width: Int) -> String {
        "  " + name + String(repeating: " ", count: width - name.count + 2) + help + "\n"
    }
}
