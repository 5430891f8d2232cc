import Formats

/// One command of `kamerton`: what the parser, `--help` and the documents know of it, and the thin shell that runs it.
struct Command: Sendable {
    /// One or two words: `check`, `members import`.
    let name: String
    /// One line for the list of commands.
    let summary: Phrase
    /// What `--help` teaches below the summary: how it is used, with examples.
    let discussion: Phrase
    let arguments: [Argument]
    let options: [Option]
    let run: @Sendable (Invocation) throws -> ExitCode

    init(
        _ name: String, summary: Phrase, discussion: Phrase = Phrase(""), arguments: [Argument] = [],
        options: [Option] = [], run: @escaping @Sendable (Invocation) throws -> ExitCode
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
        let help: Phrase
        let isOptional: Bool
        let isRepeated: Bool

        init(name: String, help: Phrase, isOptional: Bool = false, isRepeated: Bool = false) {
            (self.name, self.help, self.isOptional, self.isRepeated) = (name, help, isOptional, isRepeated)
        }
    }

    /// `--name`, or `--name VALUE` when `value` names what follows.
    struct Option: Sendable {
        let name: String
        let value: String?
        let help: Phrase
        let isRepeated: Bool

        init(name: String, value: String? = nil, help: Phrase, isRepeated: Bool = false) {
            (self.name, self.value, self.help, self.isRepeated) = (name, value, help, isRepeated)
        }
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
struct UsageError: PhrasedError {
    let message: Phrase
    let suggestion: Phrase?
    /// Whose `--help` to point at.
    let command: String?

    init(message: Phrase, suggestion: Phrase? = nil, command: String? = nil) {
        (self.message, self.suggestion, self.command) = (message, suggestion, command)
    }

    var phrase: Phrase { message }
    var advice: Phrase? { suggestion }
}

/// A command could not do its work: one sentence, and what to do next.
struct CommandError: PhrasedError {
    let message: Phrase
    let suggestion: Phrase?
    let exitCode: ExitCode

    init(message: Phrase, suggestion: Phrase? = nil, exitCode: ExitCode = .failed) {
        (self.message, self.suggestion, self.exitCode) = (message, suggestion, exitCode)
    }

    var phrase: Phrase { message }
    var advice: Phrase? { suggestion }
}
