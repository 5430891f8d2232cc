import Definitions
import Formats
import JSON
import Store

/// What the commands of ideas have in common.
enum IdeaArgument {
    static let idea = Command.Argument(name: "IDEA", help: Phrase("its number in \"kamerton ideas list\""))
    static let sources = Command.Argument(
        name: "WHERE", help: Phrase("where it was said: answer:12, reply:3, case:5, or a member's address"),
        isRepeated: true)
    static let translation = Command.Option(
        name: "--in", value: "LANG=TEXT", help: Phrase("the same in another language: --in \"en=Evening delivery\""),
        isRepeated: true)

    static func id(_ text: String, _ invocation: Invocation) throws -> Int64 {
        guard let id = Int64(text) else {
            throw UsageError(
                message: Phrase("\"\(text)\" is not the number of an idea"),
                suggestion: Phrase("see them with: kamerton ideas list"), command: invocation.command.name)
        }
        return id
    }

    /// On one line.
    static func title(_ text: String, _ invocation: Invocation) throws -> String {
        let title = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard (1...200).contains(title.count) else {
            throw UsageError(message: Phrase("a title has 1 to 200 characters"), command: invocation.command.name)
        }
        return title
    }

    static func source(_ text: String, _ invocation: Invocation) throws -> IdeaSource {
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        if parts.count == 2, let number = Int64(parts[1]) {
            if let source = IdeaSource(kind: parts[0], number: number) { return source }
            throw UsageError(
                message: Phrase("\"\(parts[0])\" is no place where an idea is found"),
                suggestion: Suggestions.oneOf(IdeaSource.kinds), command: invocation.command.name)
        }
        return .manual(emailKey: try invocation.address(text).key)
    }

    /// `--in en=…`, by locale.
    static func translations(_ invocation: Invocation) throws -> [String: String] {
        var texts: [String: String] = [:]
        for value in invocation.values("--in") {
            let parts = value.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, (2...12).contains(parts[0].count),
                parts[0].allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" })
            else {
                throw UsageError(
                    message: Phrase("--in \(value) has no language before its text"),
                    suggestion: Phrase("write --in \"en=Evening delivery\""), command: invocation.command.name)
            }
            texts[parts[0]] = parts[1]
        }
        return texts
    }

    static func find(_ invocation: Invocation, _ store: Store) throws -> Idea {
        let id = try id(invocation.arguments[0], invocation)
        guard let idea = try store.idea(id) else { throw problem(.noSuchIdea(id))! }
        return idea
    }

    /// Nil when it was done.
    static func problem(_ outcome: IdeaOutcome, _ source: String = "") -> CommandError? {
        switch outcome {
        case .done: nil
        case .noSuchIdea(let id):
            CommandError(
                message: Phrase("there is no idea \(id)"),
                suggestion: Phrase("see them with: kamerton ideas list --all"))
        case .merged(let other):
            CommandError(
                message: Phrase("it was merged into the idea \(other)"),
                suggestion: Phrase("see it with: kamerton ideas show \(other)"))
        case .noSuchSource:
            CommandError(
                message: Phrase("there is nothing at \(source)"),
                suggestion: Phrase("see what members have written with: kamerton ideas inbox"))
        case .nobody:
            CommandError(
                message: Phrase("nobody knows who said \(source), so nobody could be told"),
                suggestion: Phrase("link it to a member first, or raise it by the member's address"))
        case .known: CommandError(message: Phrase("that is so already"))
        case .itself: CommandError(message: Phrase("an idea cannot be merged into itself"), exitCode: .usage)
        }
    }

    static func words(_ state: IdeaState) -> Phrase {
        switch state {
        case .new: Phrase("new")
        case .planned: Phrase("planned")
        case .doing: Phrase("being done")
        case .done: Phrase("done")
        case .declined: Phrase("declined")
        case .merged: Phrase("merged")
        }
    }

    static func object(_ idea: Idea) -> JSONObject {
        let others = idea.title.variants.filter { !$0.key.isEmpty }.sorted { $0.key < $1.key }
        return JSONObject([
            ("idea", JSONValue(idea.id)), ("title", .string(idea.name)),
            ("titles", .object(JSONObject(others.map { ($0.key, .string($0.value)) }))),
            ("state", .string(idea.state.rawValue)), ("voices", JSONValue(idea.voices)),
            ("owner", JSONValue(idea.owner)), ("note", JSONValue(idea.note)),
            ("merged_into", JSONValue(idea.mergedInto)), ("created_at", .string(idea.createdAt.description)),
            ("changed_at", .string(idea.changedAt.description)),
        ])
    }
}
