internal import Formats

/// Reads dates as people write them, as far as Ruby's `Time.parse` does: ISO 8601, `March 14, 2016`,
/// `Fri Jul 16 01:00:00 2004`, `14.03.2016`, `10:30 PM`. What is not there is taken from now.
struct DateParser {
    private enum Word {
        /// Digits and how many there were.
        case number(Int, Int)
        case name(String)
        case mark(UInt8)
    }

    private var words: [Word] = []
    private var year: Int?
    private var month: Int?
    private var day: Int?
    private var time: (hour: Int, minute: Int, second: Int, nanoseconds: Int)?
    private var zone: (offset: Int, name: String)?

    /// Nil when there is neither a date nor a time in the text.
    static func parse(_ text: String, now: Instant, in home: Zone) -> LiquidTime? {
        guard text.utf8.count <= 128 else { return nil }
        if let time = ISODate.parse(text, in: home) { return time }
        var parser = DateParser(text.lowercased())
        return parser.read(now: now, home: home)
    }

    private init(_ text: String) {
        let bytes = Array(text.utf8)
        var index = 0
        while index < bytes.count {
            let start = index
            if bytes[index].isDigit {
                while index < bytes.count, bytes[index].isDigit { index += 1 }
                let digits = String(decoding: bytes[start..<index], as: UTF8.self)
                words.append(.number(Int(digits) ?? -1, index - start))
            } else if (0x61...0x7A).contains(bytes[index]) {
                while index < bytes.count, (0x61...0x7A).contains(bytes[index]) { index += 1 }
                words.append(.name(String(decoding: bytes[start..<index], as: UTF8.self)))
            } else {
                words.append(.mark(bytes[index] < 0x80 ? bytes[index] : 0x20))
                index += 1
            }
        }
    }

    private mutating func read(now: Instant, home: Zone) -> LiquidTime? {
        guard readTime(), readDate() else { return nil }
        guard year != nil || month != nil || day != nil || time != nil else { return nil }
        let today = home.civil(now).date
        if year != nil || month != nil || day != nil {
            month = month ?? (year == nil ? today.month : 1)
            day = day ?? 1
        }
        guard let date = CivilDate(year: year ?? today.year, month: month ?? today.month, day: day ?? today.day),
            (time?.hour ?? 0) <= 24, (time?.minute ?? 0) < 60, (time?.second ?? 0) <= 60
        else { return nil }
        var civil = CivilDateTime(
            date: date, hour: time?.hour ?? 0, minute: time?.minute ?? 0, second: min(time?.second ?? 0, 59))
        if civil.hour == 24 { (civil.hour, civil.date) = (0, date.adding(days: 1)) }
        let nanoseconds = time?.nanoseconds ?? 0
        guard let zone else { return LiquidTime(civil: civil, nanoseconds: nanoseconds, zone: home) }
        return LiquidTime(civil: civil, nanoseconds: nanoseconds, offset: zone.offset, zoneName: zone.name)
    }

    // MARK: Time

    private func number(_ index: Int) -> (value: Int, digits: Int)? {
        guard words.indices.contains(index), case .number(let value, let digits) = words[index] else { return nil }
        return (value, digits)
    }

    private func name(_ index: Int) -> String? {
        guard words.indices.contains(index), case .name(let name) = words[index] else { return nil }
        return name
    }

    private func isMark(_ index: Int, _ marks: String) -> Bool {
        guard words.indices.contains(index), case .mark(let mark) = words[index] else { return false }
        return marks.utf8.contains(mark)
    }

    /// Takes the time and its zone out of the words. False for a time that cannot be.
    private mutating func readTime() -> Bool {
        if readCompact() { return true }
        var index = 0
        while index < words.count {
            if let hour = number(index), hour.digits <= 2 {
                if isMark(index + 1, ":"), let minute = number(index + 2) {
                    var end = index + 3
                    var (second, nanoseconds) = (0, 0)
                    if isMark(end, ":"), let value = number(end + 1) {
                        second = value.value
                        end += 2
                        if isMark(end, ".,"), let fraction = number(end + 1) {
                            nanoseconds = DateParser.nanoseconds(fraction.value, digits: fraction.digits)
                            end += 2
                        }
                    }
                    time = (hour.value, minute.value, second, nanoseconds)
                    return readHalf(index, end)
                }
                let after = isMark(index + 1, " ") ? index + 2 : index + 1
                if let half = name(after), ["am", "pm"].contains(half) {
                    time = (hour.value, 0, 0, 0)
                    return readHalf(index, after)
                }
            }
            index += 1
        }
        return true
    }

    private static func nanoseconds(_ value: Int, digits: Int) -> Int {
        guard value >= 0, digits <= 18 else { return 0 }
        var (value, digits) = (value, digits)
        while digits < 9 { (value, digits) = (value * 10, digits + 1) }
        while digits > 9 { (value, digits) = (value / 10, digits - 1) }
        return value
    }

