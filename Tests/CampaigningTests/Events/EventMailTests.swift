import Campaigning
import Definitions
import Formats
import Foundation
import Store
import TestSupport
import Testing

/// The letters of an event, and the calendar file that each carries.
@Suite struct EventMailTests {
    private let scene: EventScene

    init() throws {
        scene = try EventScene(
            EventScene.once.replacing("intent: service\nreason: a test", with: "intent: invite")
                + "\n  title: { ru: Прививка, en: Grafting }\n  capacity: 20\n  bring_a_friend: 1\n  ask_again: 7d")
    }

    private func compose(
        _ step: String, locale: String = "en", standing: EventStanding? = nil, occurrence: String = "2026-03-20"
    ) throws -> ComposedMessage {
        let letter = try #require(scene.scene.workspace.campaign("graft")?.letter(of: step))
        let composer = try Composer(
            campaign: letter, workspace: scene.scene.workspace, signer: TokenSigner(current: [1, 2, 3]), salt: [])
        var message = MessageToCompose(
            row: 7, occurrence: occurrence, step: step,
            member: MemberSnapshot(
                id: 1, key: [1], email: "anna@example.org", emailKey: "anna@example.org", name: "Anna, the \"first\"",
                locale: locale, timezone: "Europe/Moscow"), date: try time("2026-03-01T08:00:00Z"))
        message.event = standing
        return try composer.compose(message)
    }

    private func text(_ message: ComposedMessage) -> String { String(decoding: message.bytes, as: UTF8.self) }

    /// The calendar file of a part of this type, its lines unfolded.
    private func calendar(_ message: ComposedMessage, _ type: String) throws -> [String] {
        let part = try #require(text(message).components(separatedBy: "Content-Type: \(type)").dropFirst().first)
        let body = try #require(part.components(separatedBy: "\r\n\r\n").dropFirst().first)
        let data = try #require(
            Data(base64Encoded: body.components(separatedBy: "\r\n--")[0].replacing("\r\n", with: "")))
        return String(decoding: data, as: UTF8.self).replacing("\r\n ", with: "").components(separatedBy: "\r\n")
    }

    @Test(arguments: ["en", "ru", "de"])
    func everyLetterSaysWhatAndWhenInTheReadersLanguage(_ locale: String) throws {
        let letters = try #require(scene.scene.workspace.campaign("graft")).letters
        #expect(letters.count == 8)
        for (step, _) in letters {
            let message = try compose(step, locale: locale)
            #expect(message.subject.contains(locale == "ru" ? "Прививка" : "Grafting"), "\(step) \(message.subject)")
            #expect(message.attachments.map(\.name) == (step == "thanks" ? [] : ["invite.ics"]))
            #expect(!message.text.contains("{{") && !message.preview.isEmpty)
        }
    }

    @Test func anInvitationPublishesTheEventAndLinksToThePage() throws {
        let message = try compose("main")
        let page = "https://club.example.org/e/" + TokenSigner(current: [1, 2, 3]).sign(.rsvp, row: 7)
        #expect(message.html.contains(page + "?v=yes") && message.text.contains(page + "?v=no"))
        #expect(message.text.contains("Friday, 20 March 2026, 11:00–13:00 (Europe/Moscow)"))
        let lines = try calendar(message, "text/calendar; charset=utf-8; method=PUBLISH")
        #expect(lines.contains("METHOD:PUBLISH") && lines.contains("UID:graft-2026-03-20@example.org"))
        #expect(lines.contains("SEQUENCE:0") && lines.contains("DTSTART;TZID=Europe/Moscow:20260320T110000"))
        #expect(lines.contains("ORGANIZER;CN=\"Test Club\":mailto:club@example.org"))
        #expect(!lines.contains { $0.hasPrefix("ATTENDEE") })
        #expect(!text(message).contains("application/ics"))
    }

    @Test func whoComesGetsTheEventAsTheirOwnBesideTheText() throws {
        let message = try compose("update-3", standing: EventStanding(sequence: 3, isSeated: true))
        let lines = try calendar(message, "text/calendar; charset=utf-8; method=REQUEST")
        #expect(lines.contains("METHOD:REQUEST") && lines.contains("SEQUENCE:3"))
        let attendee = try #require(lines.first { $0.hasPrefix("ATTENDEE") })
        #expect(attendee.contains("PARTSTAT=ACCEPTED;RSVP=FALSE;CN=\"Anna, the 'first'\":mailto:anna@example.org"))
        // In the alternatives, the last of them, and once more as a file.
        let text = text(message)
        let html = try #require(text.range(of: "Content-Type: text/html"))
        let calendar = try #require(text.range(of: "Content-Type: text/calendar"))
        let file = try #require(text.range(of: "Content-Type: application/ics"))
        #expect(html.lowerBound < calendar.lowerBound && calendar.lowerBound < file.lowerBound)
        let waiting = try compose("update-3", standing: EventStanding(sequence: 3, isSeated: false))
        #expect(
            try self.calendar(waiting, "text/calendar; charset=utf-8; method=REQUEST").contains {
                $0.contains("PARTSTAT=TENTATIVE")
            })
    }

    @Test func theEndTakesItOutOfTheCalendar() throws {
        let lines = try calendar(
            try compose("cancelled-2", standing: EventStanding(sequence: 2, isSeated: true)),
            "text/calendar; charset=utf-8; method=CANCEL")
        #expect(lines.contains("METHOD:CANCEL") && lines.contains("STATUS:CANCELLED") && lines.contains("SEQUENCE:2"))
        #expect(lines.contains("UID:graft-2026-03-20@example.org"))
    }

    @Test func whatIsAboutAnAnswerIsNoAdvertising() throws {
        #expect(text(try compose("main")).contains("List-Unsubscribe:"))
        #expect(!text(try compose("reminder-1")).contains("List-Unsubscribe-Post:"))
    }

    @Test func aFileReplacesTheBuiltInWords() throws {
        scene.scene.folder.write(
            "---\nsubject: Soon, Anna\npreview: P\n---\nBring a knife to {{ event.place }}.\n",
            to: "templates/event-reminder.en.md")
        let message = try compose("reminder-1")
        #expect(message.subject == "Soon, Anna" && message.text.contains("Bring a knife to The nursery."))
        #expect(try compose("reminder-1", locale: "ru").subject.contains("Скоро"))
    }

    @Test func aPreviewIsOfTheNearestDate() throws {
        let message = try compose("main", occurrence: "preview")
        #expect(message.text.contains("20 March 2026"))
    }
}
