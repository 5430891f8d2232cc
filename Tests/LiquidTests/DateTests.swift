import Formats
import TestSupport
import Testing

@testable import Liquid

@Suite struct DateTests {
    private static let now = Instant(rfc3339: "2026-10-10T07:00:00Z")!

    /// The fast way must not read a date otherwise than the thorough one, which a word in front asks for.
    @Test(arguments: [
        "2026-03-14", "2026-03-14T10:30", "2026-03-14T10:30:05Z", "2026-03-14 10:30:05.25 +0300",
        "2026-03-14T10:30:05-08:00", "2026-12-31 23:59:59 UTC", "2024-02-29T00:00:00.123456789Z",
        "1999-01-01T00:00:00+00:00",
    ]) func datesOfProgramsAreReadAlike(text: String) throws {
        for zone in ["UTC", "Europe/Moscow", "America/New_York"] {
            let zone = try #require(Zone(zone))
            let fast = try #require(ISODate.parse(text, in: zone))
            let thorough = try #require(DateParser.parse("? " + text, now: DateTests.now, in: zone))
            #expect(fast.instant == thorough.instant)
            #expect(fast.nanoseconds == thorough.nanoseconds)
            #expect((fast.offset, fast.zoneName) == (thorough.offset, thorough.zoneName))
        }
    }

    @Test(arguments: [
        "2026-13-01", "2026-02-30", "2026-03-14T25:00", "2026-03-14T10:61", "2026-3-14", "0999-01-01", "2026-03-14T",
        "2026-03-14T10:30:05.", "2026-03-14T10:30Zulu", "14.03.2026", "2026-03-14T10:30:05.1234567891Z", "",
    ]) func whatIsNotSuchADateIsLeftToTheOther(text: String) {
        #expect(ISODate.parse(text, in: .utc) == nil)
    }

    @Test(arguments: [
        (0.1, "0.1"), (-0.0, "-0.0"), (12.5, "12.5"), (100.0, "100.0"), (0.0001, "0.0001"), (0.00001, "1.0e-05"),
        (1234567.8901, "1234567.8901"), (1e15, "1000000000000000.0"), (1e16, "1.0e+16"), (-7.25, "-7.25"),
        (0.1 + 0.2, "0.30000000000000004"), (999999999999999.0, "999999999999999.0"), (0.05, "0.05"), (1e-7, "1.0e-07"),
    ]) func realNumbersAreWrittenAsRubyDoes(number: Double, text: String) throws {
        #expect(try render("{{ n }}", ["n": .real(number)]) == text)
    }

    /// Short decimals take a way of their own, which must say the same.
    @Test func shortDecimalsAreTheShortestDigits() {
        var random = SeededGenerator(5)
        for _ in 0..<5000 {
            let places = Int.random(in: 0...5, using: &random)
            let number =
                Double(Int64.random(in: -9_999_999_999...9_999_999_999, using: &random))
                / [1, 10, 100, 1e3, 1e4, 1e5][places]
            guard let (mantissa, places) = DecimalNumber.short(number) else { continue }
            let (digits, exponent) = DecimalNumber.shortestDigits(of: number.magnitude)
            let short = DecimalNumber(mantissa: Int128(mantissa.magnitude), exponent: -places)
            let long = DecimalNumber(mantissa: Int128(digits) ?? -1, exponent: exponent)
            #expect(!(short < long) && !(long < short), "\(number)")
        }
    }
}
