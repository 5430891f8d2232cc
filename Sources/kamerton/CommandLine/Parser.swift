import Definitions
import Formats

/// Turns the words of the command line into a command and its invocation.
struct Parser {
    let commands: [Command]

    enum Parsed {
        case run(Command, arguments: [String], options: [String: [String]], GlobalOptions)
        case help(Command?)
        case version
    }

    func parse(_ words: [String]) throws -> Parsed {
        var globals = GlobalOptions()
        var rest: [String] = []
        var options: [String: [String]] = [:]
        let command = find(in: words)
        let known = (command?.options ?? []) + GlobalOptions.table
        var index = 0
        var onlyArguments = false
        while index < words.count {
            let word = words[index]
            index += 1
            if onlyArguments || !word.hasPrefix("-") || word == "-" {
                rest.append(word)
                continue
            }
            if word == "--" {
                onlyArguments = true
                continue
            }
            if word == "--version" { return .version }
            let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            let name = parts[0] == "-h" ? "--help" : parts[0]
            guard let option = known.first(where: { $0.name == name }) else {
                throw unknownOption(name, of: command, known)
            }
            var value = ""
            if option.value != nil {
                if parts.count == 2 {
                    value = parts[1]
                } else if index < words.count {
                    value = words[index]
                    index += 1
                } else {
                    throw UsageError(message: Phrase("\(name) needs a value: \(option.help)"), command: command?.name)
                }
            } else if parts.count == 2 {
                throw UsageError(message: Phrase("\(name) takes no value"), command: command?.name)
            }
            if !option.isRepeated, options[name] != nil {
                throw UsageError(message: Phrase("\(name) is given twice"), command: command?.name)
            }
            options[name, default: []].append(value)
        }
        try globals.take(from: &options)
        guard let command else {
            if globals.wantsHelp || rest.isEmpty { return .help(nil) }
            if rest[0] == "help" { return .help(find(in: Array(rest.dropFirst()))) }
            throw unknownCommand(rest)
        }
        if globals.wantsHelp { return .help(command) }
        let arguments = Array(rest.dropFirst(command.name.split(separator: " ").count))
        try check(arguments, of: command)
        return .run(command, arguments: arguments, options: options, globals)
    }

    /// The command named by the first words that are not options (or values of global options), the longest name first.
    private func find(in words: [String]) -> Command? {
        var plain: [String] = []
        var index = 0
        while index < words.count, plain.count < 2 {
            let word = words[index]
            if word.hasPrefix("-") {
                let takesValue = GlobalOptions.table.contains { $0.name == word && $0.value != nil }
                index += takesValue ? 2 : 1
                // An option of the command itself ends the name.
                if !GlobalOptions.table.contains(where: { word.hasPrefix($0.name) }) { break }
                continue
            }
            plain.append(word)
            index += 1
        }
        for count in stride(from: plain.count, to: 0, by: -1) {
            let name = plain.prefix(count).joined(separator: " ")
            if let command = commands.first(where: { $0.name == name }) { return command }
        }
        return nil
    }

    private func check(_ arguments: [String], of command: Command) throws {
        let required = command.arguments.filter { !$0.isOptional }
        if arguments.count < required.count {
            let missing = required[arguments.count]
            throw UsageError(message: Phrase("\(missing.name) is missing: \(missing.help)"), command: command.name)
        }
        let isOpen = command.arguments.last?.isRepeated ?? false
        if !isOpen, arguments.count > command.arguments.count {
            throw UsageError(
                message: Phrase("\"\(arguments[command.arguments.count])\" is one word too many"), command: command.name
            )
        }
    }

    private func unknownOption(_ name: String, of command: Command?, _ known: [Command.Option]) -> UsageError {
        UsageError(
            message: command.map { Phrase("there is no option \(name) of \"\($0.name)\"") }
                ?? Phrase("there is no option \(name)"),
            suggestion: Suggestions.nearest(to: name, among: known.map(\.name)).map { Phrase("did you mean \($0)?") },
            command: command?.name)
    }

    private func unknownCommand(_ rest: [String]) -> UsageError {
        let group = commands.filter { $0.name.hasPrefix(rest[0] + " ") }
        if !group.isEmpty {
            let names = group.map { "\"\($0.name)\"" }.joined(separator: ", ")
            return UsageError(
                message: Phrase("\"\(rest[0])\" needs one more word"), suggestion: Phrase("one of \(names)"))
        }
        let nearest = Suggestions.nearest(
            to: rest[0], among: commands.map { String($0.name.prefix { $0 != " " }) })
        return UsageError(
            message: Phrase("there is no command \"\(rest[0])\""),
            suggestion: nearest.map { Phrase("did you mean \"\($0)\"?") })
    }
}

extension GlobalOptions {
    /// Moves the global options out of the parsed ones.
    mutating func take(from options: inout [String: [String]]) throws {
        workspace = options.removeValue(forKey: "--workspace")?.last
        if let text = options.removeValue(forKey: "--now")?.last {
            guard let instant = Instant(rfc3339: text) else {
                throw UsageError(
                    message: Phrase("--now \(text) is not a time with a zone"),
                    suggestion: Phrase("write it as 2026-10-10T07:00:00Z"))
            }
            now = instant
        }
        if let text = options.removeValue(forKey: "--lang")?.last {
            guard let language = Language(rawValue: text) else {
                throw UsageError(
                    message: Phrase("--lang \(text) is not a language that kamerton speaks"),
                    suggestion: Phrase("write --lang ru or --lang en"))
            }
            self.language = language
        }
        isJSON = options.removeValue(forKey: "--json") != nil
        isQuiet = options.removeValue(forKey: "--quiet") != nil
        if options.removeValue(forKey: "--no-color") != nil { hasColor = false }
        wantsHelp = options.removeValue(forKey: "--help") != nil
    }
}
