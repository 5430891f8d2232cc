internal import Formats

/// A time of day, with its offset where it has one: `14:30`, `2:30 PM`, `14:30:05.123 +0300 MSK`, `10:15:00 AM GMT+5:30`.
struct CellClock: Hashable {
    private(set) var hour = 0
    private(set) var minute = 0
    private(set) var second = 0
    private(set) var milliseconds = 0
    /// Minutes east of Greenwich.
    private(set) var offset: Int?

    init?(_ text: some StringProtocol) {
        var scanner = Scanner(bytes: Array(text.utf8))
        scanner.skipSpaces()
        guard let hour = scanner.number(1...2) else { return nil }
        self.hour = hour
        var hasMinutes = false
        if scanner.take(0x3A) {
            guard let minute = scanner.number(2...2) else { return nil }
            self.minute = minute
            hasMinutes = true
            if scanner.take(0x3A) {
                guard let second = scanner.number(2...2), second <= 60 else { return nil }
                self.second = min(second, 59)
                if scanner.take(0x2E) || scanner.take(0x2C) {
                    guard let fraction = scanner.milliseconds() else { return nil }
                    milliseconds = fraction
                }
            }
        }
        scanner.skipSpaces()
        let half = scanner.word()
        if half == "am" || half == "pm" {
            guard (1...12).contains(self.hour) else { return nil }
            self.hour = self.hour % 12 + (half == "pm" ? 12 : 0)
        } else if !hasMinutes {
            return nil
        } else if !half.isEmpty {
            scanner.back(half)
        }
        guard self.hour < 24, minute < 60, readZone(&scanner) else { return nil }
    }

    /// What follows the time: nothing, `Z`, `UTC`, `GMT+5:30`, `+0300`, `+03:00 MSK`. Abbreviations alone say nothing,
    /// except Moscow's, which is one time only.
    private mutating func readZone(_ scanner: inout Scanner) -> Bool {
        scanner.skipSpaces()
        if scanner.isAtEnd { return true }
        let name = scanner.word()
        if name == "msk" {
            offset = 180
            return scanner.isAtEnd
        }
        guard ["z", "utc", "gmt", ""].contains(name) else { return false }
        if scanner.isAtEnd {
            offset = 0
            return true
        }
        let isWest = scanner.take(0x2D)
        guard isWest || scanner.take(0x2B), let hours = scanner.number(1...2) else { return false }
        _ = scanner.take(0x3A)
        let minutes = scanner.number(2...2) ?? 0
        guard hours <= 14, minutes < 60 else { return false }
        offset = (hours * 60 + minutes) * (isWest ? -1 : 1)
        scanner.skipSpaces()
        // Go prints a time's offset and then its zone once more: `+0300 MSK`, `+0000 +0000`.
        _ = scanner.take(0x2B) || scanner.take(0x2D)
        _ = scanner.number(1...4)
        _ = scanner.word()
        return scanner.isAtEnd
    }

    private struct Scanner {
        let bytes: [UInt8]
        var index = 0
        var isAtEnd: Bool { index == bytes.count }

        mutating func skipSpaces() { while index < bytes.count, bytes[index] == 0x20 { index += 1 } }

        mutating func take(_ byte: UInt8) -> Bool {
            guard index < bytes.count, bytes[index] == byte else { return false }
            index += 1
            return true
        }

        mutating func number(_ count: ClosedRange<Int>) -> Int? {
            var (value, digits) = (0, 0)
            while digits < count.upperBound, index < bytes.count, (0x30...0x39).contains(bytes[index]) {
                value = value * 10 + Int(bytes[index] - 0x30)
                digits += 1
                index += 1
            }
            if digits >= count.lowerBound { return value }
            index -= digits
            return nil
        }

        /// A fraction of a second, cut to milliseconds.
        mutating func milliseconds() -> Int? {
            var (value, scale, digits) = (0, 100, 0)
            while index < bytes.count, (0x30...0x39).contains(bytes[index]) {
                value += Int(bytes[index] - 0x30) * scale
                scale /= 10
                digits += 1
                index += 1
            }
            return digits > 0 ? value : nil
        }

        /// Letters in lower case; empty where there are none.
        mutating func word() -> String {
            let start = index
            while index < bytes.count, (0x61...0x7A).contains(bytes[index] | 0x20) { index += 1 }
            return String(decoding: bytes[start..<index], as: UTF8.self).lowercased()
        }

        mutating func back(_ word: String) { index -= word.utf8.count }
    }
}
