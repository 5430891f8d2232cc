import Campaigning
import Definitions
import Formats
import TestSupport
import Testing

@Suite struct RecurrenceTimesTests {
    private func schedule(_ text: String, _ zone: String) throws -> Schedule {
        Schedule(
            timing: .every(try Recurrence(parsing: text)), zone: try #require(Zone(zone)), mark: Sample.mark)
    }

    private func times(_ text: String, _ zone: String, after: String, _ count: Int = 3) throws -> [String] {
        let schedule = try schedule(text, zone)
        return ScheduleTimes(schedule, in: schedule.zone, after: try time(after)).prefix(count).map(\.description)
    }

    @Test func aSkippedReadingIsMovedForwardByTheGap() throws {
        // Berlin, 2026-03-29: 02:00 becomes 03:00.
        #expect(
            try times("day at 2:30", "Europe/Berlin", after: "2026-03-28T12:00:00Z", 2)
                == ["2026-03-29T01:30:00Z", "2026-03-30T00:30:00Z"])
    }

    @Test func twoReadingsThatTheGapMakesOneAreOne() throws {
        #expect(
            try times("day at 2:30 and 3:30", "Europe/Berlin", after: "2026-03-28T12:00:00Z", 2)
                == ["2026-03-29T01:30:00Z", "2026-03-30T00:30:00Z"])
    }

    @Test func aRepeatedReadingIsTheFirst() throws {
        // Berlin, 2026-10-25: 03:00 becomes 02:00.
        #expect(
            try times("day at 2:30", "Europe/Berlin", after: "2026-10-24T12:00:00Z", 2)
                == ["2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z"])
        // Asked between the two passes.
        #expect(
            try times("day at 2:30", "Europe/Berlin", after: "2026-10-25T01:10:00Z", 1) == ["2026-10-26T01:30:00Z"])
    }

    @Test func aWholeDayThatIsSkippedDoesNotStopIt() throws {
        // Samoa left out 2011-12-30.
        #expect(
            try times("day at 12:00", "Pacific/Apia", after: "2011-12-29T00:00:00Z", 3)
                == ["2011-12-29T22:00:00Z", "2011-12-30T22:00:00Z", "2011-12-31T22:00:00Z"])
    }

    @Test func theLatestTimesAreTheEndOfAllTimes() throws {
        let schedule = try schedule("month on last friday at 18:30", "Europe/Berlin")
        let (first, last) = (try time("2020-01-01T00:00:00Z"), try time("2026-11-27T17:30:00Z"))
        let all = ScheduleTimes(schedule, in: schedule.zone, after: first - 1).prefix { $0 <= last }
        #expect(ScheduleTimes.latest(3, of: schedule, in: schedule.zone, from: first, through: last) == all.suffix(3))
    }

    /// Random schedules against a walk over all days that asks of each whether it is meant.
    @Test(arguments: 0..<60)
    func aWalkOverAllDaysFindsTheSame(seed: Int) throws {
        var random = SeededGenerator(UInt64(seed))
        let walk = try DayWalk(&random)
        let schedule = try schedule(walk.text, random.pick(["Europe/Moscow", "Europe/Berlin", "America/St_Johns"]))
        let start = try #require(CivilDate("2026-01-01")).adding(days: Int.random(in: 0...800, using: &random))
        let after = schedule.zone.startOfDay(start) - 1
        let found = ScheduleTimes(schedule, in: schedule.zone, after: after).prefix(8)
        var expected: [Instant] = []
        var date = start
        while expected.count < 8 {
            if walk.isMeant(date) {
                expected.append(schedule.zone.instant(CivilDateTime(date: date, hour: walk.hour, minute: 15)))
            }
            date = date.adding(days: 1)
        }
        #expect(Array(found) == expected, "\(walk.text) from \(start)")
    }
}

/// A random `every:` and, written independently of it, whether a day is meant.
private struct DayWalk {
    let text: String
    let hour: Int
    let isMeant: (CivilDate) -> Bool

    private static let names = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"]

    init(_ random: inout SeededGenerator) throws {
        hour = Int.random(in: 4...23, using: &random)
        let at = " at \(hour):15"
        let interval = random.once(in: 2) ? 1 : Int.random(in: 2...4, using: &random)
        let anchor = try #require(CivilDate("2026-01-01")).adding(days: Int.random(in: 0...60, using: &random))
        let from = interval > 1 ? " from \(anchor)" : ""
        let often = interval > 1 ? "\(interval) " : ""
        let weekday = Int.random(in: 0...6, using: &random)
        let name = DayWalk.names[weekday]
        let begun: (CivilDate) -> Bool = { interval == 1 || $0 >= anchor }
        switch Int.random(in: 0...6, using: &random) {
        case 0:
            text = "\(often)days\(at)\(from)"
            isMeant = { begun($0) && ($0.daysSince1970 - anchor.daysSince1970) % interval == 0 }
        case 1:
            text = "\(often)weeks on \(name)\(at)\(from)"
            let monday = anchor.adding(days: -((anchor.weekday + 6) % 7))
            isMeant = {
                begun($0) && $0.weekday == weekday && (($0.daysSince1970 - monday.daysSince1970) / 7) % interval == 0
            }
        case 2:
            let day = Int.random(in: 1...31, using: &random)
            text = "\(often)months on day \(day)\(at)\(from)"
            isMeant = { begun($0) && $0.day == day && DayWalk.months(anchor, $0) % interval == 0 }
        case 3:
            text = "\(often)months on last \(name)\(at)\(from)"
            isMeant = {
                begun($0) && $0.weekday == weekday && $0.adding(days: 7).month != $0.month
                    && DayWalk.months(anchor, $0) % interval == 0
            }
        case 4:
            text = "month on second \(name)\(at)"
            isMeant = { $0.weekday == weekday && (8...14).contains($0.day) }
        case 5:
            text = "quarter on last day\(at)"
            isMeant = { $0.month % 3 == 0 && $0.adding(days: 1).month != $0.month }
        default:
            text = "year on 03-08 and first \(name) of may\(at)"
            isMeant = { ($0.month, $0.day) == (3, 8) || $0.month == 5 && $0.day <= 7 && $0.weekday == weekday }
        }
    }

    private static func months(_ a: CivilDate, _ b: CivilDate) -> Int { (b.year - a.year) * 12 + b.month - a.month }
}
