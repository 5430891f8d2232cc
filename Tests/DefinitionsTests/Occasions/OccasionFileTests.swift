import Definitions
import Formats
import Foundation
import JSON
import TestSupport
import Testing

/// `occasions.yaml`, and the trigger of campaigns that names what stands in it.
@Suite struct OccasionFileTests {
    private let folder = TemporaryFolder()

    private static let good = """
        - name: a-year-with-us
          when: { anniversary: joined_at }
          title: { ru: Год вместе, en: A year with us }
        - { name: birthday, when: { anniversary: birthday }, title: Birthday, again_after: 11mo }
        - { name: first-tree, when: { anniversary: first(purchase) }, title: Tree, where: purchases >= 2 }
        - { name: orchard-day, when: { date: 05-09 }, title: Day }
        - { name: jubilee, when: { date: 2027-03-20 }, title: Jubilee }

        """

    private func load(_ occasions: String?, trigger: String = "{ occasion: any }") -> LoadedWorkspace {
        folder.writeClub(
            """
            attributes: { birthday: date, city: string }
            activities: { purchase: { amount: number } }

            """, timezone: "Europe/Moscow")
        if let occasions { folder.write(occasions, to: "occasions.yaml") }
        folder.write(
            """
            title: Occasions
            kind: sequence
            intent: service
            reason: a test
            trigger: \(trigger)
            steps: [{ id: letter, content: letter }]

            """, to: "campaigns/days.yaml")
        return WorkspaceLoader.load(directory: folder.path)
    }

    private func trigger(_ loaded: LoadedWorkspace) throws -> OccasionTrigger {
        let campaign = try #require(loaded.workspace?.campaign("days"))
        guard case .occasion(let trigger) = campaign.sequence?.trigger else {
            throw WrongTrigger()
        }
        return trigger
    }

    private struct WrongTrigger: Error {}

    @Test func everyKindOfDayIsRead() throws {
        let loaded = load(OccasionFileTests.good)
        #expect(loaded.findings.map(\.short) == [])
        let trigger = try trigger(loaded)
        #expect(trigger.isAny && trigger.apart == Span(30, .days))
        let occasions = trigger.occasions
        #expect(occasions.map(\.name) == ["a-year-with-us", "birthday", "first-tree", "orchard-day", "jubilee"])
        #expect(occasions[0].title.text(for: "ru", fallback: "en") == "Год вместе")
        #expect(occasions.map(\.againAfter) == [330, 11, 330, 330, 330].map { Span($0, $0 == 11 ? .months : .days) })
        #expect(occasions[2].filter?.text == "purchases >= 2")
        let days = occasions.map(\.day)
        if case .anniversary(.joined) = days[0] {} else { Issue.record("\(days[0])") }
        if case .anniversary(.attribute(let attribute)) = days[1] { #expect(attribute.name == "birthday") }
        if case .anniversary(.first(activity: "purchase")) = days[2] {} else { Issue.record("\(days[2])") }
        let may = try #require(CivilDate("2031-05-09"))
        #expect(days.map { $0.isForEveryone(on: may) } == [false, false, false, true, false])
        let jubilee = try #require(CivilDate("2027-03-20"))
        #expect(days.map { $0.isForEveryone(on: jubilee) } == [false, false, false, false, true])
    }

    @Test func theLastDayOfFebruaryIsTheTwentyEighthInOtherYears() throws {
        let loaded = load("- { name: leap, when: { date: 02-29 }, title: Leap }\n")
        let day = try #require(try trigger(loaded).occasions.first).day
        let dates = ["2027-02-28", "2027-03-01", "2028-02-28", "2028-02-29"].compactMap { CivilDate($0) }
        #expect(dates.map { day.isForEveryone(on: $0) } == [true, false, false, true])
    }

    @Test func namedOccasionsKeepTheOrderOfTheFile() throws {
        let loaded = load(OccasionFileTests.good, trigger: "{ occasion: [jubilee, birthday], apart: 1w }")
        let trigger = try trigger(loaded)
        #expect(trigger.occasions.map(\.name) == ["birthday", "jubilee"])
        #expect(!trigger.isAny && trigger.apart == Span(1, .weeks))
        let one = try self.trigger(load(OccasionFileTests.good, trigger: "{ occasion: jubilee }"))
        #expect(one.occasions.map(\.name) == ["jubilee"])
    }

    @Test func whatNoCampaignWritesForIsAWarning() {
        let loaded = load(OccasionFileTests.good, trigger: "{ occasion: [a-year-with-us, birthday, jubilee] }")
        #expect(
            loaded.findings.map(\.short) == ["occasions.yaml:5:11+10 occasion", "occasions.yaml:6:11+11 occasion"])
        #expect(loaded.findings.allSatisfy { $0.severity == .warning })
        #expect(loaded.findings.first?.message == "no campaign writes for the occasion first-tree")
        #expect(loaded.workspace?.invalidCampaigns == [])
    }

