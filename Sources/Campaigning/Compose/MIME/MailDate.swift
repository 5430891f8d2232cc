package import Formats

/// The date-time of RFC 5322, 3.3, in UTC.
package enum MailDate {
    private static let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    package static func text(_ instant: Instant) -> String {
        let civil = CivilDateTime(utc: instant)
        let date = civil.date
        var text = days[date.weekday] + ", "
        append(date.day, to: &text)
        text += " " + months[date.month - 1] + " "
        if (1000...9999).contains(date.year) {
            append(date.year / 100, to: &text)
            append(date.year % 100, to: &text)
        } else {
            text += pad(date.year, 4)
        }
        for (mark, value) in [(" ", civil.hour), (":", civil.minute), (":", civil.second)] {
            text += mark
            append(value, to: &text)
        }
        return text + " +0000"
    }

    /// Two digits.
    private static func append(_ value: Int, to text: inout String) {
        text.unicodeScalars.append(Unicode.Scalar(UInt8(0x30 + value / 10 % 10)))
        text.unicodeScalars.append(Unicode.Scalar(UInt8(0x30 + value % 10)))
    }
}
