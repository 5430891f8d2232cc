/// One command of `kamerton`: what the parser, `--help` and the documents know of it, and the thin shell that runs it.
struct Command: Sendable {
    /// One or two words: `check`, `members import`.
    let name: String
    /// One line for the list of commands.
    let summary: String
    /// What `--help` teaches below the summary: how it is used, with examples.
    let discussion: String
    let arguments: [Argument]
    let options: [Option]
    let run: @Sendable (Invocation) throws -> ExitCode

    init(
        _ name: String, summary: String, discussion: String = "", arguments: [Argument] = [], options: [Option] = [],
        run: @escaping @Sendable (Invocation) throws -> ExitCode
    ) {
        self.name = name
        self.summary = summary
        self.discussion = discussion
        self.arguments = arguments
        self.options = options
        self.run = run
    }

    /// A word given by position.
    struct Argument: Sendable {
        let name: String
        let help: String
        var isOptional = false
        var isRepeated = false
    }

    /// `--name`, or `--name VALUE` when `value` names what follows.
    struct Option: Sendable {
        let name: String
        var value: String?
        let help: String
        var isRepeated = false
    }
}

/// Exit codes (DESIGN.md 6).
enum ExitCode: Int32, Sendable {
    case done = 0
    /// It ran and something is wrong: findings, failed messages, rejected rows.
    case failed = 1
    case usage = 2
    /// Another process holds what this command needs.
    case busy = 3
}

/// The command line cannot be understood.
struct UsageError: Error {
    let message: String
    var suggestion: String?
    /// Whose `--help` to point at.
    var command: String?
}

/// A command could not do its work: one sentence, and what to do next.
struct CommandError: Error {
    let message: String
    var suggestion: String?
    var exitCode = ExitCode.failed
}