    @Test(
        arguments: [
            (
                "- { name: a, when: { anniversary: joined-at }, title: A }", "1:35+9 occasion",
                "did you mean \"joined_at\"?"
            ),
            ("- { name: a, when: { anniversary: city }, title: A }", "1:35+4 occasion", nil),
            ("- { name: a, when: { anniversary: first(purchas) }, title: A }", "1:35+14 occasion", nil),
            ("- { name: a, when: { date: 02-30 }, title: A }", "1:28+5 date", nil),
            ("- { name: a, when: { date: 2027-02-29 }, title: A }", "1:28+10 date", "month 02 of 2027 has 28 days"),
            ("- { name: a, when: { date: soon }, title: A }", "1:28+4 date", nil),
            ("- { name: a, when: { date: 05-09, anniversary: joined_at }, title: A }", "1:22+4 occasion", "delete one"),
            ("- { name: a, when: {}, title: A }", "1:20+2 occasion", nil),
            ("- { name: a, title: A }", "1:3+21 missing-key", nil),
            ("- { name: a, when: { date: 05-09 } }", "1:3+34 missing-key", nil),
            ("- { name: a, when: { date: 05-09 }, title: A, agian_after: 5d }", "1:47+11 unknown-key", nil),
            ("- { name: a, when: { date: 05-09 }, title: A, again_after: often }", "1:60+5 duration", nil),
            ("- { name: a, when: { date: 05-09 }, title: A, where: ctiy = \"X\" }", "1:54+4 filter", nil),
            ("- { name: Año, when: { date: 05-09 }, title: A }", "1:11+3 name", nil),
            ("- { name: any, when: { date: 05-09 }, title: A }", "1:11+3 reserved-name", "take another name"),
            ("- a", "1:3+1 wrong-type", nil),
            ("a: 1", "1:1+1 wrong-type", "begin each with \"- name: …\""),
        ] as [(String, String, String?)])
    func mistakesAreFoundWhereTheyStand(text: String, place: String, suggestion: String?) {
        let loaded = load(text + "\n")
        #expect(loaded.findings.map(\.short) == ["occasions.yaml:" + place])
        #expect(loaded.findings.allSatisfy { $0.severity == .error && $0.suggestion != nil })
        if let suggestion { #expect(loaded.findings.first?.suggestion?.english == suggestion) }
    }

    @Test func everyMistakeIsFoundInOneRunAndStopsOnlyWhatOccasionsBegin() throws {
        folder.write(
            """
            title: Hello
            kind: email
            intent: service
            reason: a test
            schedule: { at: 2099-01-01 10:00 }
            content: hello

            """, to: "campaigns/hello.yaml")
        let loaded = load(
            """
            - { name: a, when: { anniversary: brithday }, title: A }
            - { name: a, when: { date: 13-01 }, title: A }
            - { name: b, when: { date: 12-01 }, titel: B }

            """)
        #expect(
            loaded.findings.map(\.short) == [
                "occasions.yaml:1:35+8 occasion", "occasions.yaml:2:11+1 duplicate-name",
                "occasions.yaml:2:28+5 date", "occasions.yaml:3:37+5 unknown-key",
            ])
        #expect(loaded.findings[1].message == "the occasion a is written twice, first in line 1")
        let workspace = try #require(loaded.workspace)
        #expect(workspace.campaigns.map(\.name) == ["hello"] && workspace.invalidCampaigns == ["days"])
    }

    @Test(arguments: [
        ("{ occasion: a-year-with-su }", "5:22+14", "did you mean \"a-year-with-us\"?"),
        ("{ occasion: [jubilee, jubile] }", "5:32+6", "did you mean \"jubilee\"?"),
    ])
    func anUnknownOccasionIsAMistakeOfTheCampaign(trigger: String, place: String, suggestion: String) {
        let loaded = load(OccasionFileTests.good, trigger: trigger)
        let errors = loaded.findings.filter { $0.severity == .error }
        #expect(errors.map(\.short) == ["campaigns/days.yaml:\(place) occasion"])
        #expect(errors.first?.suggestion?.english == suggestion)
        // Nobody knows what it would have written for.
        #expect(loaded.findings.count == 1)
        #expect(loaded.workspace?.invalidCampaigns == ["days"])
    }

    @Test func withoutTheFileThereAreNone() {
        let any = load(nil)
        #expect(any.findings.map(\.short) == ["campaigns/days.yaml:5:22+3 occasion"])
        #expect(any.findings.first?.message == "there are no occasions")
        #expect(any.workspace?.invalidCampaigns == ["days"])
        let named = load("", trigger: "{ occasion: day }").findings
        #expect(named.map(\.message.english) == ["there is no occasion \"day\" in occasions.yaml"])
    }

    @Test func onlyOccasionsAreKeptApart() {
        let loaded = load(nil, trigger: "{ date: birthday, apart: 30d }")
        #expect(loaded.findings.map(\.short) == ["campaigns/days.yaml:5:28+5 sequence"])
    }

    @Test func theNameInTheLedgerIsReadBack() throws {
        let date = try #require(CivilDate("2026-11-22"))
        for years in [nil, 3] {
            let name = OccasionName(name: "a-year-with-us", date: date, years: years)
            #expect(OccasionName(name.description) == name)
        }
        #expect(
            OccasionName(name: "day", date: date, years: 12).description == "occasion:day:2026-11-22:12")
        for text in ["date:2026-11-22", "occasion:day", "occasion:day:soon", "occasion:day:2026-11-22:1:2"] {
            #expect(OccasionName(text) == nil)
        }
    }

    @Test func theSampleFitsItsSchemaAndNamesIt() throws {
        let text = try String(contentsOfFile: SourceRoot.path + "/occasions.yaml", encoding: .utf8)
        #expect(text.hasPrefix("# yaml-language-server: $schema=schema/occasions.json\n"))
        let schema = SchemaValidator(root: JSONSchema(language: .english).document(.occasions))
        let root = { (text: String) in try #require(YAMLTree.parse(Array(text.utf8), file: "x").0).json }
        #expect(schema.mistakes(try root(text)) == [])
        for broken in [
            "name: a", "- { name: a, title: A }", "- { name: a, title: A, when: { date: 1, anniversary: b } }",
        ] {
            #expect(try !schema.mistakes(root(broken)).isEmpty, "\(broken)")
        }
    }
}
