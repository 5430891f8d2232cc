import Definitions
import Formats
import TestSupport
import Testing

@Suite struct RecurrenceParserTests {
    @Test(arguments: [
        ("day at 9:00", "2026-11-22 2026-11-23 2026-11-24"),
        ("3 days at 9:00 from 2026-11-30", "2026-11-30 2026-12-03 2026-12-06"),
        ("weekday at 9:00", "2026-11-23 2026-11-24 2026-11-25"),
        ("monday and thu at 9:00", "2026-11-23 2026-11-26 2026-11-30"),
        ("week on friday, monday at 9:00", "2026-11-23 2026-11-27 2026-11-30"),
        ("2 weeks on tuesday at 9:00 from 2026-12-01", "2026-12-01 2026-12-15 2026-12-29"),
        ("2 weeks on monday at 9:00 from 2026-12-01", "2026-12-14 2026-12-28 2027-01-11"),
        ("other week on sunday at 9:00 from 2026-12-01", "2026-12-06 2026-12-20 2027-01-03"),
        ("month on day 10 at 10:00", "2026-12-10 2027-01-10 2027-02-10"),
        ("month on day 1 and 15 at 10:00", "2026-12-01 2026-12-15 2027-01-01"),
        ("month on day 31 at 10:00", "2026-12-31 2027-01-31 2027-03-31"),
        ("month on last day at 10:00", "2026-11-30 2026-12-31 2027-01-31"),
        ("Month on Last Friday at 18:30", "2026-11-27 2026-12-25 2027-01-29"),
        ("month on fifth friday at 18:30", "2027-01-29 2027-04-30 2027-07-30"),
        ("month on first weekday at 9:00", "2026-12-01 2027-01-01 2027-02-01"),
        ("month on last weekday at 9:00", "2026-11-30 2026-12-31 2027-01-29"),
        ("2 months on day 5 at 9:00 from 2027-01-05", "2027-01-05 2027-03-05 2027-05-05"),
        ("quarter on second tuesday at 10:00", "2027-01-12 2027-04-13 2027-07-13"),
        ("quarter on last friday at 10:00", "2026-12-25 2027-03-26 2027-06-25"),
        ("quarter on day 1 at 10:00", "2027-01-01 2027-04-01 2027-07-01"),
        ("year on 03-08 at 10:00", "2027-03-08 2028-03-08 2029-03-08"),
        ("year on 8 march and october 1st at 10:00", "2027-03-08 2027-10-01 2028-03-08"),
        ("year on 02-29 at 10:00", "2028-02-29 2032-02-29 2036-02-29"),
        ("year on fourth thursday of november at 10:00", "2026-11-26 2027-11-25 2028-11-23"),
        ("year on day 100 at 10:00", "2027-04-10 2028-04-09 2029-04-10"),
    ])
    func itSaysTheDays(text: String, expected: String) throws {
        let recurrence = try Recurrence(parsing: text)
        var days: [String] = []
        var date = try #require(CivilDate("2026-11-22"))
        while days.count < 3 {
            let day = try #require(recurrence.firstDay(from: date))
            days.append(day.description)
            date = day.adding(days: 1)
        }
        #expect(days.joined(separator: " ") == expected)
    }

    @Test func timesAreMinutesOfTheDayInOrder() throws {
        #expect(try Recurrence(parsing: "day at 18:30 and 9:00, 12:00").times == [540, 720, 1110])
    }

    @Test(arguments: [
        ("", 0, 1), ("moth on day 1 at 9:00", 0, 4), ("hour at 9:00", 0, 4), ("every day at 9:00", 0, 5),
        ("0 weeks on monday at 9:00", 0, 1), ("2", 0, 1), ("month at 9:00", 6, 2), ("month", 4, 1),
        ("month on", 7, 1), ("month on 10 at 9:00", 9, 2), ("month on day at 9:00", 13, 2),
        ("month on day 32 at 9:00", 13, 2), ("month on friday at 9:00", 9, 6), ("month on last fryday at 9:00", 14, 6),
        ("month on last", 9, 4), ("week on first monday at 9:00", 8, 5), ("week on day 3 at 9:00", 12, 1),
        ("week on munday at 9:00", 8, 6), ("day on monday at 9:00", 4, 2), ("day 9:00", 4, 4), ("day", 2, 1),
        ("day at", 5, 1), ("day at 9am", 7, 3), ("day at 25:00", 7, 5), ("day at 9:00 fron 2026-12-01", 12, 4),
        ("day at 9:00 from", 15, 1), ("day at 9:00 from 2027-02-29", 17, 10), ("day at 9:00 until 2027-02-28", 12, 5),
        ("2 weeks on monday at 9:00", 2, 5), ("year on 13-08 at 10:00", 8, 5), ("year on 02-30 at 10:00", 8, 5),
        ("year on 31 april at 10:00", 8, 2), ("year on first monday of smarch at 9:00", 24, 6),
        ("4 years on 02-29 at 9:00 from 2027-01-01", 0, 40), ("month on day 10 on day 11 at 9:00", 16, 2),
        ("day at 9:00 in Moscow", 12, 2), ("99999999999999999999 days at 9:00", 0, 20),
    ])
    func aMistakeHasItsPlaceAndSaysWhatToDo(text: String, offset: Int, length: Int) {
        let mistake = #expect(throws: TimingMistake.self) { try Recurrence(parsing: text) }
        #expect(mistake?.offset == offset)
        #expect(mistake?.length == length)
        #expect(mistake?.suggestion != nil)
    }

    @Test(arguments: [
        ("month on lst friday at 9:00", "did you mean \"last\"?"),
        ("week on tusday at 9:00", "did you mean \"tuesday\"?"),
        ("mnth on day 1 at 9:00", "did you mean \"month\"?"), ("day at 9pm", "write 21:00"),
        ("month on friday at 9:00", "write \"first friday\" or \"last friday\""),
        ("month on 10th at 9:00", "write \"day 10\""),
    ])
    func whatWasMeantIsSuggested(text: String, suggestion: String) {
        let mistake = #expect(throws: TimingMistake.self) { try Recurrence(parsing: text) }
        #expect(mistake?.suggestion?.english == suggestion)
    }
}
