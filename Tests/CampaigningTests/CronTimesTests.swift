import Campaigning
import Definitions
import Formats
import TestSupport
import Testing

@Suite struct CronTimesTests {
    private func times(_ cron: String, _ zone: String, after: String, _ count: Int = 3) throws -> [String] {
        let expression = try CronExpression(parsing: cron)
        let start = try #require(Instant(rfc3339: after))
        let zone = try #require(Zone(zone))
        return CronTimes(expression, in: zone, after: start).prefix(count).map(\.description)
    }

    @Test func timesAreStrictlyLaterAndInOrder() throws {
        #expect(
            try times("0 10 10 1,4,7,10 *", "Europe/Moscow", after: "2026-04-10T07:00:00Z")
                == ["2026-07-10T07:00:00Z", "2026-10-10T07:00:00Z", "2027-01-10T07:00:00Z"])
    }

    @Test func aSkippedReadingFiresRightAfterTheGapAndOnce() throws {
        // Berlin, 2026-03-29: 02:00 becomes 03:00.
        #expect(
            try times("15,30 2 * * *", "Europe/Berlin", after: "2026-03-28T12:00:00Z")
                == ["2026-03-29T01:00:00Z", "2026-03-30T00:15:00Z", "2026-03-30T00:30:00Z"])
    }

    @Test func aRepeatedReadingFiresTheFirstTimeOnly() throws {
        // Berlin, 2026-10-25: 03:00 becomes 02:00.
        #expect(
            try times("30 2 * * *", "Europe/Berlin", after: "2026-10-24T12:00:00Z", 2)
                == ["2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z"])
    }

    @Test func everyHourGoesByElapsedTime() throws {
        #expect(
            try times("30 * * * *", "Europe/Berlin", after: "2026-10-24T23:45:00Z")
                == ["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "2026-10-25T02:30:00Z"])
        #expect(
            try times("30 */2 * * *", "Europe/Berlin", after: "2026-03-29T00:00:00Z", 2)
                == ["2026-03-29T02:30:00Z", "2026-03-29T04:30:00Z"])
    }

    @Test func aRestrictedDayOfTheMonthOrOfTheWeekIsEnough() throws {
        #expect(
            try times("0 0 13 * fri", "UTC", after: "2026-01-01T00:00:00Z")
                == ["2026-01-02T00:00:00Z", "2026-01-09T00:00:00Z", "2026-01-13T00:00:00Z"])
        #expect(try times("0 0 13 * */5", "UTC", after: "2026-01-01T00:00:00Z", 1) == ["2026-02-13T00:00:00Z"])
    }

    @Test func leapDaysAreFoundWithoutSteppingThroughMinutes() throws {
        #expect(try times("0 12 29 2 *", "UTC", after: "2096-03-01T00:00:00Z", 1) == ["2104-02-29T12:00:00Z"])
    }

    @Test(arguments: ["* * * * *", "0 10 * * 2", "0 12 29 2 *", "30 2 * * *", "*/20 1-3 * * *"])
    func theLatestTimesAreTheEndOfAllTimes(text: String) throws {
        let cron = try CronExpression(parsing: text)
        let zone = try #require(Zone("Europe/Berlin"))
        let last = try #require(Instant(rfc3339: "2026-10-25T01:10:00Z"))
        let first = last - 40 * 86_400_000
        let schedule = Schedule(timing: .cron(cron), zone: zone, mark: Sample.mark)
        let all = ScheduleTimes(schedule, in: zone, after: first - 1).prefix { $0 <= last }
        #expect(ScheduleTimes.latest(3, of: schedule, in: zone, from: first, through: last) == Array(all.suffix(3)))
    }
}
