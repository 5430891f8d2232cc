internal import Formats

/// Reads the days of an iCalendar file (RFC 5545): all-day events, and the days of others; tolerant of everything else.
struct HolidayFile {
    private(set) var days = CalendarDays()
    /// Events whose dates could not be read.
    private(set) var unread = 0
    private(set) var events = 0

    /// A calendar of holidays has a few dozen events; this is a limit against files that are none.
    private static let mostEvents = 10_000

    /// Nil when it is no iCalendar file.
    init?(_ bytes: [UInt8]) {
        var text = String(decoding: bytes, as: UTF8.self)
        if text.hasPrefix("\u{FEFF}") { text.removeFirst() }
        let lines = HolidayFile.unfolded(text)
        guard lines.contains(where: { $0.uppercased().hasPrefix("BEGIN:VCALENDAR") }) else { return nil }
        var event: [String: String]?
        for line in lines {
            let upper = line.uppercased().trimmingSpaces
            if upper == "BEGIN:VEVENT" {
                event = [:]
            } else if upper == "END:VEVENT" {
                if let event { add(event) }
                event = nil
                if events >= HolidayFile.mostEvents { return }
            } else if event != nil, let colon = line.firstIndex(of: ":") {
                let name = line[..<colon].prefix { $0 != ";" }.uppercased()
                if event?[name] == nil { event?[name] = String(line[line.index(after: colon)...]).trimmingSpaces }
            }
        }
    }

    private mutating func add(_ event: [String: String]) {
        events += 1
        if event["STATUS"]?.uppercased() == "CANCELLED" { return }
        guard let start = event["DTSTART"], let first = HolidayFile.date(start) else {
            unread += 1
            return
        }
        var last = first
        if let end = event["DTEND"], let day = HolidayFile.date(end) {
            // The end is not part of it: a day after the last, or a time on the last day, unless that is midnight.
            let isMidnight = end.dropFirst(8).hasPrefix("T000000")
            last = end.count <= 8 || isMidnight ? day.adding(days: -1) : day
        } else if let duration = event["DURATION"], let count = HolidayFile.days(of: duration) {
            last = first.adding(days: count - 1)
        }
        last = min(max(first, last), first.adding(days: 366))
        if event["RRULE"]?.uppercased().contains("FREQ=YEARLY") == true {
            for offset in 0...(last.daysSince1970 - first.daysSince1970) {
                let day = first.adding(days: offset)
                days.yearly.insert(CalendarDays.YearDay(month: day.month, day: day.day))
            }
        } else {
            days.ranges.append(first...last)
        }
    }

    /// `20270101`, with whatever follows.
    private static func date(_ text: String) -> CivilDate? {
        let digits = text.prefix(8)
        guard digits.utf8.count == 8, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(digits)
        else { return nil }
        return CivilDate(year: number / 10_000, month: number / 100 % 100, day: number % 100)
    }

    /// `P3D`, `P1W`.
    private static func days(of duration: String) -> Int? {
        let text = duration.uppercased()
        guard text.hasPrefix("P"), let unit = text.last, unit == "D" || unit == "W",
            let count = Int(text.dropFirst().dropLast()), (1...366).contains(count)
        else { return nil }
        return unit == "W" ? count * 7 : count
    }

    /// A line that begins with a space or a tab goes on with the one above.
    private static func unfolded(_ text: String) -> [String] {
        var lines: [String] = []
        for line in text.split(whereSeparator: \.isNewline) {
            if line.first == " " || line.first == "\t", !lines.isEmpty {
                lines[lines.count - 1] += line.dropFirst()
            } else {
                lines.append(String(line))
            }
        }
        return lines
    }
}

extension String {
    fileprivate var trimmingSpaces: String {
        String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}
