import Definitions
import Formats
import Store
import TestSupport
import Testing

@testable import kamerton

struct StatusTableTests {
    private func count(
        _ campaign: String, _ occurrence: String, _ state: MessageState, _ count: Int,
        _ reason: MessageReason? = nil, at hours: Int64 = 0
    ) -> LedgerCount {
        LedgerCount(
            campaign: campaign, occurrence: occurrence, step: "main", state: state, reason: reason, count: count,
            latestAt: Sample.now + hours * 3_600_000)
    }

    private var workspace: Workspace {
        let renamed = CampaignDefinition(
            name: "letter", file: "campaigns/letter.yaml", was: "bulletin", title: "Letter", kind: .email,
            intent: .inform,
            schedule: Schedule(timing: .at(CivilDateTime("2026-10-10 10:00")!), zone: .utc, mark: Sample.mark),
            content: Content(template: "letter", mark: Sample.mark), hash: "h")
        return Workspace(directory: "/nowhere", definition: Sample.definition(), campaigns: [renamed])
    }

    @Test func halfAYearIsOneLineForEachCampaign() {
        let counts = [
            count("letter", "w1", .sent, 10), count("letter", "w2", .skipped, 3, .noConsent, at: 1),
            count("letter", "w2", .planned, 2, .quietHours, at: 1), count("letter", "w2", .planned, 1, at: 1),
            count("bulletin", "w0", .sent, 5, at: -9), count("nps", "q1", .sent, 7),
        ]
        #expect(
            StatusTable.campaigns(counts, workspace).lines(in: .english) == [
                "campaign  waiting  held back  sent  skipped  "
                    + "why                                              latest occurrence",
                "letter          1          2    15        3  held back: 2 quiet hours; skipped: 3 no consent  w2",
                "nps             0          0     7        0                                                   q1",
            ])
    }

    @Test func columnsThatAreZeroEverywhereAreLeftOut() {
        #expect(
            StatusTable.occurrences([count("nps", "q2", .failed, 1, at: 9), count("nps", "q1", .sent, 7)]).lines(
                in: .english) == [
                    "occurrence  waiting  sent  failed", "q1                0     7       0",
                    "q2                0     0       1",
                ])
    }
}
