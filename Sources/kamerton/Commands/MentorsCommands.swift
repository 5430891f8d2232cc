import Campaigning
import Definitions
import Formats
import JSON
import Store

/// `kamerton mentors list`
enum MentorsListCommand {
    private static let states = Mentorship.State.allCases.map(\.rawValue)

    static let command = Command(
        "mentors list", summary: Phrase("newcomers and their mentors"),
        discussion: Phrase(
            """
            Every offer of a mentor and what became of it, the latest first: asked, active, declined, expired, ended. Here you
            see both; the two see each other only when both have said yes.

              kamerton mentors list --state active
              kamerton mentors list --csv > mentors.csv
            """),
        options: [
            .init(name: "--state", value: "STATE", help: Phrase("only these: asked, active, declined, expired, ended")),
            .init(name: "--csv", help: Phrase("CSV on stdout; formulas are defused")),
        ], run: run)

    @Sendable private static func run(_ invocation: Invocation) throws -> ExitCode {
        var state: Mentorship.State?
        if let word = invocation.value("--state") {
            guard let known = Mentorship.State(rawValue: word) else {
                throw UsageError(
                    message: Phrase("--state \(word) is not known"), suggestion: Suggestions.oneOf(states),
                    command: command.name)
            }
            state = known
        }
        let workspace = try invocation.workspace()
        let store = try invocation.existingStore(of: workspace)
        let found = try store.mentorships(state: state)
        if invocation.isJSON {
            invocation.printJSON(["mentorships": .array(found.map(json))])
        } else if invocation.flag("--csv") {
            var writer = CSVWriter(defused: true)
            writer.write(["state", "newcomer", "mentor", "asked_at", "expires_at", "ended_at"])
            for one in found {
                writer.write([
                    one.state.rawValue, one.newcomer?.email ?? "", one.mentor?.email ?? "", one.askedAt.description,
                    one.expiresAt.description, one.endedAt?.description ?? "",
                ])
            }
            invocation.console.out(verbatim: String(decoding: writer.takeBytes().dropLast(), as: UTF8.self))
        } else if found.isEmpty {
            invocation.console.out(Phrase("nobody was offered a mentor"))
        } else {
            var table = Table(Phrase("newcomer"), Phrase("mentor"), Phrase("state"), Phrase("asked"))
            for one in found {
                let day = workspace.definition.timezone.civil(one.askedAt).date.description
                table.add([
                    person(one.newcomer), person(one.mentor), Phrase(verbatim: one.state.rawValue),
                    Phrase(verbatim: day),
                ])
            }
            invocation.console.out(table)
        }
        return .done
    }

    private static func person(_ person: Mentorship.Person?) -> Phrase {
        guard let person, let email = person.email else { return Phrase("(erased)") }
        switch person.saidYes {
        case true?: return Phrase("\(printable(email)): yes")
        case false?: return Phrase("\(printable(email)): no")
        case nil: return Phrase(verbatim: printable(email))
        }
    }

    private static func json(_ one: Mentorship) -> JSONValue {
        [
            "id": .integer(one.id), "state": .string(one.state.rawValue), "newcomer": json(one.newcomer),
            "mentor": json(one.mentor), "asked_at": .string(one.askedAt.description),
            "expires_at": .string(one.expiresAt.description), "ended_at": JSONValue(one.endedAt?.description),
        ]
    }

    private static func json(_ person: Mentorship.Person?) -> JSONValue {
        guard let person else { return .null }
        return [
            "email": JSONValue(person.email), "name": JSONValue(person.name),
            "said_yes": person.saidYes.map { .bool($0) } ?? .null,
        ]
    }
}

/// `kamerton mentors match`
enum MentorsMatchCommand {
    static let command = Command(
        "mentors match", summary: Phrase("offer newcomers a mentor, as run does"),
        discussion: Phrase(
            """
            Newcomers whom mentoring: in kamerton.yaml selects and who have no offer yet are brought together with members who
            hold the role of a mentor: most in common first, then who has the least to do, then who was asked longest ago.
            Both get a letter without a word on the other, and seven days to say yes; when one says no, the newcomer is
            offered the next. "run" does it by itself; with --dry-run nothing is written.

              mentoring: { newcomers: joined_at within 30d, match: [city, locale], capacity: 3 }

              kamerton mentors match --dry-run
            """),
        options: [.init(name: "--dry-run", help: Phrase("only show who would be offered whom"))], run: run)

    @Sendable private static func run(_ invocation: Invocation) throws -> ExitCode {
        let workspace = try invocation.workspace()
        guard let mentoring = workspace.definition.mentoring else {
            throw CommandError(
                message: Phrase("the workspace declares no mentoring"),
                suggestion: Phrase(
                    "add to kamerton.yaml: mentoring: { newcomers: joined_at within 30d, match: [locale] }"))
        }
        let store = try invocation.store(of: workspace)
        let isDry = invocation.flag("--dry-run")
        let matching = MentorMatching(store, workspace, now: invocation.now)
        if isDry { try invocation.overlayStages(store, workspace) }
        let pairs = try matching.pairs(mentoring)
        if !isDry { _ = try matching.run() }
        let rows = try pairs.map { pair in
            (
                try store.email(ofMember: pair.newcomer) ?? "", try store.email(ofMember: pair.mentor) ?? "",
                pair.common
            )
        }
        if invocation.isJSON {
            invocation.printJSON([
                "written": .bool(!isDry),
                "offers": .array(
                    rows.map {
                        [
                            "newcomer": .string($0.0), "mentor": .string($0.1),
                            "common": .array($0.2.map { .string($0) }),
                        ]
                    }),
            ])
            return .done
        }
        guard !rows.isEmpty else {
            invocation.console.out(Phrase("nobody is to be offered a mentor, or no mentor is free"))
            return .done
        }
        var table = Table(Phrase("newcomer"), Phrase("mentor"), Phrase("in common"))
        for row in rows { table.add(verbatim: [printable(row.0), printable(row.1), row.2.joined(separator: ", ")]) }
        invocation.console.out(table)
        if !isDry { invocation.console.note(Phrase("the letters go with the next run")) }
        return .done
    }
}
