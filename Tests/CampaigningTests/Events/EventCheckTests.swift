import Campaigning
import Formats
import TestSupport
import Testing

/// What `check` asks about the plan of events.
@Suite struct EventCheckTests {
    private let folder = TemporaryFolder()

    init() {
        folder.write("0123456789abcdef0123456789abcdef", to: ".kamerton/secret")
        folder.write(
            """
            workspace: Test Club
            locale: en
            timezone: Europe/Moscow
            public_url: https://club.example.org
            secret: { file: .kamerton/secret }
            sender: { from: Test Club <club@example.org>, postal_address: "12 Orchard Lane, Penza" }
            topics: { events: { title: Events } }
            """, to: "kamerton.yaml")
    }

    private func write(_ name: String, _ event: String, _ rest: String = "") {
        folder.write(
            "title: \(name)\nkind: event\nintent: invite\ntopic: events\nevent: { \(event) }\n\(rest)\n",
            to: "campaigns/\(name).yaml")
    }

    private func rules(_ now: String = "2026-03-01T08:00:00Z") throws -> [String] {
        let now = try #require(Instant(rfc3339: now))
        return WorkspaceCheck(directory: folder.path, now: now).findings.filter { $0.rule.hasPrefix("event") }.map {
            "\($0.mark.file.split(separator: "/").last ?? "") \($0.rule)"
        }
    }

    private static let monthly = "series: { every: month on second saturday at 11:00 }"

    @Test func aKnownRhythmWithAPurposeIsFine() throws {
        write("walk", "purpose: To meet", EventCheckTests.monthly)
        #expect(try rules() == [])
    }

    @Test func whatIsPastLateOrWithoutAPurposeIsSaid() throws {
        write("walk", "purpose: To meet", EventCheckTests.monthly)
        write("old", "start: 2026-02-20 11:00, purpose: To meet")
        #expect(try rules() == ["old.yaml event-past"])
        write("old", "start: 2026-03-20 11:00, announce: 7d, reminders: [1d]")
        #expect(try rules() == ["old.yaml event-notice", "old.yaml event-purpose"])
        write("old", "purpose: To meet", "series: { every: month on first friday at 11:00, until: 2026-02-28 }")
        #expect(try rules().contains("old.yaml event-past"))
    }

    @Test func twoOnOneDayAndAMonthWithoutAnyAreSaid() throws {
        write("walk", "purpose: To meet", EventCheckTests.monthly)
        write("talk", "start: 2026-04-11 18:00, purpose: To listen")
        #expect(try rules() == ["talk.yaml event-clash"])
        write("walk", "start: 2026-03-14 11:00, purpose: To meet")
        #expect(try rules() == ["walk.yaml event-month", "walk.yaml event-month"])
    }

    @Test func aSeriesThatLosesItsRhythmIsSaid() throws {
        write(
            "walk", "purpose: To meet",
            "series: { every: month on second saturday at 11:00, except: [2026-05-09] }")
        #expect(try rules().contains("walk.yaml event-rhythm"))
    }
}
