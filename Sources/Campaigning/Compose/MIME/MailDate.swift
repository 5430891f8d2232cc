package import Formats

/// The date-time of RFC 5322, 3.3, in UTC.
package enum MailDate {
    private static let days: StaticString = "SunMonTueWedThuFriSat"
    private static let months: StaticString = "JanFebMarAprMayJunJulAugSepOctNovDec"

    package static func text(_ instant: Instant) -> String {
        var output = OctetBuffer(capacity: 64)
        append(instant, to: &output)
        return String(decoding: output.bytes, as: UTF8.self)
    }

    static func append(_ instant: Instant, to output: inout OctetBuffer) {
        let civil = CivilDateTime(utc: instant)
        let date = civil.date
        append(days, date.weekday, to: &output)
        output.append(", ")
        append(date.day, to: &output)
        output.append(0x20)
        append(months, date.month - 1, to: &output)
        output.append(0x20)
        if (1000...9999).contains(date.year) {
            append(date.year / 100, to: &output)
            append(date.year % 100, to: &output)
        } else {
            output.append(pad(date.year, 4))
        }
        output.append(0x20)
        append(civil.hour, to: &output)
        output.append(0x3A)
        append(civil.minute, to: &output)
        output.append(0x3A)
        append(civil.second, to: &output)
        output.append(" +0000")
    }

    /// Three letters.
    private static func append(_ names: StaticString, _ position: Int, to output: inout OctetBuffer) {
        output.append(UnsafeBufferPointer(start: names.utf8Start + position * 3, count: 3))
    }

    /// Two digits.
    private static func append(_ value: Int, to output: inout OctetBuffer) {
        output.append(UInt8(0x30 + value / 10 % 10))
        output.append(UInt8(0x30 + value % 10))
    }
}
