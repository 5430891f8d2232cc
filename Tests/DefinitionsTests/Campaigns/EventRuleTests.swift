import Definitions
import Formats
import TestSupport
import Testing

/// The rules of events: each mistake is found at its place, with its rule.
@Suite struct EventRuleTests {
    private static let event = """
        title: Grafting
        kind: event
        intent: invite
        topic: research
        event:
          title: { ru: Прививка, en: Grafting }
          purpose: To take a tree home
          format: workshop
          start: 2026-12-12 11:00
          duration: 3h
          place: { ru: Питомник, en: The nursery }
          capacity: 20
          hosts: [lena@example.org]
          bring_a_friend: 1
          seats: { staff: 30% }
          announce: 28d
          reminders: [3d, 3h]
          ask_again: 7d
          feedback: nps
          public: true
        """

    private static let series = """
        title: Meetup
        kind: event
        intent: invite
        topic: research
        event: { purpose: To meet, place: The nursery }
        series:
          every: month on second saturday at 11:00
          until: 2027-06-30
          except: [2027-01-09]
          cancelled: [2026-11-14]
          dates: { 2026-12-12: { start: 2026-12-13 12:00, place: The town hall } }
        """

    private func load(_ text: String) -> LoadedWorkspace {
        let folder = TemporaryFolder()
        folder.write(SampleFiles.workspace, to: "kamerton.yaml")
        folder.write(SampleFiles.survey, to: "campaigns/nps.yaml")
        folder.write(SampleFiles.email, to: "campaigns/welcome.yaml")
        folder.write(text, to: "campaigns/path.yaml")
        return WorkspaceLoader.load(directory: folder.path)
    }

    private func found(_ text: String) -> [String] {
        load(text).findings.filter { $0.mark.file == "campaigns/path.yaml" }.map(\.short)
    }

    @Test func aGoodOneIsRead() throws {
        let loaded = load(EventRuleTests.event)
        #expect(loaded.findings.filter { $0.mark.file == "campaigns/path.yaml" }.map(\.short) == [])
        let campaign = try #require(loaded.workspace?.campaign("path"))
        let event = try #require(campaign.event)
        #expect(event.format == .workshop && event.capacity == 20 && event.bringAFriend == 1)
        #expect(event.keptSeats == EventDefinition.KeptSeats(segment: "staff", share: 30))
        #expect(event.keptSeats?.count(of: 20) == 6 && event.feedback == "nps" && event.isPublic)
        #expect(campaign.content.template == "event-invitation")
        #expect(
            campaign.letters.map(\.step) == [
                "main", "again", "reminder-1", "reminder-2", "seat-1", "update-1", "cancelled-1", "thanks",
            ])
        // What follows from an answer is no advertising; asking once more and thanks are the campaign's own.
        #expect(
            campaign.letter(of: "reminder-2")?.intent == .service && campaign.letter(of: "thanks")?.intent == .invite)
        #expect(campaign.letter(of: "reminder-3") == nil && campaign.letter(of: "nonsense") == nil)
    }

    @Test func aSeriesIsRead() throws {
        let loaded = load(EventRuleTests.series)
        #expect(loaded.findings.filter { $0.mark.file == "campaigns/path.yaml" }.map(\.short) == [])
        let event = try #require(loaded.workspace?.campaign("path")?.event)
        #expect(event.isSeries && event.changes.count == 2 && event.help == EventHelp.allCases)
    }

    @Test(arguments: [
        ("format: workshop", "format: party", "wrong-value"), ("capacity: 20", "capacity: 0", "wrong-value"),
        ("start: 2026-12-12 11:00", "start: 2026-02-30 11:00", "date"),
        ("  start: 2026-12-12 11:00\n", "", "event"), ("staff: 30%", "nobody: 30%", "unknown-segment"),
        ("staff: 30%", "staff: 30", "percentage"), ("  capacity: 20\n", "", "event"),
        ("feedback: nps", "feedback: welcome", "event"), ("feedback: nps", "feedback: npss", "event"),
        ("reminders: [3d, 3h]", "reminders: [3h, 3d]", "event"), ("announce: 28d", "announce: 2d", "event"),
        ("hosts: [lena@example.org]", "hosts: [lena]", "address"), ("bring_a_friend: 1", "bring_a_friend: 20", "event"),
        ("ask_again: 7d", "help: [dance]", "wrong-value"), ("ask_again: 7d", "url: meet.example.org", "url"),
        ("kind: event", "kind: email", "event"), ("public: true", "schedule: { at: 2026-12-01 10:00 }", "unknown-key"),
    ])
    func aMistakeIsFound(_ old: String, _ new: String, _ rule: String) throws {
        let text = EventRuleTests.event.replacing(old, with: new)
        try #require(text != EventRuleTests.event)
        #expect(found(text).contains { $0.hasSuffix(" " + rule) }, "\(found(text))")
    }

    @Test(arguments: [
        ("event: { purpose: To meet,", "event: { start: 2026-12-12 11:00, purpose: To meet,", "event"),
        ("cancelled: [2026-11-14]", "cancelled: [2026-11-15]", "event"),
        ("2026-12-12: {", "2026-12-19: {", "event"), ("at 11:00", "at 11:00 and 15:00", "event"),
        ("  every: month on second saturday at 11:00\n", "", "missing-key"),
    ])
    func aMistakeOfASeriesIsFound(_ old: String, _ new: String, _ rule: String) throws {
        let text = EventRuleTests.series.replacing(old, with: new)
        try #require(text != EventRuleTests.series)
        #expect(found(text).contains { $0.hasSuffix(" " + rule) }, "\(found(text))")
    }

    @Test func everyMistakeIsSaidAtOnce() {
        let text = """
            title: Broken
            kind: event
            intent: invite
            topic: research
            schedule: { at: 2026-12-01 10:00 }
            event:
              format: party
              capacity: 0
              help: [dance]
              cancelled: maybe
            """
        #expect(found(text).count == 6, "\(found(text))")
    }
}
