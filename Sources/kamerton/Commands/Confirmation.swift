import Foundation
import Formats

extension Invocation {
    static let yesOption = Command.Option(name: "--yes", help: Phrase("do not ask"))

    /// Asks on a terminal, unless `--yes` is given. Where there is no terminal it does not go on by itself.
    /// - Parameters:
    ///   - question: ends with `[y/N] `.
    ///   - what: what it would do, for where nobody can be asked.
    func confirm(_ question: Phrase, what: Phrase) throws {
        if flag("--yes") { return }
        guard isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1, !isJSON else {
            throw UsageError(
                message: Phrase("\(what), and there is no terminal to ask on: add --yes"),
                suggestion: Phrase("see what would be done with --dry-run"), command: command.name)
        }
        FileHandle.standardError.write(Data(question.text(in: console.language).utf8))
        let answer = readLine()?.trimmingCharacters(in: .whitespaces).lowercased() ?? ""
        guard ["y", "yes", "д", "да"].contains(answer) else {
            throw CommandError(message: Phrase("nothing was changed"))
        }
    }
}
