/// A day of the proleptic Gregorian calendar.
package struct CivilDate: Sendable, Hashable, Comparable, CustomStringConvertible {
    package let year: Int
    package let month: Int
    package let day: Int

    /// Nil when there is no such day.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...12).contains(month), day >= 1, day <= CivilDate.daysIn(month: month, year: year) else { return nil }
        (self.year, self.month, self.day) = (year, month, day)
    }

    /// From days since 1970-01-01 (Howard Hinnant, "chrono-compatible low-level date algorithms").
    package init(daysSince1970 days: Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// `2026-10-10` and nothing else.
    package init?(_ text: String) {
        guard text.utf8.count == 10 else { return nil }
        var digits = 0
        for (index, byte) in text.utf8.enumerated() {
            switch (index, byte) {
            case (4, 0x2D), (7, 0x2D): break
            case (4, _), (7, _): return nil
            case (_, 0x30...0x39): digits = digits * 10 + Int(byte - 0x30)
            default: return nil
            }
        }
        self.init(year: digits / 10_000, month: digits / 100 % 100, day: digits % 100)
    }

    package var daysSince1970: Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// 0 Sunday … 6 Saturday, as in cron.
    package var weekday: Int { ((daysSince1970 + 4) % 7 + 7) % 7 }

    package static func daysIn(month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// The same day `months` later (earlier if negative), or that month's last day.
    package func adding(months: Int) -> CivilDate {
        let total = year * 12 + month - 1 + months
        let newYear = total >= 0 ? total / 12 : (total - 11) / 12
        let newMonth = total - newYear * 12 + 1
        return CivilDate(
            year: newYear, month: newMonth, day: min(day, CivilDate.daysIn(month: newMonth, year: newYear)))!
    }

    package func adding(days: Int) -> CivilDate { CivilDate(daysSince1970: daysSince1970 + days) }

    package static func < (a: CivilDate, b: CivilDate) -> Bool { a.daysSince1970 < b.daysSince1970 }

    package var description: String { "\(pad(year, 4))-\(pad(month))-\(pad(day))" }

    /// `2026-10`, of the month that the day is in.
    package var monthName: String { "\(pad(year, 4))-\(pad(month))" }
    /// Months since year 0: what is one apart follows.
    package var monthNumber: Int { year * 12 + month - 1 }
    /// The first day of a month by its number.
    package init(firstOfMonth number: Int) { (year, month, day) = (number / 12, number % 12 + 1, 1) }

    /// The name of a month by its number.
    package static func monthName(_ number: Int) -> String { "\(pad(number / 12, 4))-\(pad(number % 12 + 1))" }
}

/// A wall clock reading without a zone.
package struct CivilDateTime: Sendable, Hashable, Comparable {
    package var date: CivilDate
    package var hour: Int
    package var minute: Int
    package var second: Int

    package init(date: CivilDate, hour: Int, minute: Int, second: Int = 0) {
        (self.date, self.hour, self.minute, self.second) = (date, hour, minute, second)
    }

    /// The reading of a clock in UTC.
    package init(utc instant: Instant) {
        let seconds = floorDivide(instant.milliseconds, 1000)
        let days = floorDivide(seconds, 86_400)
        let rest = Int(seconds - days * 86_400)
        date = CivilDate(daysSince1970: Int(days))
        (hour, minute, second) = (rest / 3600, rest / 60 % 60, rest % 60)
    }

    /// Milliseconds since 1970 if this reading were UTC.
    package var utcMilliseconds: Int64 {
        Int64(date.daysSince1970) * 86_400_000 + Int64(hour * 3600 + minute * 60 + second) * 1000
    }

    /// The name of a floating occurrence: `2026-10-10T10:00` (DESIGN.md 2).
    package var minuteName: String { "\(date)T\(pad(hour)):\(pad(minute))" }

    /// `2026-10-10 10:00`, with `T` or a space, seconds optional; nil for anything else.
    package init?(_ text: String) {
        guard let (civil, milliseconds, rest) = CivilDateTime.scan(text), rest.isEmpty, milliseconds == 0 else {
            return nil
        }
        self = civil
    }

    package static func < (a: CivilDateTime, b: CivilDateTime) -> Bool { a.utcMilliseconds < b.utcMilliseconds }

    /// Reads date, time and fraction; returns what follows them.
    static func scan(_ text: String) -> (CivilDateTime, milliseconds: Int, rest: String)? {
        let bytes = Array(text.utf8)
        guard bytes.count >= 16, bytes[10] == 0x54 || bytes[10] == 0x20 || bytes[10] == 0x74, bytes[13] == 0x3A,
            let date = CivilDate(String(decoding: bytes[..<10], as: UTF8.self)),
            let hour = number(bytes[11...12]), let minute = number(bytes[14...15]), hour < 24, minute < 60
        else { return nil }
        var second = 0
        var milliseconds = 0
        var index = 16
        if bytes.count >= 19, bytes[16] == 0x3A {
            guard let value = number(bytes[17...18]), value <= 60 else { return nil }
            second = min(value, 59)
            index = 19
            if bytes.count > 20, bytes[19] == 0x2E {
                index = 20
                var scale = 100
                while index < bytes.count, (0x30...0x39).contains(bytes[index]) {
                    milliseconds += Int(bytes[index] - 0x30) * scale
                    scale /= 10
                    index += 1
                }
                guard index > 20 else { return nil }
            }
        }
        let civil = CivilDateTime(date: date, hour: hour, minute: minute, second: second)
        return (civil, milliseconds, String(decoding: bytes[index...], as: UTF8.self))
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        var value = 0
        for digit in digits {
            guard (0x30...0x39).contains(digit) else { return nil }
            value = value * 10 + Int(digit - 0x30)
        }
        return value
    }
}

/// Division that rounds towards minus infinity.
package func floorDivide(_ a: Int64, _ b: Int64) -> Int64 {
    let quotient = a / b
    return a % b != 0 && (a < 0) != (b < 0) ? quotient - 1 : quotient
}
