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
        var format = format
        var output: [UInt8] = []
        output.reserveCapacity(32)
        format.withUTF8 { write($0, to: &output) }
        return String(decoding: output, as: UTF8.self)
    }

    private func write(_ format: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
        var index = 0
        while index < format.count {
            guard format[index] == UInt8(ascii: "%") else {
                output.append(format[index])
                index += 1
                continue
            }
            let start = index
            var flags = Flags()
            index = read(&flags, format, index + 1)
            if index < format.count, append(format[index], flags, in: format, to: &output) {
                index += 1
            } else {
                index = min(index + 1, format.count)
                output += format[start..<index]
            }
        }
    }

    /// A month beside its day is in the genitive, where the language has one.
    private func hasDay(_ format: UnsafeBufferPointer<UInt8>) -> Bool {
        for index in format.indices.dropFirst() where format[index - 1] == UInt8(ascii: "%") {
            if format[index] == UInt8(ascii: "d") || format[index] == UInt8(ascii: "e") { return true }
            if format[index] == UInt8(ascii: "-"), index + 1 < format.count, format[index + 1] == UInt8(ascii: "d") {
                return true
            }
        }
        return false
    }

    private func read(_ flags: inout Flags, _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
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

    /// The directives of nearly every pattern, then the others. False for a letter that means nothing.
    private func append(
        _ letter: UInt8, _ flags: Flags, in format: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]
    ) -> Bool {
        let civil = time.civil
        switch letter {
        case UInt8(ascii: "Y"): number(civil.date.year, civil.date.year < 0 ? 5 : 4, flags, to: &output)
        case UInt8(ascii: "m"): number(civil.date.month, 2, flags, to: &output)
        case UInt8(ascii: "d"): number(civil.date.day, 2, flags, to: &output)
        case UInt8(ascii: "H"): number(civil.hour, 2, flags, to: &output)
        case UInt8(ascii: "M"): number(civil.minute, 2, flags, to: &output)
        case UInt8(ascii: "S"): number(civil.second, 2, flags, to: &output)
        case UInt8(ascii: "B"):
            word((hasDay(format) ? locale.monthsOfDays : locale.months)[civil.date.month - 1], flags, to: &output)
        case UInt8(ascii: "b"), UInt8(ascii: "h"):
            word(locale.shortMonths[civil.date.month - 1], flags, to: &output)
        default: return appendRare(letter, flags, to: &output)
        }
        return true
    }

    private func appendRare(_ letter: UInt8, _ flags: Flags, to output: inout [UInt8]) -> Bool {
        let civil = time.civil
        let date = civil.date
        let hour12 = civil.hour % 12 == 0 ? 12 : civil.hour % 12
        let space = UInt8(ascii: "_")
        switch Character(Unicode.Scalar(letter)) {
        case "C": number(Int(floorDivide(Int64(date.year), 100)), 2, flags, to: &output)
        case "y": number((date.year % 100 + 100) % 100, 2, flags, to: &output)
        case "e": number(date.day, 2, flags, padding: space, to: &output)
        case "j": number(dayOfYear, 3, flags, to: &output)
        case "k": number(civil.hour, 2, flags, padding: space, to: &output)
        case "I": number(hour12, 2, flags, to: &output)
        case "l": number(hour12, 2, flags, padding: space, to: &output)
        case "L": output += fraction(flags.width ?? 3).utf8
        case "N": output += fraction(flags.width ?? 9).utf8
        case "P": word(civil.hour < 12 ? "am" : "pm", flags, to: &output)
        case "p":
            if flags.swapsCase {
                output += (civil.hour < 12 ? "am" : "pm").utf8
            } else {
                word(civil.hour < 12 ? "AM" : "PM", flags, to: &output)
            }
        case "z": output += offset(flags).utf8
        case "Z":
            if flags.swapsCase {
                output += time.zoneName.lowercased().utf8
            } else {
                word(time.zoneName, flags, to: &output)
            }
        case "A": word(locale.weekdays[date.weekday], flags, to: &output)
        case "a": word(locale.shortWeekdays[date.weekday], flags, to: &output)
        case "u": number(date.weekday == 0 ? 7 : date.weekday, 1, flags, to: &output)
        case "w": number(date.weekday, 1, flags, to: &output)
        case "G": number(isoWeek.year, 4, flags, to: &output)
        case "g": number(isoWeek.year % 100, 2, flags, to: &output)
        case "V": number(isoWeek.week, 2, flags, to: &output)
        case "U": number((dayOfYear + 6 - date.weekday) / 7, 2, flags, to: &output)
        case "W": number((dayOfYear + 6 - (date.weekday + 6) % 7) / 7, 2, flags, to: &output)
        case "s": number(Int(time.epochSeconds), 1, flags, to: &output)
        case "n": output.append(0x0A)
        case "t": output.append(0x09)
        case "%": output.append(letter)
        default:
            guard let text = composed(letter) else { return false }
            word(text, flags, to: &output)
        }
        return true
    }

    private func composed(_ letter: UInt8) -> String? {
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
        return pattern.map(format)
    }

    private func number(
        _ value: Int, _ width: Int, _ flags: Flags, padding: UInt8 = UInt8(ascii: "0"), to output: inout [UInt8]
    ) {
        let padding = flags.padding ?? padding
        var digits = 1
        var rest = value.magnitude / 10
        while rest > 0 { (digits, rest) = (digits + 1, rest / 10) }
        let isNegative = value < 0
        let missing =
            padding == UInt8(ascii: "-") ? 0 : max(0, (flags.width ?? width) - digits - (isNegative ? 1 : 0))
        if padding == UInt8(ascii: "_") { for _ in 0..<missing { output.append(0x20) } }
        if isNegative { output.append(UInt8(ascii: "-")) }
        if padding != UInt8(ascii: "_") { for _ in 0..<missing { output.append(UInt8(ascii: "0")) } }
        let start = output.count
        for _ in 0..<digits { output.append(0x30) }
        rest = value.magnitude
        for position in stride(from: start + digits - 1, through: start, by: -1) {
            output[position] = 0x30 + UInt8(rest % 10)
            rest /= 10
        }
    }

    private func word(_ text: String, _ flags: Flags, to output: inout [UInt8]) {
        let text = flags.isUpper || flags.swapsCase ? text.uppercased() : text
        if let width = flags.width {
            let fill: UInt8 = flags.padding == UInt8(ascii: "0") ? 0x30 : 0x20
            for _ in 0..<max(0, width - text.count) { output.append(fill) }
        }
        output += text.utf8
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
