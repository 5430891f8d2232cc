/// The texts of a calendar file.
enum CalendarText {
    /// A TEXT value (RFC 5545, 3.3.11). Control characters have no place in it.
    static func escape(_ text: String) -> String {
        var escaped = ""
        for character in text.replacing("\r\n", with: "\n") {
            switch character {
            case "\\": escaped += "\\\\"
            case ";": escaped += "\\;"
            case ",": escaped += "\\,"
            case "\n", "\r", "\u{2028}", "\u{2029}", "\u{85}": escaped += "\\n"
            case "\t": escaped += " "
            default: escaped += cleaned(character)
            }
        }
        return escaped
    }

    private static func cleaned(_ character: Character) -> String {
        String(String.UnicodeScalarView(character.unicodeScalars.filter { !isControl($0) }))
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
    }

    /// A value that is a URI: nothing in it may end the line.
    static func uri(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { !isControl($0) && $0 != " " }))
    }

    /// `;CN="…":mailto:…`. A quoted value has no double quote inside (3.2), and RFC 6868 is not understood everywhere.
    static func person(_ person: CalendarPerson) -> String {
        let name = String(
            String.UnicodeScalarView(person.name.unicodeScalars.filter { !isControl($0) })
        ).replacing("\"", with: "'")
        return (name.isEmpty ? "" : ";CN=\"\(name)\"") + ":mailto:" + mailto(person.address)
    }

    /// RFC 6068: what is no plain character of an address is percent-encoded.
    private static func mailto(_ address: String) -> String {
        let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~!$'()*+@=".utf8)
        return address.utf8.map { byte in
            if plain.contains(byte) { return String(UnicodeScalar(byte)) }
            let digits = String(byte, radix: 16, uppercase: true)
            return digits.utf8.count == 1 ? "%0" + digits : "%" + digits
        }.joined()
    }

    /// `20261212T160000Z`.
    static func utc(_ instant: Instant) -> String { civil(CivilDateTime(utc: instant)) + "Z" }

    static func civil(_ time: CivilDateTime) -> String {
        "\(pad(time.date.year, 4))\(pad(time.date.month))\(pad(time.date.day))T\(pad(time.hour))\(pad(time.minute))\(pad(time.second))"
    }

    /// The end of `DTSTART` or `DTEND`: the local time and its zone (3.3.5, form 3), or UTC.
    static func time(_ instant: Instant, in zone: Zone) -> String {
        zone == .utc ? ":" + utc(instant) : ";TZID=\(zone.name):" + civil(zone.civil(instant))
    }

    /// `+0300`.
    static func offset(_ milliseconds: Int64) -> String {
        let seconds = Int(abs(milliseconds) / 1000)
        let base = (milliseconds < 0 ? "-" : "+") + pad(seconds / 3600) + pad(seconds / 60 % 60)
        return seconds % 60 == 0 ? base : base + pad(seconds % 60)
    }

    /// A content line in pieces of at most 75 octets, no character cut in two (3.1).
    static func fold(_ line: String) -> [UInt8] {
        var folded: [UInt8] = []
        var width = 0
        // Whole characters where they fit: what is shown as one stays together.
        for piece in line.flatMap({ $0.utf8.count < 75 ? [String($0)] : $0.unicodeScalars.map(String.init) }) {
            let octets = Array(piece.utf8)
            if width + octets.count > 75 {
                folded += [0x0D, 0x0A, 0x20]
                width = 1
            }
            folded += octets
            width += octets.count
        }
        return folded + [0x0D, 0x0A]
    }
}
