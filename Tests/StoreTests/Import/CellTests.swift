import Formats
import TestSupport
import Testing

@testable import Store

struct CellTests {
    private let folder = TemporaryFolder()

    /// Reads the second column of a file as times, as dates and as numbers.
    private func styles(
        _ cells: [String], dates: DateStyle? = nil, decimal: DecimalMark? = nil
    ) throws -> ColumnStyles {
        folder.write("email;x\n" + cells.map { "a@x.org;\"\($0)\"\n" }.joined(), to: "cells.csv")
        return ColumnStyles(
            file: try ImportFile(path: folder.path + "/cells.csv"),
            options: ImportOptions(now: Sample.now, dates: dates, decimal: decimal), dateColumns: [1],
            numberColumns: [1])
    }

    private func instant(_ cell: String, _ styles: ColumnStyles? = nil) throws -> String? {
        var times = CellTime(zone: Zone("Europe/Moscow")!, styles: styles)
        return try times.instant(cell, column: 1)?.description
    }

    @Test(arguments: [
        ("31.12.2026", "2026-12-30T21:00:00Z"), ("31/12/2026", "2026-12-30T21:00:00Z"),
        ("12/31/2026", "2026-12-30T21:00:00Z"), ("2026/12/31", "2026-12-30T21:00:00Z"),
        ("31-12-2026", "2026-12-30T21:00:00Z"), ("10/10/2026", "2026-10-09T21:00:00Z"),
        ("31.12.2026 14:30", "2026-12-31T11:30:00Z"), ("31.12.2026, 9:05:07", "2026-12-31T06:05:07Z"),
        ("12/31/2026 2:30 PM", "2026-12-31T11:30:00Z"), ("12/31/2026 12:05 am", "2026-12-30T21:05:00Z"),
        ("2026-12-31 14:30:05.123456 +0000 UTC", "2026-12-31T14:30:05.123Z"),
        ("2026-12-31 14:30:05 +0300 MSK", "2026-12-31T11:30:05Z"),
        ("2026-12-31 14:30:05 MSK", "2026-12-31T11:30:05Z"), ("2026-12-31 14:30 UTC", "2026-12-31T14:30:00Z"),
        ("2026/10/04 10:15:00 AM GMT+5:30", "2026-10-04T04:45:00Z"),
        ("2026-12-31T14:30:00+03:00", "2026-12-31T11:30:00Z"), ("\u{A0}2026-12-31 ", "2026-12-30T21:00:00Z"),
        ("31 Dec 2026", "2026-12-30T21:00:00Z"), ("Dec 31, 2026", "2026-12-30T21:00:00Z"),
        ("December 31st, 2026 at 2:30 PM", "2026-12-31T11:30:00Z"), ("31-DEC-2026 14:30", "2026-12-31T11:30:00Z"),
        ("31 декабря 2026 г.", "2026-12-30T21:00:00Z"), ("31 дек. 2026 г., 14:30", "2026-12-31T11:30:00Z"),
        ("3 мая 2026", "2026-05-02T21:00:00Z"), ("Чт, 31 декабря 2026 в 14:30", "2026-12-31T11:30:00Z"),
        ("Thu, 31 Dec 2026 14:30:05 +0000", "2026-12-31T14:30:05Z"), ("2026-Dec-31", "2026-12-30T21:00:00Z"),
        ("Sept. 1, 2026", "2026-08-31T21:00:00Z"),
    ])
    func timesAreReadAsPeopleWriteThem(cell: String, expected: String) throws {
        #expect(try instant(cell) == expected)
    }

    @Test(arguments: [
        "10/11/2026", "31.12.26", "31/31/2026", "29.02.2026", "2026-12-31 25:00", "2026-12-31 14:30 EST", "tomorrow",
        "45992", "2026-12-31 13:00 PM", "2026-12-31 junk", "31 Dec", "31 Fog 2026", "30 Feb 2026", "31 Dec 2026 junk",
        "Dec 2026", "De 31 2026", "31 Dec 20261", "31 31 Dec 2026",
    ])
    func whatIsNoOneTimeIsRefused(cell: String) {
        #expect(throws: RowReject.self) { try instant(cell) }
    }

    @Test func oneDateAboveTwelveDecidesForTheFile() throws {
        #expect(try instant("10/11/2026", try styles(["10/11/2026", "25/12/2026"])) == "2026-11-09T21:00:00Z")
        #expect(try instant("10/11/2026", try styles(["10/11/2026", "12/25/2026 9:00 AM"])) == "2026-10-10T21:00:00Z")
    }

