import Campaigning
import Definitions
import Formats
import JSON
import Store

/// `kamerton responses list`
enum ResponsesListCommand {
    static let command = Command(
        "responses list", summary: Phrase("answers that came in, newest first"),
        discussion: Phrase(
            """
            Each line is one answer sheet: its number, whose it is, where it came from, and what was answered.

              kamerton responses list --survey nps-quarterly
              kamerton responses list --unmatched             what belongs to nobody known: see kamerton responses link
              kamerton responses list --waiting               what a tool has named and whose answers are still to come

            Qualtrics and SurveyMonkey tell a webhook only that there is an answer; --waiting lists those until they come
            with an export of the tool (kamerton responses import).
            """),
        options: [
            .init(name: "--survey", value: "CAMPAIGN", help: Phrase("only answers to this campaign")),
            .init(name: "--unmatched", help: Phrase("only those of nobody known")),
            .init(name: "--waiting", help: Phrase("responses that are named, without their answers")),
            .init(name: "--limit", value: "N", help: Phrase("at most so many lines (default 100)")),
        ],
        run: run)

    @Sendable private static func run(_ invocation: Invocation) throws -> ExitCode {
        let limit = try invocation.integer("--limit") ?? 100
        guard limit > 0 else {
            throw UsageError(message: Phrase("--limit must be at least 1"), command: "responses list")
        }
        let workspace = try invocation.workspace()
        let store = try invocation.existingStore(of: workspace)
        let campaign = try invocation.value("--survey").map { try SurveyArgument.campaign($0, workspace) }
        if invocation.flag("--waiting") {
            list(try store.awaitedResponses(campaign: campaign?.name), invocation, workspace)
            return .done
        }
        let found = try store.listedResponses(
            campaign: campaign?.name, formerCampaign: campaign?.was, isUnmatched: invocation.flag("--unmatched"),
            limit: limit)
        if invocation.isJSON {
            invocation.printJSON(["responses": .array(found.map(json))])
            return .done
        }
        guard !found.isEmpty else {
            invocation.console.out(
                invocation.flag("--unmatched") ? Phrase("every answer is somebody's") : Phrase("there are no answers"))
            return .done
        }
        var table = Table(
            Phrase("response"), Phrase("at"), Phrase("campaign"), Phrase("member"), Phrase("source"), Phrase("answers"))
        for one in found {
            table.add([
                Phrase("\(one.id)"), Phrase(verbatim: PlanCommand.words(one.at, in: workspace.definition.timezone)),
                Phrase(verbatim: printable(one.campaign)), member(one), Phrase(verbatim: printable(one.source)),
                Phrase(verbatim: printable(words(one))),
            ])
        }
        invocation.console.out(table)
        return .done
    }

    private static func list(_ waiting: [AwaitedResponse], _ invocation: Invocation, _ workspace: Workspace) {
        if invocation.isJSON {
            invocation.printJSON([
                "waiting": .array(
                    waiting.map { one in
                        .object(
                            JSONObject([
                                ("hook", .string(one.name.hook)), ("campaign", .string(one.name.campaign)),
                                ("response", .string(one.name.response)), ("survey", JSONValue(one.name.survey)),
                                ("noticed_at", .string(one.noticedAt.description)),
                            ]))
                    })
            ])
            return
        }
        guard !waiting.isEmpty else { return invocation.console.out(Phrase("no answers are waited for")) }
        var table = Table(Phrase("response"), Phrase("at"), Phrase("campaign"), Phrase("webhook"))
        for one in waiting {
            table.add([
                Phrase(verbatim: printable(one.name.response)),
                Phrase(verbatim: PlanCommand.words(one.noticedAt, in: workspace.definition.timezone)),
                Phrase(verbatim: printable(one.name.campaign)), Phrase(verbatim: printable(one.name.hook)),
            ])
        }
        invocation.console.out(table)
        invocation.console.note(
            Phrase("export them from the tool and take them in with: kamerton responses import FILE --survey CAMPAIGN"))
    }

    private static func member(_ one: ListedResponse) -> Phrase {
        if let email = one.email { return Phrase(verbatim: printable(email)) }
        return one.hasMember ? Phrase("(erased)") : Phrase("nobody known")
    }

    /// `score 9, reason The apples…`
    private static func words(_ one: ListedResponse) -> String {
        one.answers.map { question, answer in
            let line = answer.replacing("\n", with: " ")
            return "\(question) \(line.count > 40 ? line.prefix(39) + "…" : line[...])"
        }
        .joined(separator: ", ")
    }

    private static func json(_ one: ListedResponse) -> JSONValue {
        .object(
            JSONObject([
                ("response", JSONValue(one.id)), ("campaign", .string(one.campaign)), ("email", JSONValue(one.email)),
                ("source", .string(one.source)), ("source_key", .string(one.sourceKey)),
                ("at", .string(one.at.description)), ("matched_by", .string(one.isLinked ? "hand" : one.matchedBy)),
                ("late", .bool(one.isLate)), ("duplicate", .bool(one.isDuplicate)),
                (
                    "answers",
                    .object(JSONObject(one.answers.map { ($0.question, .string($0.answer)) }))
                ),
            ]))
    }
}
