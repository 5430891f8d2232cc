import Formats
import Foundation

/// The executable: parses the words, runs the command, prints what went wrong once, and exits.
@main
struct Kamerton {
    static func main() {
        signal(SIGPIPE, SIG_IGN)
        let code = run(Array(CommandLine.arguments.dropFirst()))
        fflush(nil)
        // Not exit(): it takes the libraries down under threads that are still at work, such as one that opens a connection or
        // composes a message that will not be sent, and these then crash.
        _exit(code.rawValue)
    }

    /// Everything but the exit, so that tests can call it.
    static func run(_ words: [String]) -> ExitCode {
        let language = spokenLanguage(words, ProcessInfo.processInfo.environment)
        var console = Console(GlobalOptions(language: language))
        do {
            switch try Parser(commands: Registry.commands).parse(words) {
            case .version:
                console.out(verbatim: "kamerton \(Help.version)")
                console.flush()
                return .done
            case .help(let command):
                let help = Help(language: language)
                console.out(verbatim: command.map(help.page) ?? help.overview(Registry.commands))
                console.flush()
                return .done
            case .run(let command, let arguments, let options, var globals):
                globals.language = language
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

    /// `--lang`, else what the environment asks for: known before the words are parsed, as their mistakes are said in it.
    static func spokenLanguage(_ words: [String], _ environment: [String: String]) -> Language {
        var language = Language(environment: environment)
        for (index, word) in words.enumerated() where word.hasPrefix("--lang") {
            let value = word.hasPrefix("--lang=") ? String(word.dropFirst(7)) : words.dropFirst(index + 1).first ?? ""
            language = Language(rawValue: value) ?? language
        }
        return language
    }
}
