import Definitions
import TestSupport
import Testing

@Suite struct CronExpressionTests {
    @Test func fieldsTakeNumbersNamesListsRangesAndSteps() throws {
        let cron = try CronExpression(parsing: "*/15 9-17/4 1,15 jan,JUN-aug mon-fri")
        #expect(cron.minutes == [0, 15, 30, 45])
        #expect(cron.hours == [9, 13, 17])
        #expect(cron.days == [1, 15])
        #expect(cron.months == [1, 6, 7, 8])
        #expect(cron.weekdays == [1, 2, 3, 4, 5])
        #expect(cron.daysAreRestricted && cron.weekdaysAreRestricted && cron.isWildcard)
    }

    @Test func sevenIsSunday() throws {
        #expect(try CronExpression(parsing: "0 0 * * 7").weekdays == [0])
        #expect(try CronExpression(parsing: "0 0 * * 5-7").weekdays == [5, 6, 0])
    }

    @Test func aNumberWithAStepGoesOnToTheEnd() throws {
        #expect(try CronExpression(parsing: "5/20 0 * * *").minutes == [5, 25, 45])
    }

    @Test(arguments: [
        ("@hourly", "0 * * * *"), ("@daily", "0 0 * * *"), ("@midnight", "0 0 * * *"), ("@weekly", "0 0 * * 0"),
        ("@monthly", "0 0 1 * *"), ("@yearly", "0 0 1 1 *"), ("@annually", "0 0 1 1 *"),
    ])
    func nicknamesStandForFields(nickname: String, fields: String) throws {
        let short = try CronExpression(parsing: nickname)
        let long = try CronExpression(parsing: fields)
        #expect(short.minutes == long.minutes && short.hours == long.hours && short.days == long.days)
        #expect(short.months == long.months && short.weekdays == long.weekdays)
        #expect(short.isWildcard == long.isWildcard)
    }

    @Test(arguments: [
        ("60 * * * *", 0, 2), ("* 24 * * *", 2, 2), ("* * 0 * *", 4, 1), ("* * * 13 *", 6, 2), ("* * * * 8", 8, 1),
        ("*/0 * * * *", 2, 1), ("5-1 * * * *", 0, 3), ("a * * * *", 0, 1), ("1,,2 * * * *", 1, 1), ("1- * * * *", 2, 1),
        ("0 0 31 FEBR *", 7, 4), ("0  0 1 1 fry", 9, 3), ("*/90 * * * *", 2, 2), ("* * * *", 0, 7), ("", 0, 1),
        ("0 0 31 2 *", 4, 2), ("0 0 30,31 feb */2", 4, 5), ("@monthy", 0, 7), ("0 0 L * *", 4, 1),
        ("99999999999999999999 * * * *", 0, 20),
    ])
    func aMistakeHasItsPlace(text: String, offset: Int, length: Int) {
        let mistake = #expect(throws: TimingMistake.self) { try CronExpression(parsing: text) }
        #expect(mistake?.offset == offset)
        #expect(mistake?.length == length)
        #expect(mistake?.suggestion != nil)
    }

    @Test func theNearestNameIsSuggested() {
        let mistake = #expect(throws: TimingMistake.self) { try CronExpression(parsing: "0 0 * * tuw") }
        #expect(mistake?.suggestion == "did you mean \"tue\"?")
    }

    @Test func aDayThatNoMonthHasIsFineBesideADayOfTheWeek() throws {
        #expect(try CronExpression(parsing: "0 0 31 2 mon").weekdays == [1])
        #expect(try CronExpression(parsing: "0 0 29 2 *").days == [29])
    }
}
