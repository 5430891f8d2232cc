import Definitions
import Formats
import Foundation
import JSON

/// `kamerton new`
enum NewCommand {
    static let command = Command(
        "new", summary: Phrase("write a campaign and its templates"),
        discussion: Phrase(
            """
            Writes campaigns/NAME.yaml and its templates in Russian and English. The campaign is disabled until you delete the
            line that says so, and passes "kamerton check" as it stands. Nothing that exists is overwritten.

              kamerton new email spring-news --title "Spring news"
              kamerton new survey nps-spring
              kamerton new sequence after-purchase
              kamerton new event grafting-workshop
            """),
        arguments: [
            .init(name: "KIND", help: Phrase("email, survey, sequence or event")),
            .init(name: "NAME", help: Phrase("the campaign's name: lower-case letters, digits and hyphens")),
        ],
        options: [
            .init(name: "--title", value: "TEXT", help: Phrase("what the team calls it (default: from the name)"))
        ],
        run: run)

    private static func run(_ invocation: Invocation) throws -> ExitCode {
        let kind = try kind(invocation.arguments[0])
        let name = invocation.arguments[1]
        guard CampaignName.isValid(name) else {
            throw UsageError(
                message: Phrase("\"\(name)\" cannot be a campaign's name: lower-case letters, digits and hyphens only"),
                suggestion: CampaignName.nearest(to: name).map { Phrase("kamerton new \(kind.rawValue) \($0)") },
                command: "new"
            )
        }
        let workspace = try invocation.workspace()
        let civil = workspace.definition.timezone.civil(invocation.now)
        let scaffold = CampaignScaffold(
            kind: kind, name: name, title: invocation.value("--title"), workspace: workspace,
            at: "\(civil.date.adding(days: kind == .event ? 42 : 14)) 10:00")
        for file in scaffold.files where FileManager.default.fileExists(atPath: workspace.resolve(file.path)) {
            throw CommandError(
                message: Phrase("\(file.path) exists already, so nothing was written"),
                suggestion: Phrase("take another name, or delete it"))
        }
        for file in scaffold.files {
            guard try file.write(in: workspace.directory) else {
                throw CommandError(message: Phrase("\(file.path) exists already"))
            }
            invocation.console.note(Phrase("wrote \(file.path)"))
        }
        if invocation.isJSON {
            let paths = scaffold.files.map { JSONValue.string($0.path) }
            invocation.printJSON(.object(JSONObject([("written", .array(paths))])))
        }
        invocation.console.note(Phrase("next: edit them, then run: kamerton check && kamerton preview \(name)"))
        return .done
    }

    private static func kind(_ word: String) throws -> CampaignKind {
        if let kind = CampaignKind(rawValue: word) { return kind }
        throw UsageError(
            message: Phrase("there is no kind \"\(word)\""),
            suggestion: Suggestions.advice(for: word, among: CampaignKind.allCases.map(\.rawValue)), command: "new")
    }
}
