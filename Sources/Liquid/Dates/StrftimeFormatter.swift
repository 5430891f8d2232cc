internal import Formats

/// Ruby's `strftime`, with names in the language of a locale.
struct StrftimeFormatter {
    let time: LiquidTime
    let locale: LiquidLocale

    /// What stands between `%` and the letter.
    private struct Flags {
        /// `-` none, `_` spaces, `0` zeros; nil is the directive's own.
        var padding: UInt8?
        var isUpper = false
        var swapsCase = false
        var colons = 0
        var width: Int?
    }

    func format(_ format: String) -> String {
        let bytes = Array(format.utf8)
        // A month beside its day is in the genitive, where the language has one.
        let hasDay = format.contains("%d") || format.contains("%e") || format.contains("%-d")
        var output: [UInt8] = []
        var index = 0
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "%") else {
                output.append(bytes[index])
                index += 1
                continue
            }
            let start = index
            var flags = Flags()
            index = read(&flags, bytes, index + 1)
            if index < bytes.count, let text = text(bytes[index], flags, hasDay: hasDay) {
                output += text.utf8
                index += 1
            } else {
                index = min(index + 1, bytes.count)
                output += bytes[start..<index]
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    private func read(_ flags: inout Flags, _ bytes: [UInt8], _ start: Int) -> Int {
        var index = start
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "-"), UInt8(ascii: "_"): flags.padding = bytes[index]
            case UInt8(ascii: "0") where flags.width == nil: flags.padding = bytes[index]
            case UInt8(ascii: "^"): flags.isUpper = true
            case UInt8(ascii: "#"): flags.swapsCase = true
            case UInt8(ascii: ":"): flags.colons += 1
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                flags.width = min((flags.width ?? 0) * 10 + Int(bytes[index] - 0x30), 1000)
            case UInt8(ascii: "E"), UInt8(ascii: "O"): break
            default: return index
            }
            index += 1
        }
        return index
    }

    /// Nil for a letter that means nothing.
    private func text(_ letter: UInt8, _ flags: Flags, hasDay: Bool) -> String? {
        let civil = time.civil
        let date = civil.date
        let hour12 = civil.hour % 12 == 0 ? 12 : civil.hour % 12
        return switch Character(Unicode.Scalar(letter)) {
        case "Y": number(date.year, date.year < 0 ? 5 : 4, flags)
        case "C": number(Int(floorDivide(Int64(date.year), 100)), 2, flags)
        case "y": number((date.year % 100 + 100) % 100, 2, flags)
        case "m": number(date.month, 2, flags)
        case "B": word((hasDay ? locale.monthsOfDays : locale.months)[date.month - 1], flags)
        case "b", "h": word(locale.shortMonths[date.month - 1], flags)
        case "d": number(date.day, 2, flags)
        case "e": number(date.day, 2, flags, padding: UInt8(ascii: "_"))
        case "j": number(dayOfYear, 3, flags)
        case "H": number(civil.hour, 2, flags)
        case "k": number(civil.hour, 2, flags, padding: UInt8(ascii: "_"))
        case "I": number(hour12, 2, flags)
        case "l": number(hour12, 2, flags, padding: UInt8(ascii: "_"))
        case "M": number(civil.minute, 2, flags)
        case "S": number(civil.second, 2, flags)
        case "L": fraction(flags.width ?? 3)
        case "N": fraction(flags.width ?? 9)
        case "P": word(civil.hour < 12 ? "am" : "pm", flags)
        case "p": flags.swapsCase ? civil.hour < 12 ? "am" : "pm" : word(civil.hour < 12 ? "AM" : "PM", flags)
        case "z": offset(flags)
        case "Z": flags.swapsCase ? time.zoneName.lowercased() : word(time.zoneName, flags)
        case "A": word(locale.weekdays[date.weekday], flags)
        case "a": word(locale.shortWeekdays[date.weekday], flags)
        case "u": number(date.weekday == 0 ? 7 : date.weekday, 1, flags)
        case "w": number(date.weekday, 1, flags)
        case "G": number(isoWeek.year, 4, flags)
        case "g": number(isoWeek.year % 100, 2, flags)
        case "V": number(isoWeek.week, 2, flags)
        case "U": number((dayOfYear + 6 - date.weekday) / 7, 2, flags)
        case "W": number((dayOfYear + 6 - (date.weekday + 6) % 7) / 7, 2, flags)
        case "s": number(Int(time.epochSeconds), 1, flags)
        case "n": "\n"
        case "t": "\t"
        case "%": "%"
        default: composed(letter, flags)
        }
    }

    private func composed(_ letter: UInt8, _ flags: Flags) -> String? {
        let pattern: String? =
            switch Character(Unicode.Scalar(letter)) {
            case "c": "%a %b %e %H:%M:%S %Y"
            case "D", "x": "%m/%d/%y"
            case "F": "%Y-%m-%d"
            case "T", "X": "%H:%M:%S"
            case "R": "%H:%M"
            case "r": "%I:%M:%S %p"
            case "v": "%e-%^b-%Y"
            case "+": "%a %b %e %H:%M:%S %Z %Y"
            default: nil
            }
        return pattern.map { word(format($0), flags) }
    }

    private func number(_ value: Int, _ width: Int, _ flags: Flags, padding: UInt8 = UInt8(ascii: "0")) -> String {
        let padding = flags.padding ?? padding
        let digits = String(value.magnitude)
        let sign = value < 0 ? "-" : ""
        guard padding != UInt8(ascii: "-") else { return sign + digits }
        let missing = max(0, (flags.width ?? width) - digits.utf8.count - sign.utf8.count)
        return padding == UInt8(ascii: "_")
            ? String(repeating: " ", count: missing) + sign + digits
            : sign + String(repeating: "0", count: missing) + digits
    }

    private func word(_ text: String, _ flags: Flags) -> String {
        let text = flags.isUpper || flags.swapsCase ? text.uppercased() : text
        let missing = max(0, (flags.width ?? 0) - text.count)
        return String(repeating: flags.padding == UInt8(ascii: "0") ? "0" : " ", count: missing) + text
    }

    private func fraction(_ digits: Int) -> String {
        let all = pad(time.nanoseconds, 9)
        return digits <= 9 ? String(all.prefix(max(1, digits))) : all + String(repeating: "0", count: digits - 9)
    }

    private func offset(_ flags: Flags) -> String {
        let seconds = abs(time.offset)
        let sign = time.offset < 0 ? "-" : "+"
        let (hours, minutes) = (pad(seconds / 3600), pad(seconds / 60 % 60))
        return switch flags.colons {
        case 0: sign + hours + minutes
        case 1: sign + hours + ":" + minutes
        default: sign + hours + ":" + minutes + ":" + pad(seconds % 60)
        }
    }

    private var dayOfYear: Int {
        time.civil.date.daysSince1970 - CivilDate(year: time.civil.date.year, month: 1, day: 1)!.daysSince1970 + 1
    }

    /// ISO 8601: the week of the year that has the Thursday of this week.
    private var isoWeek: (year: Int, week: Int) {
        let date = time.civil.date
        let thursday = date.adding(days: 4 - (date.weekday == 0 ? 7 : date.weekday))
        let first = CivilDate(year: thursday.year, month: 1, day: 1)!
        return (thursday.year, (thursday.daysSince1970 - first.daysSince1970) / 7 + 1)
    }
}
