import Definitions
import Formats
import JSON
import Store

/// `kamerton ideas add`
enum IdeasAddCommand {
    static let command = Command(
        "ideas add", summary: Phrase("a new idea, and who raised it"),
        discussion: Phrase(
            """
            The title stands in the letter that tells them what became of it; --in gives it in other languages.

              kamerton ideas add "Evening delivery" answer:12 reply:3 anna@example.org --in "ru=Доставка вечером"
            """),
        arguments: [
            .init(name: "TITLE", help: Phrase("in a few words, as members would say it")),
            .init(
                name: "WHERE", help: Phrase("where it was said: answer:12, reply:3, case:5, or a member's address"),
                isOptional: true, isRepeated: true),
        ],
        options: [
            IdeaArgument.translation,
            .init(name: "--owner", value: "EMAIL", help: Phrase("who looks after it")),
            .init(name: "--note", value: "TEXT", help: Phrase("a line for its story")), CaseStepCommand.by,
        ]
    ) { invocation in
        let title = try IdeaArgument.title(invocation.arguments[0], invocation)
        let sources = try invocation.arguments.dropFirst().map { ($0, try IdeaArgument.source($0, invocation)) }
        let titles = try IdeaArgument.translations(invocation)
        let owner = try CaseStepCommand.owner(invocation)
        let store = try invocation.presentStore(of: try invocation.workspace())
        let who = CaseStepCommand.who(invocation)
        let id = try store.inTransaction {
            let id = try store.addIdea(
                title, titles: titles, owner: owner, note: invocation.value("--note"), who: who, now: invocation.now)
            for (text, source) in sources {
                let outcome = try store.raiseIdea(id, source, who: who, now: invocation.now)
                if outcome != .known, let problem = IdeaArgument.problem(outcome, text) { throw problem }
            }
            return id
        }
        let voices = try store.idea(id)?.voices ?? 0
        if invocation.isJSON { invocation.printJSON(["idea": JSONValue(id), "voices": JSONValue(voices)]) }
        invocation.console.note(Phrase("idea \(id) is noted, raised by \(voices, "member", "members")"))
        return .done
    }
}

/// `kamerton ideas state`
enum IdeasStateCommand {
    private static let states = IdeaState.allCases.filter { $0 != .merged }.map(\.rawValue)

    static let command = Command(
        "ideas state", summary: Phrase("what became of an idea"),
        discussion: Phrase(
            """
            new, planned, doing, done or declined. Where ideas: in kamerton.yaml names a campaign for the state, the next run
            writes to exactly those who raised it, once; the note stands in the letter, so write it for them. A state that is
            taken back takes back letters that have not gone.

              kamerton ideas state 3 done --note "Теперь мы возим до девяти." --in "en=We deliver until nine now."
            """),
        arguments: [
            IdeaArgument.idea,
            .init(name: "STATE", help: Phrase("one of: new, planned, doing, done, declined")),
        ],
        options: [
            .init(name: "--note", value: "TEXT", help: Phrase("what was done, or why not: members read it")),
            IdeaArgument.translation, CaseStepCommand.by,
        ]
    ) { invocation in
        let word = invocation.arguments[1]
        guard let state = IdeaState(rawValue: word), state != .merged else {
            throw UsageError(
                message: Phrase("\(word) is no state of an idea"), suggestion: Suggestions.oneOf(states),
                command: "ideas state")
        }
        let notes = try IdeaArgument.translations(invocation)
        if !notes.isEmpty, invocation.value("--note") == nil {
            throw UsageError(
                message: Phrase("--in says the note in another language, and there is no note"),
                suggestion: Phrase("add --note TEXT"), command: "ideas state")
        }
        let workspace = try invocation.workspace()
        let store = try invocation.presentStore(of: workspace)
        let idea = try IdeaArgument.find(invocation, store)
        let outcome = try store.changeIdea(
            idea.id, to: state, note: invocation.value("--note"), notes: notes, who: CaseStepCommand.who(invocation),
            now: invocation.now)
        if let problem = IdeaArgument.problem(outcome) { throw problem }
        let letter = idea.state == state ? nil : workspace.definition.ideas?.letters[state]
        if invocation.isJSON {
            invocation.printJSON([
                "idea": JSONValue(idea.id), "state": .string(state.rawValue), "campaign": JSONValue(letter),
                "voices": JSONValue(idea.voices),
            ])
        }
        invocation.console.note(Phrase("idea \(idea.id): \(IdeaArgument.words(state))"))
        if let letter, idea.voices > 0 {
            invocation.console.note(
                Phrase("the next run tells \(idea.voices, "member", "members") who raised it, by \(letter)"))
        }
        return .done
    }
}

/// `kamerton ideas rename`
enum IdeasRenameCommand {
    static let command = Command(
        "ideas rename", summary: Phrase("other words for an idea"),
        discussion: Phrase(
            """
            In all languages at once: what is not given is gone.

              kamerton ideas rename 3 "Доставка по вечерам" --in "en=Delivery in the evening"
            """),
        arguments: [IdeaArgument.idea, .init(name: "TITLE", help: Phrase("in a few words, as members would say it"))],
        options: [IdeaArgument.translation]
    ) { invocation in
        let title = try IdeaArgument.title(invocation.arguments[1], invocation)
        let titles = try IdeaArgument.translations(invocation)
        let store = try invocation.presentStore(of: try invocation.workspace())
        let idea = try IdeaArgument.find(invocation, store)
        let outcome = try store.renameIdea(idea.id, title, titles: titles, now: invocation.now)
        if let problem = IdeaArgument.problem(outcome) { throw problem }
        if invocation.isJSON { invocation.printJSON(["idea": JSONValue(idea.id), "title": .string(title)]) }
        invocation.console.note(Phrase("idea \(idea.id) is called: \(printable(title))"))
        return .done
    }
}

/// `kamerton ideas merge`
enum IdeasMergeCommand {
    static let command = Command(
        "ideas merge", summary: Phrase("one idea is another"),
        discussion: Phrase(
            """
            Those who raised the first have raised the second, each once; the first is closed.

              kamerton ideas merge 7 3
            """),
        arguments: [
            IdeaArgument.idea, .init(name: "INTO", help: Phrase("the number of the idea that stays")),
        ], options: [CaseStepCommand.by]
    ) { invocation in
        let (id, other) = (
            try IdeaArgument.id(invocation.arguments[0], invocation),
            try IdeaArgument.id(invocation.arguments[1], invocation)
        )
        let store = try invocation.presentStore(of: try invocation.workspace())
        let outcome = try store.mergeIdea(id, into: other, who: CaseStepCommand.who(invocation), now: invocation.now)
        if let problem = IdeaArgument.problem(outcome) { throw problem }
        let voices = try store.idea(other)?.voices ?? 0
        if invocation.isJSON { invocation.printJSON(["idea": JSONValue(other), "voices": JSONValue(voices)]) }
        invocation.console.note(
            Phrase("idea \(id) is \(other) now, raised by \(voices, "member", "members")"))
        return .done
    }
}
