import Formats

/// What `--help` prints, made from the table of commands.
struct Help {
    static let version = "0.1.0"

    let language: Language

    func overview(_ commands: [Command]) -> String {
        let width = commands.map(\.name.count).max() ?? 0
        let list = commands.map { line($0.name, $0.summary, width: width) }.joined()
        return say(Phrase("kamerton: email and survey campaigns from files in git, run by cron.")) + "\n\n"
            + say(Phrase("Usage: kamerton COMMAND [ARGUMENTS] [OPTIONS]")) + "\n\n"
            + say(Phrase("Commands:")) + "\n\n" + list + "\n" + globalOptions + "\n"
            + say(Phrase("Begin with: kamerton init my-club && kamerton check --workspace my-club")) + "\n"
    }

    func page(_ command: Command) -> String {
        var usage = "kamerton \(command.name)"
        for argument in command.arguments {
            let name = argument.name + (argument.isRepeated ? "…" : "")
            usage += argument.isOptional ? " [\(name)]" : " \(name)"
        }
        var text = say(command.summary) + "\n\n"
        let call = command.options.isEmpty ? Phrase("Usage: \(usage)") : Phrase("Usage: \(usage) [OPTIONS]")
        text += say(call) + "\n"
        if !command.discussion.isEmpty { text += "\n\(say(command.discussion))\n" }
        if !command.arguments.isEmpty {
            text += "\n" + say(Phrase("Arguments:")) + "\n"
            let width = command.arguments.map(\.name.count).max() ?? 0
            for argument in command.arguments { text += line(argument.name, argument.help, width: width) }
        }
        if !command.options.isEmpty { text += "\n" + say(Phrase("Options:")) + "\n" + options(command.options) }
        return text + "\n" + globalOptions
    }

    private var globalOptions: String {
        say(Phrase("Options of every command:")) + "\n" + options(GlobalOptions.table)
    }

    private func options(_ options: [Command.Option]) -> String {
        let names = options.map { $0.name + ($0.value.map { " " + $0 } ?? "") }
        let width = names.map(\.count).max() ?? 0
        return zip(names, options).map { line($0, $1.help, width: width) }.joined()
    }

    private func line(_ name: String, _ help: Phrase, width: Int) -> String {
        "  " + name + String(repeating: " ", count: width - name.count + 2) + say(help) + "\n"
    }

    private func say(_ phrase: Phrase) -> String { phrase.text(in: language) }
}
