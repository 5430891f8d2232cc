import Definitions
import Formats
import JSON
import Store

/// `kamerton stories show`
enum StoriesShowCommand {
    static let command = Command(
        "stories show", summary: Phrase("one story, its words and the whole record of permission"),
        discussion: Phrase(
            """
            Every word, and what the member said to being quoted: when, through what, to which wording, under which name. The
            record is only added to. A permission holds for the words that were shown; SHA-256 of them stands beside it.

              kamerton stories show 12
              kamerton stories show 12 --json
            """),
        arguments: [StoryArgument.argument]
    ) { invocation in
        let (workspace, store, story) = try StoryArgument.read(invocation)
        let record = try store.storyPermissions(story.id)
        if invocation.isJSON {
            var object = StoryArgument.json(story).objectValue ?? JSONObject()
            object["record"] = .array(record.map(StoryArgument.json))
            invocation.printJSON(.object(object))
            return .done
        }
        let console = invocation.console
        let zone = workspace.definition.timezone
        let day = zone.civil(story.at).date
        console.out(Phrase("story \(story.id): \(story.kind) of \(printable(story.email)), \(day.description)"))
        for line in story.text.split(separator: "\n", omittingEmptySubsequences: false) {
            console.out(verbatim: "  " + printable(String(line)))
        }
        if let url = story.url { console.out(verbatim: "  " + printable(url)) }
        console.out(StoryArgument.standing(story.standing))
        if story.isVerified { console.out(Phrase("verified buyer")) }
        for entry in record { console.out(verbatim: "  " + words(entry, zone).text(in: console.language)) }
        return .done
    }

    private static func words(_ entry: StoryPermission, _ zone: Zone) -> Phrase {
        let at = PlanCommand.words(entry.at, in: zone)
        let source = printable([entry.source, entry.origin].compactMap(\.self).joined(separator: ": "))
        let version = printable(entry.wording?.version ?? "–")
        switch entry.state {
        case .asked: return Phrase("\(at): asked (\(source))")
        case .granted:
            guard let name = entry.name.map(printable) else {
                return Phrase("\(at): permitted without a name, wording \(version) (\(source))")
            }
            return Phrase("\(at): permitted under the name \(name), wording \(version) (\(source))")
        case .refused: return Phrase("\(at): refused (\(source))")
        case .withdrawn: return Phrase("\(at): withdrawn (\(source))")
        }
    }
}
