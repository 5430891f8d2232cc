/// An iCalendar file (RFC 5545): events with the zones of their times.
package struct CalendarFile: Sendable {
    /// What a mail program shall do with it (RFC 5546, 1.4).
    package enum Method: String, Sendable {
        /// To be shown; nobody is asked.
        case publish = "PUBLISH"
        /// The event of somebody who comes, or what is new about it.
        case request = "REQUEST"
        case cancel = "CANCEL"
    }

    package let method: Method
    /// What a subscribed calendar is called.
    package var name: String?
    package var events: [CalendarEvent]

    package init(method: Method, name: String? = nil, events: [CalendarEvent]) {
        (self.method, self.name, self.events) = (method, name, events)
    }

    package static let type = "text/calendar"

    /// The octets: CRLF lines of at most 75.
    package var bytes: [UInt8] {
        var lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Kamerton//Kamerton//EN", "CALSCALE:GREGORIAN",
            "METHOD:\(method.rawValue)",
        ]
        // RFC 7986, 5.1; older programs know the other.
        if let name {
            lines += ["NAME:\(CalendarText.escape(name))", "X-WR-CALNAME:\(CalendarText.escape(name))"]
        }
        for (zone, events) in Dictionary(grouping: events, by: \.zone).sorted(by: { $0.key.name < $1.key.name }) {
            guard zone != .utc, let first = events.map(\.start).min(), let last = events.map(\.end).max() else {
                continue
            }
            lines += CalendarZone(zone, from: first, through: last).lines
        }
        lines += events.flatMap(\.lines) + ["END:VCALENDAR"]
        return lines.flatMap(CalendarText.fold)
    }
}
