import Campaigning
import Crypto
import Definitions
import Formats
import JSON
import Store

/// The story that a command is about, by its number, and how stories are shown.
enum StoryArgument {
    static let argument = Command.Argument(name: "ID", help: Phrase("the story's number, as stories list shows it"))

    static func read(_ invocation: Invocation) throws -> (Workspace, Store, Story) {
        guard let id = Int64(invocation.arguments[0]) else {
            throw UsageError(
                message: Phrase("\"\(invocation.arguments[0])\" is not the number of a story"),
                suggestion: Phrase("see them with: kamerton stories list"), command: invocation.command.name)
        }
        let workspace = try invocation.workspace()
        let store = try invocation.presentStore(of: workspace)
        guard let story = try store.story(id) else {
            throw CommandError(
                message: Phrase("there is no story \(id)"), suggestion: Phrase("see them with: kamerton stories list"))
        }
        return (workspace, store, story)
    }

    static func standing(_ standing: Story.Standing) -> Phrase {
        switch standing {
        case .unasked: Phrase("nobody has asked")
        case .asked: Phrase("asked")
        case .granted: Phrase("may be quoted")
        case .refused: Phrase("refused")
        case .withdrawn: Phrase("withdrawn")
        case .changed: Phrase("the words have changed since the permission")
        }
    }

    /// As much of the words as stands on a line.
    static func beginning(_ story: Story) -> String {
        let line = printable(story.text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
        return line.count > 50 ? line.prefix(49) + "…" : line
    }

    /// Says what became of a story after a command.
    static func tell(_ story: Story?, _ words: Phrase, _ invocation: Invocation) {
        if invocation.isJSON, let story { return invocation.printJSON(json(story)) }
        invocation.console.out(words)
    }

    static func json(_ story: Story) -> JSONValue {
        [
            "id": .integer(story.id), "email": .string(story.email), "name": JSONValue(story.name),
            "kind": .string(story.kind), "text": .string(story.text), "url": JSONValue(story.url),
            "rating": story.rating.map { .real($0) } ?? .null, "at": .string(story.at.description),
            "source": .string(story.source), "is_verified": .bool(story.isVerified),
            "permission": .string(story.standing.rawValue), "is_quotable": .bool(story.isQuotable),
            "quoted_name": JSONValue(story.isQuotable ? story.permission?.name : nil),
        ]
    }

    static func json(_ permission: StoryPermission) -> JSONValue {
        [
            "state": .string(permission.state.rawValue), "at": .string(permission.at.description),
            "source": .string(permission.source), "origin": JSONValue(permission.origin),
            "name": JSONValue(permission.name), "wording": JSONValue(permission.wording?.version),
            "wording_text": JSONValue(permission.wording?.text), "language": JSONValue(permission.wording?.locale),
            "text_sha256": .string(TextCode.hex(permission.textHash)),
        ]
    }
}
