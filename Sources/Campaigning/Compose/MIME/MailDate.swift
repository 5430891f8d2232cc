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
        return "\(days[date.weekday]), \(pad(date.day)) \(months[date.month - 1]) \(pad(date.year, 4)) "
            + "\(pad(civil.hour)):\(pad(civil.minute)):\(pad(civil.second)) +0000"
    }
}
