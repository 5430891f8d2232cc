import Foundation

/// The executable: parses the words, runs the command, prints what went wrong once, and exits.
@main
struct Kamerton {
    static func main() {
        signal(SIGPIPE, SIG_IGN)
        exit(run(Array(CommandLine.arguments.dropFirst())).rawValue)
    }

    /// Everything but the exit, so that tests can call it.
    static func run(_ words: [String]) -> ExitCode {
        var console = Console(GlobalOptions())
        do {
            switch try Parser(commands: Registry.commands).parse(words) {
            case .version:
                console.out("kamerton \(Help.version)")
                console.flush()
                return .done
            case .help(let command):
                console.out(command.map(Help.page) ?? Help.overview(Registry.commands))
                console.flush()
                return .done
            case .run(let command, let arguments, let options, let globals):
                console = Console(globals)
                let invocation = Invocation(
                    command: command, arguments: arguments, options: options, globals: globals, console: console)
                let code = try command.run(invocation)
                console.flush()
                return code
            }
        } catch {
            console.flush()
            return ErrorPrinter(console: console).print(error)
        }
    }
}
