import Definitions
import Formats
import JSON
import Reports
import Store

/// `kamerton ideas show`
enum IdeasShowCommand {
    static let command = Command(
        "ideas show", summary: Phrase("one idea: who raised it, its story, and what it did"),
        discussion: Phrase(
            """
            Of what is done also its effect: the NPS of those who raised it, from their last answer before it was done and
            their first one after, beside all others who answered the same survey before and after. Groups of fewer than 5
            are not shown. Nobody drew lots who raises an idea, so a difference need not be its doing.

              kamerton ideas show 3
              kamerton ideas show 3 --survey nps-quarterly --json
            """),
        arguments: [IdeaArgument.idea],
        options: [
            .init(
                name: "--survey", value: "CAMPAIGN",
                help: Phrase("the survey that tells its effect (default: the one that most of them answered)"))
        ]
    ) { invocation in
        let workspace = try invocation.workspace()
        let survey = try invocation.value("--survey").map { try SurveyArgument.campaign($0, workspace).name }
        let store = try invocation.existingStore(of: workspace)
        let idea = try IdeaArgument.find(invocation, store)
        let (voices, changes) = (try store.ideaVoices(idea.id), try store.ideaChanges(idea.id))
        var effect: IdeaEffect?
        if idea.state == .done {
            effect = IdeaEffect(
                scores: try store.memberScores(until: invocation.now), raisedBy: Set(voices.map(\.memberID)),
                doneAt: idea.changedAt, survey: survey)
        }
        if invocation.isJSON {
            var object = IdeaArgument.object(idea)
            object["raised_by"] = .array(
                voices.map {
                    [
                        "email": JSONValue($0.email), "source": .string($0.source),
                        "at": .string($0.at.description), "who": JSONValue($0.who),
                    ]
                })
            object["story"] = .array(
                changes.map {
                    [
                        "at": .string($0.at.description), "state": .string($0.state.rawValue),
                        "note": JSONValue($0.note), "who": JSONValue($0.who),
                    ]
                })
            object["effect"] = effect?.json ?? .null
            invocation.printJSON(.object(object))
            return .done
        }
        IdeaText(idea, console: invocation.console, zone: workspace.definition.timezone).show(voices, changes, effect)
        return .done
    }
}

/// An idea in words and tables.
struct IdeaText {
    private let idea: Idea
    private let console: Console
    private let zone: Zone

    init(_ idea: Idea, console: Console, zone: Zone) {
        (self.idea, self.console, self.zone) = (idea, console, zone)
    }

    func show(_ voices: [IdeaVoice], _ changes: [IdeaChange], _ effect: IdeaEffect?) {
        console.out(
            Phrase("idea \(idea.id): \(printable(idea.name)), \(IdeaArgument.words(idea.state))"))
        for (locale, title) in idea.title.variants.sorted(by: { $0.key < $1.key }) where !locale.isEmpty {
            console.out(verbatim: printable("\(locale): \(title)"))
        }
        if let owner = idea.owner { console.out(Phrase("of \(printable(owner))")) }
        if let other = idea.mergedInto { console.out(Phrase("merged into the idea \(other)")) }
        console.out(Phrase(""))
        var story = Table(Phrase("when"), Phrase("state"), Phrase("who"), Phrase("note"))
        for one in changes {
            story.add([
                Phrase(verbatim: PlanCommand.words(one.at, in: zone)), IdeaArgument.words(one.state),
                Phrase(verbatim: printable(one.who ?? "")), Phrase(verbatim: printable(one.note ?? "")),
            ])
        }
        console.out(story)
        console.out(Phrase(""))
        guard !voices.isEmpty else { return console.out(Phrase("nobody has raised it yet")) }
        var table = Table(Phrase("raised by"), Phrase("where"), Phrase("when"))
        for one in voices {
            table.add([
                one.email.map { Phrase(verbatim: printable($0)) } ?? Phrase("(erased)"), Phrase(verbatim: one.source),
                Phrase(verbatim: PlanCommand.words(one.at, in: zone)),
            ])
        }
        console.out(table)
        if let effect { show(effect) }
    }

    private func show(_ effect: IdeaEffect) {
        console.out(Phrase(""))
        guard let survey = effect.survey else {
            return console.out(Phrase("nobody who raised it has answered a survey before and after it was done"))
        }
        console.out(Phrase("NPS in \(printable(survey)), from the last answer before it was done to the first after:"))
        var table = Table(Phrase(""), Phrase("n"), Phrase("before"), Phrase("after"))
        for (name, group) in [(Phrase("raised it"), effect.raised), (Phrase("all others"), effect.others)] {
            table.add([
                name, Phrase("\(group.after.count)"), score(group.before.score, group.isShown),
                score(group.after.score, group.isShown),
            ])
        }
        console.out(table)
        guard let difference = effect.difference else {
            return console.out(Phrase("too few have answered before and after to compare them: 5 of each are needed"))
        }
        let interval = difference.interval(confidence: IdeaEffect.confidence)
        let (low, high) = (whole(interval.lowerBound), whole(interval.upperBound))
        console.out(
            interval.contains(0)
                ? Phrase("no difference shown at 95 % (\(low) to \(high) points)")
                : Phrase(
                    "those who raised it moved by \(whole(difference.difference)) points more (95 % interval \(low) to \(high)); nobody drew lots, so it need not be the idea's doing"
                ))
    }

    private func score(_ score: Double?, _ isShown: Bool) -> Phrase {
        guard isShown, let score else { return Phrase("fewer than 5") }
        return Phrase("\(whole(score))")
    }

    private func whole(_ value: Double) -> Int { Int(value.rounded()) }
}
