import Campaigning
import Definitions
import Formats
import Foundation
import JSON
import Store

/// `kamerton approve`
enum ApproveCommand {
    static let command = Command(
        "approve", summary: Phrase("let a campaign go as it is now"),
        discussion: Phrase(
            """
            Records that the campaign's file and its templates were looked at and may go, as they are now: any edit revokes it.
            A campaign with "approval: true" sends nothing before; its messages wait as "not approved". An approval also lets an
            occurrence go on that was stopped because its audience is more than three times that of the one before.

            Look first at what would be sent, then approve:

              kamerton plan --until 7d
              kamerton preview spring-sale --member lena@example.org
              kamerton approve spring-sale
            """),
        arguments: [.init(name: "CAMPAIGN", help: Phrase("the campaign"))],
        options: [
            .init(name: "--by", value: "NAME", help: Phrase("who approves (default: the name you are logged in with)"))
        ],
        run: run)

    private static func run(_ invocation: Invocation) throws -> ExitCode {
        let workspace = try invocation.workspace()
        let campaign = try campaign(invocation.arguments[0], workspace)
        let mistakes = ApprovalSubject.mistakes(campaign, workspace)
        guard mistakes == 0 else {
            throw CommandError(
                message: Phrase("\(campaign.name) has \(mistakes, "mistake", "mistakes") and cannot be approved"),
                suggestion: Phrase("see them with: kamerton check"))
        }
        let subject = ApprovalSubject(campaign, workspace)
        let store = try invocation.store(of: workspace)
        let by = invocation.value("--by") ?? ProcessInfo.processInfo.environment["USER"]
        let approval = Approval(at: invocation.now, by: by.map { String($0.prefix(200)) })
        try store.approve(campaign: campaign.name, hash: subject.hash, approval)
        let released = try store.releaseUnapproved(campaign: campaign.name, was: campaign.was, now: invocation.now)
        let waiting =
            campaign.pilot == nil
            ? 0 : try store.lookAtWaves(campaign: campaign.name, was: campaign.was, now: invocation.now)
        if invocation.isJSON {
            invocation.printJSON(
                .object(
                    JSONObject([
                        ("campaign", .string(campaign.name)), ("hash", .string(subject.hash)),
                        ("files", .array(subject.files.map { .string($0) })),
                        ("approved_at", .string(approval.at.description)), ("approved_by", JSONValue(approval.by)),
                        ("released", JSONValue(released)),
                    ])))
            return .done
        }
        invocation.console.out(
            Phrase(
                "\(campaign.name) is approved as it is: \(subject.files.count, "file", "files"), \(subject.hash.prefix(12))"
            ))
        if released > 0 {
            invocation.console.out(
                Phrase("\(released, "message", "messages") that waited for it can go with the next run"))
        }
        if waiting > 0 {
            invocation.console.out(Phrase("those who waited for the pilot get it with the next run"))
        }
        return .done
    }

    private static func campaign(_ name: String, _ workspace: Workspace) throws -> CampaignDefinition {
        if let campaign = workspace.campaign(name) { return campaign }
        if workspace.invalidCampaigns.contains(name) {
            throw CommandError(
                message: Phrase("campaigns/\(name).yaml has mistakes and cannot be approved"),
                suggestion: Phrase("see them with: kamerton check"))
        }
        throw CommandError(
            message: Phrase("there is no campaign \"\(name)\""),
            suggestion: Suggestions.advice(for: name, among: workspace.campaigns.map(\.name)))
    }
}
