internal import Formats

/// The dates that programs write, `2026-03-14`, `2026-03-14T10:30:00Z`, `2026-03-14 10:30:00.250 +0300`: what `DateParser`
/// would read as well, only much faster.
enum ISODate {
    /// Nil for anything else, also where it may still be a date.
    static func parse(_ text: String, in home: Zone) -> LiquidTime? {
        var text = text
        return text.withUTF8 { bytes in
            var reader = Reader(bytes: bytes)
            return reader.time(home)
        }
    }

    private struct Reader {
        let bytes: UnsafeBufferPointer<UInt8>
        var position = 0

        init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

        mutating func time(_ home: Zone) -> LiquidTime? {
            guard let year = number(4), year >= 1000, skip("-"), let month = number(2), skip("-"),
                let day = number(2), let date = CivilDate(year: year, month: month, day: day)
            else { return nil }
            if isAtEnd {
                return LiquidTime(civil: CivilDateTime(date: date, hour: 0, minute: 0), nanoseconds: 0, zone: home)
            }
            guard skip("T") || skip(" "), let hour = number(2), hour < 24, skip(":"), let minute = number(2),
                minute < 60
            else { return nil }
            var (second, nanoseconds) = (0, 0)
            if skip(":") {
                guard let value = number(2), value < 60 else { return nil }
                second = value
                if skip(".") {
                    guard let fraction = fraction() else { return nil }
                    nanoseconds = fraction
                }
            }
            let civil = CivilDateTime(date: date, hour: hour, minute: minute, second: second)
            if isAtEnd { return LiquidTime(civil: civil, nanoseconds: nanoseconds, zone: home) }
            _ = skip(" ")
            if skip("Z") || (skip("U") && skip("T") && skip("C")) {
                return isAtEnd
                    ? LiquidTime(civil: civil, nanoseconds: nanoseconds, offset: 0, zoneName: "UTC") : nil
            }
            let isWest = skip("-")
            guard isWest || skip("+"), let hours = number(2) else { return nil }
            _ = skip(":")
            guard let minutes = number(2), isAtEnd else { return nil }
            let offset = (hours * 3600 + minutes * 60) * (isWest ? -1 : 1)
            return LiquidTime(civil: civil, nanoseconds: nanoseconds, offset: offset, zoneName: "")
        }

        private var isAtEnd: Bool { position == bytes.count }

        private mutating func skip(_ letter: Unicode.Scalar) -> Bool {
            guard position < bytes.count, bytes[position] == UInt8(ascii: letter) else { return false }
            position += 1
            return true
        }

        /// Exactly so many digits.
        private mutating func number(_ digits: Int) -> Int? {
            guard position + digits <= bytes.count else { return nil }
            var value = 0
            for offset in 0..<digits {
                let byte = bytes[position + offset]
                guard byte.isDigit else { return nil }
                value = value * 10 + Int(byte - 0x30)
            }
            position += digits
            return value
        }

        /// One to nine digits, as nanoseconds.
        private mutating func fraction() -> Int? {
            var (value, digits) = (0, 0)
            while position < bytes.count, bytes[position].isDigit {
                guard digits < 9 else { return nil }
                value = value * 10 + Int(bytes[position] - 0x30)
                (digits, position) = (digits + 1, position + 1)
            }
            guard digits > 0 else { return nil }
            while digits < 9 { (value, digits) = (value * 10, digits + 1) }
            return value
        }
    }
}
