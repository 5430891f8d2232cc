import Formats

// For messages that are not translated yet. Nothing new may use these: text without a Phrase is English for good.

extension Console {
    func out(_ text: String) { out(verbatim: text) }
    func note(_ text: String) { note(verbatim: text) }
    func progress(_ text: String) { progress(verbatim: text) }
    func styled(_ text: String, _ style: Style) -> String { styled(verbatim: text, style) }
}

extension Command.Option {
    init(name: String, value: String? = nil, help: String, isRepeated: Bool = false) {
        self.init(name: name, value: value, help: Phrase(verbatim: help), isRepeated: isRepeated)
    }
}

extension UsageError {
    init(message: String, suggestion: String? = nil, command: String? = nil) {
        self.init(
            message: Phrase(verbatim: message), suggestion: suggestion.map(Phrase.init(verbatim:)), command: command)
    }
}

extension CommandError {
    init(message: String, suggestion: String? = nil, exitCode: ExitCode = .failed) {
        self.init(
            message: Phrase(verbatim: message), suggestion: suggestion.map(Phrase.init(verbatim:)), exitCode: exitCode)
    }
}
