import Definitions
import Delivery
import Formats
import Store
import TestSupport
import Testing

@testable import kamerton

/// What a stranger reads after a run.
struct RunProblemTests {
    private let workspace = Workspace(
        directory: "/nowhere", definition: Sample.definition(), campaigns: [], invalidCampaigns: ["bad"])

    private func words(_ report: RunReport, isQuiet: Bool = false) -> [String] {
        RunProblem.all(of: report, workspace, isQuiet: isQuiet).map(\.words.english)
    }

    @Test func failuresSayWhatTheServerSaidAndWhereToLook() {
        var report = RunReport()
        let failed = Settlement.Result.failed(.init(code: 550, reply: "5.1.1 unknown"), addressIsBad: true)
        report.count(
            [
                Settlement(row: 1, result: failed, at: Sample.now), Settlement(row: 2, result: failed, at: Sample.now),
                Settlement(row: 3, result: .unrenderable("no name"), at: Sample.now),
            ], campaign: { [1: "letter", 2: "letter", 3: "nps"][$0] })
        let problem = RunProblem.all(of: report, workspace, isQuiet: true)
        #expect(
            problem.map(\.words.english) == [
                "3 messages failed for good: 2 × 550 5.1.1 unknown; 1 × could not be rendered: no name"
            ])
        #expect(
            problem.map(\.advice.english) == [
                "who: kamerton messages letter --state failed, kamerton messages nps --state failed"
            ])
    }

    @Test func oldDoubtsAreNoNewErrors() {
        var report = RunReport()
        report.uncertainInAll = 2
        #expect(words(report, isQuiet: true).isEmpty)
        #expect(RunProblem.all(of: report, workspace, isQuiet: false).map(\.isNew) == [false])
        report.count([Settlement(row: 1, result: .uncertain(.init()), at: Sample.now)], campaign: { _ in "letter" })
        let problem = RunProblem.all(of: report, workspace, isQuiet: true)
        #expect(problem.map(\.isNew) == [true])
        #expect(problem[0].advice.hasPrefix("who: kamerton messages letter --state uncertain; "))
    }

    @Test func onlyCampaignsThatNobodyHasNamedYetAreNamed() {
        var report = RunReport()
        report.stoppedCampaigns = ["bad"]
        #expect(words(report).isEmpty)
        report.stoppedCampaigns = ["bad", "odd"]
        #expect(words(report) == ["the templates of odd have mistakes: nothing of it was sent"])
    }

    @Test func theSummarySaysWhenTheNextMessageIsLookedAt() throws {
        var report = RunReport()
        let zone = try #require(Zone("Europe/Moscow"))
        #expect(RunCommand.summary(report, zone: zone) == "nothing is due")
        report.nextAt = Instant(rfc3339: "2026-10-17T07:00:00Z")
        #expect(RunCommand.summary(report, zone: zone) == "nothing is due; the next one waits until 2026-10-17 10:00")
        report.held = [.contacts: 6]
        #expect(
            RunCommand.summary(report, zone: zone)
                == "sent 0 · held back: 6 mailed often enough lately (0.0 s); the next one waits until 2026-10-17 10:00"
        )
    }
}
