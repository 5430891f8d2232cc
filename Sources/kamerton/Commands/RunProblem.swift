import Formats
import Definitions
import Delivery

/// What went wrong in a run, and what can be done about it.
struct RunProblem {
    let words: Phrase
    let advice: Phrase
    /// False for what an earlier run has said already.
    var isNew = true

    /// The most replies that are worth a line each.
    private static let mostReplies = 3

    /// - Parameter isQuiet: leaves out what earlier runs have said already.
    static func all(of report: RunReport, _ workspace: Workspace, isQuiet: Bool) -> [RunProblem] {
        var problems: [RunProblem] = []
        // Campaigns whose files have mistakes are named when the workspace is loaded.
        let stopped = report.stoppedCampaigns.subtracting(workspace.invalidCampaigns).sorted()
        if !stopped.isEmpty {
            problems.append(
                RunProblem(
                    words: Phrase(
                        "the templates of \(stopped.joined(separator: ", ")) have mistakes: nothing of it was sent"),
                    advice: Phrase("mend them; the messages wait, and the next run sends them if it is not too late")))
        }
        for one in report.paused {
            problems.append(
                RunProblem(
                    words: OperationWords.standing(one, zone: workspace.definition.timezone),
                    advice: Phrase(
                        """
                        its messages wait; find the cause (kamerton messages \(one.campaign) --state failed), then: \
                        kamerton resume \(one.campaign)
                        """)))
        }
        for (relay, why) in report.failedRelays.sorted(by: { $0.key < $1.key }) where report.unreachable != why {
            problems.append(
                RunProblem(
                    words: Phrase("the relay \(relay) is left alone for a while: \(why)"),
                    advice: Phrase("its share goes to the others meanwhile; when it is tried again: kamerton status"),
                    isNew: false))
        }
        if let why = report.unreachable {
            problems.append(
                RunProblem(
                    words: why,
                    advice: Phrase(
                        "what was not sent waits for the next run; it goes on when the way out is open again")))
        }
        if report.failed > 0 { problems.append(failures(report)) }
        if report.uncertain > 0 || (report.uncertainInAll > 0 && !isQuiet) { problems.append(doubt(report)) }
        return problems
    }

    private static func failures(_ report: RunReport) -> RunProblem {
        let replies = report.failures.sorted { ($1.value, $0.key.english) < ($0.value, $1.key.english) }
        var said = replies.prefix(mostReplies).map { Phrase("\($0.value) × \($0.key)") }
        if replies.count > mostReplies { said.append(Phrase("…")) }
        return RunProblem(
            words: Phrase(
                "\(report.failed, "message", "messages") failed for good: \(Phrase(listing: said, separator: "; "))"),
            advice: Phrase("who: \(lists(report.failedCampaigns, "failed"))"))
    }

    private static func doubt(_ report: RunReport) -> RunProblem {
        let isNew = report.uncertain > 0
        let who =
            isNew
            ? Phrase("who: \(lists(report.uncertainCampaigns, "uncertain"))")
            : Phrase("of which campaigns: kamerton status")
        return RunProblem(
            words: Phrase(
                """
                \(report.uncertainInAll, "message", "messages") may or may not have arrived: the line dropped in the moment of \
                handing over, and nobody can know
                """),
            advice: Phrase("\(who); settle them with: kamerton resolve CAMPAIGN --sent or --resend"), isNew: isNew)
    }

    private static func lists(_ campaigns: Set<String>, _ state: String) -> String {
        let names = campaigns.isEmpty ? ["CAMPAIGN"] : campaigns.sorted()
        return names.map { "kamerton messages \($0) --state \(state)" }.joined(separator: ", ")
    }
}
