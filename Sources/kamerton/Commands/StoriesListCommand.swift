import Definitions
import Formats
import JSON
import Store

/// `kamerton stories list`
enum StoriesListCommand {
    static let command = Command(
        "stories list", summary: Phrase("what members told us, and whether it may be quoted"),
        discussion: Phrase(
            """
            A story is an activity with a text: story, review, mention, photo, answer (helped someone). They come by
            activities import (columns text, url, rating), from a reply, or by hand. The latest first.

              kamerton stories list --quotable
              kamerton stories list --kind review --where 'stage = promoter' --csv
            """),
        options: [
            .init(
                name: "--kind", value: "KIND", help: Phrase("only these: story, review, mention, photo, answer"),
                isRepeated: true),
            .init(name: "--quotable", help: Phrase("only those that may be quoted as they stand")),
            WhereOption.option,
            .init(name: "--limit", value: "N", help: Phrase("at most so many (default 100; 0 is all)")),
            .init(name: "--csv", help: Phrase("CSV on stdout; formulas are defused")),
        ], run: run)

    @Sendable private static func run(_ invocation: Invocation) throws -> ExitCode {
        let kinds = invocation.values("--kind")
        for kind in kinds where !ActivityDefinition.told.contains(kind) {
            throw UsageError(
                message: Phrase("--kind \(kind) is no kind of story"),
                suggestion: Suggestions.oneOf(ActivityDefinition.told), command: command.name)
        }
        let limit = try invocation.integer("--limit") ?? 100
        let workspace = try invocation.workspace()
        let store = try invocation.existingStore(of: workspace)
        var question = Store.StoryQuestion(
            kinds: kinds.isEmpty ? ActivityDefinition.told : kinds,
            condition: try WhereOption.condition(invocation, workspace, store))
        question.onlyGranted = invocation.flag("--quotable")
        var stories = try store.stories(question)
        if question.onlyGranted { stories = stories.filter(\.isQuotable) }
        let count = stories.count
        if limit > 0 { stories = Array(stories.prefix(limit)) }
        if invocation.isJSON {
            invocation.printJSON(["count": JSONValue(count), "stories": .array(stories.map(StoryArgument.json))])
        } else if invocation.flag("--csv") {
            invocation.console.out(verbatim: csv(stories))
        } else if stories.isEmpty {
            invocation.console.out(Phrase("no stories"))
        } else {
            invocation.console.out(table(stories, workspace.definition.timezone))
            if count > stories.count {
                invocation.console.note(Phrase("\(stories.count) of \(count, "story", "stories"); --limit 0 shows all"))
            }
        }
        return .done
    }

    private static func csv(_ stories: [Story]) -> String {
        var writer = CSVWriter(defused: true)
        writer.write([
            "id", "email", "kind", "at", "text", "url", "rating", "source", "verified", "permission", "quoted_name",
        ])
        for story in stories {
            writer.write([
                String(story.id), story.email, story.kind, story.at.description, story.text, story.url ?? "",
                story.rating.map { "\($0)" } ?? "", story.source, story.isVerified ? "yes" : "no",
                story.standing.rawValue, story.isQuotable ? story.permission?.name ?? "" : "",
            ])
        }
        return String(decoding: writer.takeBytes().dropLast(), as: UTF8.self)
    }

    private static func table(_ stories: [Story], _ zone: Zone) -> Table {
        var table = Table(
            Phrase("number"), Phrase("day"), Phrase("member"), Phrase("kind"), Phrase("text"), Phrase("permission"))
        for story in stories {
            table.add([
                Phrase(verbatim: String(story.id)), Phrase(verbatim: zone.civil(story.at).date.description),
                Phrase(verbatim: printable(story.email)), Phrase(verbatim: story.kind),
                Phrase(verbatim: StoryArgument.beginning(story)),
                StoryArgument.standing(story.standing),
            ])
        }
        return table
    }
}
