import Formats
import JSON
import Reports
import Store
import TestSupport
import Testing

private let hour: Int64 = 3_600_000
private let start = Sample.now

/// What the report of cases counts.
@Suite struct CasesReportTests {
    private func one(
        _ id: Int64, member: Int64? = nil, owner: String = "care@example.org", opened: Int64 = 0, due: Int64? = 48,
        contacted: Int64? = nil, outcome: MemberCase.Outcome? = nil
    ) -> MemberCase {
        MemberCase(
            id: id, memberID: member ?? id, email: nil, name: nil, campaign: "nps", owner: owner,
            state: outcome == nil ? (contacted == nil ? .open : .contacted) : .closed, outcome: outcome, note: nil,
            responseID: nil, dueAt: due.map { start + (opened + $0) * hour }, openedAt: start + opened * hour,
            contactedAt: contacted.map { start + (opened + $0) * hour },
            closedAt: outcome == nil ? nil : start + (opened + 100) * hour)
    }

    private func report(
        _ cases: [MemberCase], _ scores: [MemberScore] = [], from: Int64? = nil, until: Int64? = nil, now: Int64 = 1000
    ) -> CasesReport {
        CasesReport(
            cases: cases, scores: scores, from: from.map { start + $0 * hour }, until: until.map { start + $0 * hour },
            now: start + now * hour)
    }

    @Test func casesAreCountedByWhatBecameOfThem() {
        let report = report([
            one(1, contacted: 2, outcome: .resolved), one(2, contacted: 10, outcome: .notPossible),
            one(3, outcome: .noAnswer), one(4, contacted: 60), one(5, owner: "lena@example.org"),
            one(6, opened: 990, due: 48), one(7, due: nil),
        ])
        #expect(report.opened == 7 && report.open == 4 && report.overdue == 2)
        #expect(report.outcomes == [.resolved: 1, .notPossible: 1, .noAnswer: 1])
        // 1, 2 in time; 3, 4, 5 not; 6 has time, 7 has no day.
        #expect(report.inTime.reached == 2 && report.inTime.members == 5)
        #expect(report.contacted == 3)
        #expect(report.medianHours == 10)
        #expect(
            report.owners.map { "\($0.owner) \($0.opened) \($0.open) \($0.overdue)" } == [
                "care@example.org 6 3 1", "lena@example.org 1 1 1",
            ])
        #expect(
            String(decoding: report.csv, as: UTF8.self).hasPrefix("owner,opened,open,overdue,due,contacted_in_time"))
    }

    @Test func onlyCasesOfTheTimeCount() {
        let cases = [one(1, opened: 0), one(2, opened: 24), one(3, opened: 48)]
        #expect(report(cases, from: 24, until: 48).opened == 1)
        #expect(report(cases, from: 24).opened == 2)
        #expect(report([]).medianHours == nil)
        #expect(report([one(1, contacted: 1), one(2, contacted: 4)]).medianHours == 2.5)
    }

    private func scores(_ member: Int64, _ values: (Int, Int64)...) -> [MemberScore] {
        values.map { MemberScore(memberID: member, campaign: "nps", value: $0.0, at: start + $0.1 * hour) }
    }

    @Test func theNextWaveOfThoseWithACaseStandsBesideTheOthers() throws {
        var all: [MemberScore] = []
        // Six with a case, of whom five are won back; six without, of whom one is.
        for member in Int64(1)...6 { all += scores(member, (3, 0), (member == 6 ? 2 : 9, 500)) }
        for member in Int64(11)...16 { all += scores(member, (4, 0), (member == 11 ? 10 : 5, 500)) }
        all += scores(17, (1, 0))
        all += scores(18, (9, 0), (9, 500))
        let report = report((1...6).map { one($0, opened: 1) }, all)
        #expect(report.withCase.detractors == 6 && report.withoutCase.detractors == 7)
        #expect(report.withCase.again.count == 6 && report.withoutCase.again.count == 6)
        #expect(
            report.withCase.recovered == Proportion(5, of: 6) && report.withoutCase.recovered == Proportion(1, of: 6))
        let difference = try #require(report.difference)
        #expect(abs((difference.difference ?? 0) - 4.0 / 6) < 1e-12)
        let json = report.json.text()
        #expect(json.contains("\"next_wave\"") && json.contains("\"suppressed\":false"))
    }

    @Test func fewerThanFiveAreNotShown() {
        var all: [MemberScore] = []
        for member in Int64(1)...4 { all += scores(member, (3, 0), (9, 500)) }
        for member in Int64(11)...16 { all += scores(member, (4, 0), (5, 500)) }
        let report = report((1...4).map { one($0, opened: 1) }, all)
        #expect(!report.withCase.isShown && report.withoutCase.isShown)
        #expect(report.difference == nil)
        #expect(report.json.text().contains("\"n\":4,\"suppressed\":true,\"nps\":null"))
    }

    @Test func aCaseThatCameAfterTheNextAnswerIsNotItsCause() {
        let all = scores(1, (3, 0), (9, 500))
        #expect(report([one(1, opened: 600)], all).withCase.detractors == 0)
        #expect(report([one(1, opened: 400)], all).withCase.detractors == 1)
        #expect(report([one(1, opened: 400)], all, from: 100).withCase.detractors == 0)
    }

    @Test func theStoreTellsTheScoresOfDetractors() throws {
        let folder = TemporaryFolder()
        let store = try Sample.store(in: folder)
        for (index, name) in ["anna", "boris"].enumerated() {
            let member = try store.seedMember("\(name)@example.org")
            for (wave, score) in [(0, index == 0 ? 3.0 : 9), (1, 9)] {
                _ = try store.saveResponse(
                    ResponseRecord(
                        campaign: "nps", occurrence: "wave-\(wave)", messageID: nil, memberID: member,
                        matchedBy: .address,
                        source: "csv", sourceKey: "\(name)-\(wave)", isLate: false,
                        at: start + Int64(wave) * 500 * hour,
                        answers: [.init(question: "score", kind: "nps", number: score, text: nil)]), now: start)
            }
        }
        let scores = try store.scoresOfDetractors(from: start, until: start + 1000 * hour)
        #expect(scores.map(\.value) == [3, 9])
        let report = try CasesReport(store, from: nil, until: nil, now: start + 1000 * hour)
        #expect(report.withoutCase.detractors == 1 && report.withoutCase.again.count == 1)
    }
}
