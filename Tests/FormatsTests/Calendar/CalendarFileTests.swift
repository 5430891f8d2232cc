import Formats
import Testing

/// Calendar files, as RFC 5545 wants them.
@Suite struct CalendarFileTests {
    private func instant(_ text: String) throws -> Instant { try #require(Instant(rfc3339: text)) }

    private func event(_ start: String, zone: String = "Europe/Moscow", summary: String = "A walk") throws
        -> CalendarEvent
    {
        let start = try instant(start)
        return CalendarEvent(
            uid: "walk-2026-12-12@example.org", sequence: 2, stamp: try instant("2026-11-20T08:00:00Z"), start: start,
            end: start + 2 * 3_600_000, zone: try #require(Zone(zone)), summary: summary)
    }

    private func text(_ file: CalendarFile) -> String { String(decoding: file.bytes, as: UTF8.self) }

    /// The content lines as they were before they were folded.
    private func lines(_ file: CalendarFile) -> [String] {
        text(file).replacing("\r\n ", with: "").split(separator: "\r\n").map(String.init)
    }

    @Test func anEventHasItsLocalTimeItsZoneAndItsNumber() throws {
        let lines = lines(CalendarFile(method: .request, events: [try event("2026-12-12T08:00:00Z")]))
        #expect(lines.first == "BEGIN:VCALENDAR" && lines.last == "END:VCALENDAR")
        for line in [
            "METHOD:REQUEST", "UID:walk-2026-12-12@example.org", "SEQUENCE:2", "DTSTAMP:20261120T080000Z",
            "DTSTART;TZID=Europe/Moscow:20261212T110000", "DTEND;TZID=Europe/Moscow:20261212T130000",
            "TZID:Europe/Moscow", "TZOFFSETTO:+0300", "STATUS:CONFIRMED",
        ] {
            #expect(lines.contains(line), "\(line)")
        }
        #expect(!lines.contains("BEGIN:DAYLIGHT"))
    }

    @Test func aZoneWhoseClocksChangeSaysWhen() throws {
        let lines = lines(
            CalendarFile(method: .publish, events: [try event("2026-12-12T08:00:00Z", zone: "Europe/Berlin")]))
        let start = try #require(lines.firstIndex(of: "DTSTART:20261025T030000"))
        #expect(
            Array(lines[(start - 1)...(start + 3)]) == [
                "BEGIN:STANDARD", "DTSTART:20261025T030000", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "END:STANDARD",
            ])
        let summer = try #require(lines.firstIndex(of: "DTSTART:20270328T020000"))
        #expect(lines[summer - 1] == "BEGIN:DAYLIGHT" && lines[summer + 2] == "TZOFFSETTO:+0200")
        #expect(lines.contains("DTSTART;TZID=Europe/Berlin:20261212T090000"))
    }

    @Test func timesInUTCNeedNoZone() throws {
        let lines = lines(CalendarFile(method: .publish, events: [try event("2026-12-12T08:00:00Z", zone: "UTC")]))
        #expect(lines.contains("DTSTART:20261212T080000Z") && !lines.contains("BEGIN:VTIMEZONE"))
    }

    @Test func textsAreEscapedAndNothingInThemEndsALine() throws {
        var event = try event("2026-12-12T08:00:00Z", summary: "Tea, cake; and \\ more\r\nATTACH:evil\u{0}\u{1B}")
        event.organizer = CalendarPerson(name: "Club \"X\"\r\nATTENDEE:x", address: "a b\r\n@example.org")
        event.url = "https://example.org/\r\nX:y"
        let lines = lines(CalendarFile(method: .publish, events: [event]))
        #expect(lines.contains("SUMMARY:Tea\\, cake\\; and \\\\ more\\nATTACH:evil"))
        #expect(lines.contains("ORGANIZER;CN=\"Club 'X'ATTENDEE:x\":mailto:a%20b%0D%0A@example.org"))
        #expect(lines.contains("URL:https://example.org/X:y"))
        #expect(!lines.contains { $0.hasPrefix("ATTACH") || $0.hasPrefix("ATTENDEE") || $0.hasPrefix("X:") })
    }

    @Test(arguments: ["Щ", "😀", "a", "e\u{301}", "👩‍👩‍👧‍👧", "Ж, "])
    func linesAreFoldedAt75OctetsBetweenCharacters(_ letter: String) throws {
        let summary = String(repeating: letter, count: 300)
        let file = CalendarFile(method: .publish, events: [try event("2026-12-12T08:00:00Z", summary: summary)])
        for line in file.bytes.split(separator: 0x0A) {
            #expect(line.count <= 76 && line.last == 0x0D)
            #expect(String(validating: Array(line), as: UTF8.self) != nil)
        }
        #expect(lines(file).contains("SUMMARY:" + summary.replacing(",", with: "\\,")) || letter == "Ж, ")
    }

    @Test func whatIsCancelledSaysSo() throws {
        var event = try event("2026-12-12T08:00:00Z")
        event.isCancelled = true
        event.attendee = CalendarPerson(name: "", address: "anna@example.org")
        let lines = lines(CalendarFile(method: .cancel, events: [event]))
        #expect(lines.contains("METHOD:CANCEL") && lines.contains("STATUS:CANCELLED"))
        #expect(
            lines.contains(
                "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:anna@example.org"))
    }
}