    /// `am` or `pm` after a time, then its zone; removes them all.
    private mutating func readHalf(_ start: Int, _ end: Int) -> Bool {
        var end = end
        let after = isMark(end, " ") ? end + 1 : end
        if let half = name(after), half == "am" || half == "pm", let hour = time?.hour {
            guard hour <= 12 else { return false }
            time?.hour = hour % 12 + (half == "pm" ? 12 : 0)
            end = after + 1
        }
        end = readZone(end)
        var start = start
        if start > 0, name(start - 1) == "t" { start -= 1 }
        words.replaceSubrange(start..<end, with: [.mark(0x20)])
        return true
    }

    private static let zones: [String: Int] = [
        "z": 0, "utc": 0, "gmt": 0, "ut": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6,
        "pst": -8, "pdt": -7, "msk": 3, "cet": 1, "cest": 2, "eet": 2, "eest": 3, "bst": 1, "wet": 0, "west": 1,
        "jst": 9,
    ]

    /// The position after the zone, which begins at `index` or after a space.
    private mutating func readZone(_ index: Int) -> Int {
        var index = index
        while isMark(index, " ") { index += 1 }
        if let name = name(index), let hours = DateParser.zones[name] {
            zone = (hours * 3600, hours == 0 ? "UTC" : name.uppercased())
            return index + 1
        }
        guard isMark(index, "+-"), let first = number(index + 1), first.digits == 2 || first.digits == 4 else {
            return min(index, words.count)
        }
        let sign = isMark(index, "-") ? -1 : 1
        if first.digits == 4 {
            zone = (sign * (first.value / 100 * 3600 + first.value % 100 * 60), "")
            return index + 2
        }
        let hasMinutes = isMark(index + 2, ":") && number(index + 3) != nil
        let minutes = hasMinutes ? number(index + 3)?.value ?? 0 : 0
        zone = (sign * (first.value * 3600 + minutes * 60), "")
        return index + (hasMinutes ? 4 : 2)
    }

    /// `20060705`, `20060705T103000Z`.
    private mutating func readCompact() -> Bool {
        guard let date = number(0), date.digits == 8 || date.digits == 14 else { return false }
        var day = date.value
        if date.digits == 14 {
            time = (day / 10_000 % 100, day / 100 % 100, day % 100, 0)
            day /= 1_000_000
        }
        (year, month, self.day) = (day / 10_000, day / 100 % 100, day % 100)
        var end = 1
        if name(1) == "t", let clock = number(2), clock.digits == 6 || clock.digits == 4 {
            let value = clock.digits == 6 ? clock.value : clock.value * 100
            time = (value / 10_000, value / 100 % 100, value % 100, 0)
            end = 3
        }
        _ = readZone(end)
        words = []
        return true
    }

    // MARK: Date

    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

    private static func month(_ name: String) -> Int? {
        guard name.utf8.count >= 3, let index = months.firstIndex(of: String(name.prefix(3))) else { return nil }
        return LiquidLocale.english.months[index].lowercased().hasPrefix(name) || name == "sept" ? index + 1 : nil
    }

    /// False for a date that cannot be.
    private mutating func readDate() -> Bool {
        for index in words.indices {
            if let name = name(index), let month = DateParser.month(name) {
                self.month = month
                return readAround(month: index)
            }
        }
        for index in words.indices {
            guard let first = number(index) else { continue }
            for marks in ["-", "/", "."] where isMark(index + 1, marks) {
                guard let second = number(index + 2), second.digits <= 2 else { continue }
                guard isMark(index + 3, marks), let third = number(index + 4) else {
                    if first.digits >= 3 {
                        (year, month) = (first.value, second.value)
                    } else {
                        guard marks == "/" else { return false }
                        (month, day) = (first.value, second.value)
                    }
                    return true
                }
                if third.digits > 2, first.digits <= 2 {
                    (day, month, year) = (first.value, second.value, third.value)
                } else {
                    (year, month, day) = (DateParser.fullYear(first), second.value, third.value)
                }
                return true
            }
        }
        return true
    }

    private static func fullYear(_ number: (value: Int, digits: Int)) -> Int {
        guard number.digits <= 2 else { return number.value }
        return number.value >= 69 ? 1900 + number.value : 2000 + number.value
    }

    /// The day and the year beside a month's name: `14 March 2016`, `March 14th, 2016`, `Jul 16 … 2004`, `2016 March`.
    private mutating func readAround(month index: Int) -> Bool {
        var numbers: [(value: Int, digits: Int)] = []
        var before: (value: Int, digits: Int)?
        for position in words.indices {
            guard let number = number(position) else { continue }
            if position < index { before = number } else { numbers.append(number) }
        }
        if let before {
            if before.digits <= 2 { day = before.value } else { year = before.value }
        }
        for number in numbers {
            if day == nil, number.digits <= 2 {
                day = number.value
            } else if year == nil {
                year = DateParser.fullYear(number)
            }
        }
        return true
    }
}
