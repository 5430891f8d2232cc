import Definitions
import Formats
import TestSupport
import Testing

/// Windows, ends, exceptions and zones of `schedule:`, and the holidays of the workspace.
@Suite struct ScheduleRuleTests {
    private func load(_ schedule: String, workspace: String = "", calendar: String? = nil) -> LoadedWorkspace {
        let folder = TemporaryFolder()
        folder.write(SampleFiles.workspace.replacing("  tf:", with: "  # tf:") + workspace, to: "kamerton.yaml")
        folder.write(
            SampleFiles.email.replacing("schedule: { at: 2026-12-01 10:00 }", with: "schedule: { \(schedule) }"),
            to: "campaigns/welcome.yaml")
        if let calendar { folder.write(calendar, to: "holidays.ics") }
        return WorkspaceLoader.load(directory: folder.path)
    }

    private func schedule(_ text: String, workspace: String = "", calendar: String? = nil) throws -> Schedule {
        let loaded = load(text, workspace: workspace, calendar: calendar)
        #expect(loaded.findings.map(\.short) == [])
        return try #require(loaded.workspace?.campaign("welcome")).schedule
    }

    @Test func memberIsAZone() throws {
        let found = try schedule("every: day at 10:00, timezone: member")
        #expect(found.followsMember)
        #expect(found.zone.name == "Europe/Moscow")
    }

    @Test(arguments: [
        ("weekdays 09:00-20:00", "12345 540-1200"), ("mon-fri 9:00-18:00 sat 10:00-14:00", "12345 540-1080,6 600-840"),
        ("weekend", "06 0-1440"), ("10:00 - 24:00", "0123456 600-1440"), ("fri-mon 9:00-10:00", "0156 540-600"),
        ("monday and thursday 9:00-10:00", "14 540-600"),
    ])
    func aWindowHasDaysAndHours(text: String, expected: String) throws {
        let window = try #require(try schedule("every: day at 10:00, window: \"\(text)\"").window)
        let parts = window.parts.map { part in
            "\(part.weekdays.sorted().map(String.init).joined()) \(part.from)-\(part.until)"
        }
        #expect(parts.joined(separator: ",") == expected)
    }

    @Test func holidaysComeFromDaysRangesAndCalendarFiles() throws {
        let calendar = """
            BEGIN:VCALENDAR\r
            BEGIN:VEVENT\r
            SUMMARY:Long\r
              folded line\r
            DTSTART;VALUE=DATE:20270501\r
            DTEND;VALUE=DATE:20270504\r
            END:VEVENT\r
            BEGIN:VEVENT\r
            DTSTART:20270612T000000Z\r
            END:VEVENT\r
            BEGIN:VEVENT\r
            DTSTART;VALUE=DATE:20270223\r
            RRULE:FREQ=YEARLY\r
            END:VEVENT\r
            BEGIN:VEVENT\r
            DTSTART;VALUE=DATE:20270909\r
            STATUS:CANCELLED\r
            END:VEVENT\r
            END:VCALENDAR\r
            """
        let days = try schedule(
            "every: day at 10:00, except: [holidays, 2026-12-31]",
            workspace: "holidays: [2027-01-01..2027-01-08, 05-09, holidays.ics]\n", calendar: calendar
        ).except
        let expected = [
            "2026-12-31", "2027-01-01", "2027-01-08", "2030-05-09", "2027-05-01", "2027-05-03", "2027-06-12",
            "2031-02-23",
        ]
        for day in expected { #expect(days.contains(try #require(CivilDate(day))), "\(day)") }
        for day in ["2027-01-09", "2027-05-04", "2027-06-13", "2027-09-09"] {
            #expect(!days.contains(try #require(CivilDate(day))), "\(day)")
        }
    }

    @Test(arguments: [
        ("every: day at 10:00, window: weekdays 20:00-09:00", "5:51+11 window"),
        ("every: day at 10:00, window: weekdays 09:00-09:00", "5:51+11 window"),
        ("every: day at 10:00, window: wekdays 09:00-20:00", "5:42+7 window"),
        ("every: day at 10:00, window: weekdays 9-20", "5:51+4 window"),
        ("every: day at 10:00, window: 21:30-24:00", "5:42+11 window"),
        ("every: day at 10:00, until: 2027-02-29", "5:41+10 date"),
        ("every: day at 10:00 from 2027-01-01, until: 2026-12-31", "5:57+10 schedule"),
        ("every: year on 01-01 at 10:00, except: [01-01]", "5:52+7 schedule"),
        ("at: 2026-12-01 10:00, except: [2026-12-01]", "5:43+12 schedule"),
        ("every: day at 10:00, except: [2027-01-08..2027-01-01]", "5:43+22 date"),
        ("every: day at 10:00, except: [2027-01-01..2027-02-30]", "5:55+10 date"),
        ("every: day at 10:00, except: [13-01]", "5:43+5 date"),
        ("every: day at 10:00, except: [holidays]", "5:43+8 holidays"),
        ("every: day at 10:00, timezone: local", "5:44+5 time-zone"),
        ("every: day at 10:00, timezone: Europe/Mosow", "5:44+12 time-zone"),
    ])
    func eachRuleHasItsPlace(text: String, expected: String) {
        #expect(load(text).findings.map(\.short).first == "campaigns/welcome.yaml:" + expected)
    }

    @Test(arguments: [nil, "just words"]) func aCalendarThatIsNoneIsAMistake(calendar: String?) {
        let loaded = load("every: day at 10:00", workspace: "holidays: [holidays.ics]\n", calendar: calendar)
        #expect(loaded.findings.map(\.rule) == ["holidays"])
        #expect(loaded.hasErrors)
    }

    @Test func aFileOfRubbishIsReadWithoutHarm() {
        var random = SeededGenerator(7)
        let words = [
            "BEGIN:VCALENDAR", "BEGIN:VEVENT", "END:VEVENT", "DTSTART:", "DTEND:9999", "\u{0}", " ", "RRULE:",
            "DURATION:P9W",
        ]
        for _ in 0..<50 {
            let text = (0..<40).map { _ in random.pick(words) + String(random.next() % 99_999_999) }.joined(
                separator: "\n")
            _ = load("every: day at 10:00", workspace: "holidays: [holidays.ics]\n", calendar: text)
        }
    }
}