    @Test func datesInBothOrdersAreAskedAbout() throws {
        let styles = try styles(["25/12/2026", "12/25/2026"])
        let reject = #expect(throws: RowReject.self) { try instant("10/11/2026", styles) }
        #expect(reject?.reason.english.contains("line 2 of the file has the day first, line 3 the month") == true)
        #expect(reject?.reason.english.contains("--dates dmy or --dates mdy") == true)
    }

    @Test(arguments: ["31.12.26", "31-Dec-26", "Dec 31, 26", "31 декабря 26 г."])
    func aYearOfTwoDigitsIsAskedFor(cell: String) {
        let reject = #expect(throws: RowReject.self) { try instant(cell) }
        #expect(
            reject?.reason.english == "\"\(cell)\" has a year of two digits: write all four, as in 31.12.2026")
    }

    @Test func aDateMayNameItsMonth() throws {
        func date(_ cell: String) throws -> String { try CellValue.date(cell, column: 1, styles: nil) }
        #expect(try date("1 января 2027") == "2027-01-01")
        #expect(try date("Jan 1, 2027, 10:00") == "2027-01-01")
        #expect(throws: RowReject.self) { try date("1 января") }
    }

    @Test func theOptionAnswersForDates() throws {
        #expect(try instant("10/11/2026", try styles([], dates: .dmy)) == "2026-11-09T21:00:00Z")
        #expect(try instant("10/11/2026", try styles([], dates: .mdy)) == "2026-10-10T21:00:00Z")
        #expect(throws: RowReject.self) { try instant("25/12/2026", try styles([], dates: .mdy)) }
        #expect(throws: RowReject.self) { try instant("10/11/2026", try styles([], dates: .ymd)) }
    }

    @Test(arguments: [
        ("46387", "2026-12-30T21:00:00Z"), ("46387.5", "2026-12-31T09:00:00Z"), ("46387,75", "2026-12-31T15:00:00Z"),
        ("1", "1899-12-31T21:29:43Z"),
    ])
    func excelsNumbersAreDaysOnRequest(cell: String, expected: String) throws {
        let text = try instant(cell, try styles([], dates: .excel))
        #expect(cell == "1" ? text != nil : text == expected)
        #expect(throws: RowReject.self) { try instant(cell) }
    }

    @Test(arguments: [
        ("1234.5", 1234.5), ("1 234,56", 1234.56), ("1\u{A0}234,56", 1234.56), ("1\u{202F}234,56", 1234.56),
        ("1.234,56", 1234.56), ("1,234.56", 1234.56), ("1,234,567", 1_234_567), ("1.234.567", 1_234_567),
        ("12,50 ₽", 12.5), ("12,50 руб.", 12.5), ("$1,234.50", 1234.5), ("-$3.20", -3.2), ("€ 12,5", 12.5),
        ("\u{2212}5", -5), ("0,125", 0.125), ("1234,567", 1234.567), ("1'234.50", 1234.5), ("007", 7), ("1.234", 1.234),
    ])
    func numbersAreReadAsPeopleWriteThem(cell: String, expected: Double) throws {
        #expect(try CellValue.number(cell, column: 1, styles: nil) == expected)
    }

    @Test(arguments: ["1,234", "12 34", "1,23,456", "1E5", "15 %", "12 apples", "$", "--5", "1.2.3", ",5", "5."])
    func whatIsNoOneNumberIsRefused(cell: String) {
        #expect(throws: RowReject.self) { try CellValue.number(cell, column: 1, styles: nil) }
    }

    @Test func theColumnOrTheOptionTellsThousandsFromFractions() throws {
        func number(_ cell: String, _ styles: ColumnStyles) throws -> Double {
            try CellValue.number(cell, column: 1, styles: styles)
        }
        #expect(try number("1,234", try styles(["12,5"])) == 1.234)
        #expect(try number("1,234", try styles(["12.5"])) == 1234)
        #expect(try number("1.234", try styles(["12,5"])) == 1234)
        #expect(try number("1,234", try styles([], decimal: .dot)) == 1234)
        #expect(try number("1.234", try styles([], decimal: .comma)) == 1234)
        #expect(throws: RowReject.self) { try number("1,234", try styles(["12.5", "12,5"])) }
    }

    @Test func textStaysText() throws {
        for cell in ["007", "+79161234567", "1E5", "NA", "null", "1 234,56", "31.12.2026"] {
            #expect(try CellValue.value(cell, type: .string, column: 1, styles: nil) == .text(cell))
        }
        #expect(try CellText.line("Nu\u{200B}ll\u{AD}") == "Null")
    }

    @Test func listsMayHaveQuotedParts() throws {
        #expect(try CellText.list("\"club\",\"Moscow, Russia\",club") == ["club", "Moscow, Russia"])
        #expect(try CellText.list("a; b, a") == ["a", "b"])
    }
}
