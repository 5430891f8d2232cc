import Definitions
import Formats
import Reports
import SQLite
import Store
import TestSupport
import Testing

private let day: Int64 = 86_400_000

/// Half of the way from point A, 50 days before Sample.now, to the day of the target, 50 days after it.
@Suite struct GoalsReportTests {
    private let folder = TemporaryFolder()
    private let store: Store
    private let today: CivilDate

    init() throws {
        store = try Sample.store(in: folder)
        today = Sample.definition().timezone.civil(Sample.now).date
        var definition = Sample.definition()
        definition.activities = [
            ActivityDefinition(name: "purchase", fields: [AttributeDefinition(name: "amount", type: .number)])
        ]
        try store.addDeclaredColumns(definition)
    }

    private func report(
        _ kind: StrategyDefinition.Kind, target: Double, from start: Double?, in days: Int = 50
    ) throws -> GoalsReport {
        let name = "it"
        var strategy = StrategyDefinition(
            start: .init(on: today.adding(days: -50), measures: start.map { [name: $0] } ?? [:]),
            targets: [
                .init(
                    name: name, kind: kind, title: nil, value: target, by: today.adding(days: days),
                    mark: SourceMark(file: "kamerton.yaml", line: 1, column: 1))
            ])
        strategy.tasks = [
            .init(month: today, by: today, text: LocalizedText("now"), owner: "Anna@example.org", done: nil),
            .init(
                month: today.adding(days: -60), by: today.adding(days: -40), text: LocalizedText("late"),
                owner: "anna@example.org", done: nil),
        ]
        let workspace = Workspace(directory: folder.path, definition: Sample.definition(), campaigns: [])
        return try GoalsReport(store, workspace, strategy, locale: "en", now: Sample.now)
    }

    private func line(
        _ measure: StrategyMeasure, target: Double, from start: Double?, in days: Int = 50
    ) throws -> GoalLine {
        try #require(try report(.measure(measure), target: target, from: start, in: days).lines.first)
    }

    private func members(_ count: Int, joined: Int) throws {
        for number in 0..<count {
            let member = try store.seedMember("m\(number)@example.org")
            try store.connection.run(
                "UPDATE members SET joined_at = :at WHERE id = :id",
                ["at": .integer((Sample.now + (-200 * day)).milliseconds), "id": .integer(member)])
            if number < joined { try store.seedActivity("joined", memberID: member, at: Sample.now + (-5 * day)) }
        }
    }

    @Test func theLineFromAToBSaysWhatShouldBeByNow() throws {
        try members(200, joined: 40)
        let line = try line(.communityShare, target: 20, from: 0)
        let expected = try #require(line.expected)
        #expect(abs(expected - 10) < 0.5 && line.now.value == 20 && line.now.n == 200)
        // The whole interval is above the line, but not above the target.
        #expect(line.verdict == .onTrack && line.doubt == nil)
        let (pace, needed) = (try #require(line.pace), try #require(line.needed))
        #expect(pace > 10 && abs(needed) < 0.01)
    }

    @Test func aVerdictIsGivenOnlyWhereTheWholeIntervalIs() throws {
        try members(200, joined: 40)
        #expect(try line(.communityShare, target: 90, from: 0).verdict == .behind)
        let unsure = try line(.communityShare, target: 40, from: 0)
        #expect(unsure.verdict == .open && unsure.doubt == .both)
        #expect(try line(.communityShare, target: 10, from: 0).verdict == .reached)
        // Down is a direction too: 20 % of 200 is below the line from 60 to 0.
        #expect(try line(.communityShare, target: 0, from: 60).verdict == .onTrack)
        #expect(try line(.communityShare, target: 0, from: 21).verdict == .behind)
    }

    @Test func afterItsDayATargetIsReachedOrMissed() throws {
        try members(200, joined: 40)
        #expect(try line(.communityShare, target: 20, from: 0, in: -1).verdict == .reached)
        let missed = try line(.communityShare, target: 21, from: 0, in: -1)
        #expect(missed.verdict == .missed && missed.needed == nil)
        #expect(try line(.communityShare, target: 21, from: 0, in: 0).verdict == .open)
    }

    @Test func tooFewSayNothingAndAStartThatNobodyKnowsNeither() throws {
        try members(4, joined: 4)
        let few = try line(.communityShare, target: 10, from: 0)
        #expect(few.verdict == .open && few.doubt == .few && few.verdictWords.english.hasSuffix("too few"))
        #expect(try line(.nps, target: 10, from: 0).doubt == .few)
        let promoters = Filter(text: "true", root: .always(true))
        let counted = try #require(try report(.members(promoters), target: 10, from: nil).lines.first)
        #expect(counted.now.value == 4 && counted.verdict == .open && counted.doubt == .noStart)
        #expect(try report(.members(promoters), target: 3, from: nil).lines.first?.verdict == .reached)
    }

    @Test func whatIsNotWrittenOfPointAIsTakenFromTheStore() throws {
        try members(100, joined: 30)
        let line = try line(.communityShare, target: 90, from: nil)
        #expect(line.start?.value == 0 && line.start?.n == 100 && !line.isStartWritten && line.verdict == .behind)
        #expect(try self.line(.members, target: 90, from: nil).start?.value == 100)
    }

    @Test func purchasesAreCountedAsInTheEconomicsReport() throws {
        for number in 0..<10 {
            let member = try store.seedMember("b\(number)@example.org")
            try store.seedActivity("purchase", memberID: member, at: Sample.now + (-60 * day))
            if number < 4 { try store.seedActivity("purchase", memberID: member, at: Sample.now + (-3 * day)) }
        }
        let newcomer = try store.seedMember("new@example.org")
        try store.seedActivity("purchase", memberID: newcomer, at: Sample.now + (-3 * day))
        let share = try line(.repeatRate, target: 50, from: nil)
        #expect(share.now.n == 11 && abs((share.now.value ?? 0) - 400 / 11) < 1e-9 && share.start?.value == 0)
        #expect(try line(.newCustomers, target: 5, from: nil).now.value == 1)
        #expect(try line(.newCustomers, target: 5, from: nil).start?.value == 10)
    }

    @Test func tasksAreCountedByOwnerWhateverTheCase() throws {
        let report = try report(.measure(.members), target: 10, from: 0)
        #expect(report.owners.map(\.owner) == ["anna@example.org"])
        #expect(report.owners.first?.counts == [.open: 1, .overdue: 1])
        #expect(report.current.map(\.text) == ["late", "now"])
    }
}
