import Foundation

extension EmailAddress {
    /// An address as people paste it: with spaces or invisible characters around it, `Anna <anna@example.org>`,
    /// `anna@example.org (Anna)`, `'anna@example.org';`, `mailto:anna@example.org`.
    package init(extractingFrom text: String) throws(Invalid) {
        if text.utf8.allSatisfy({ $0 > 0x29 && $0 < 0x7F && $0 != 0x2C && $0 != 0x3A && $0 != 0x3B && $0 != 0x3E }) {
            // Nothing to take off: no spaces, quotes, brackets, scheme or list separators.
            try self.init(parsing: text)
            return
        }
        try self.init(parsing: Self.bare(text))
    }

    /// True for characters that cannot be seen and come with copying: zero width ones, the byte order mark, the soft
    /// hyphen, and spaces that do not break. Taken off an address, and said so.
    package static func hasInvisible(_ text: String) -> Bool {
        !text.utf8.allSatisfy { $0 < 0x80 } && text.unicodeScalars.contains { isInvisible($0) || isHardSpace($0) }
    }

    private static func bare(_ text: String) -> String {
        var rest = withoutListEnd(trimmed(text))
        if rest.hasSuffix(">"), let open = rest.lastIndex(of: "<") {
            rest = trimmed(String(rest[rest.index(after: open)...].dropLast()))
        } else if rest.hasSuffix(")"), let open = rest.lastIndex(of: "("), rest[..<open].contains("@") {
            // A name in a comment, as old address books write it (RFC 5322, 3.4).
            rest = trimmed(String(rest[..<open]))
        }
        rest = withoutListEnd(rest)
        for quote: Character in ["'", "\""] where rest.count > 2 && rest.first == quote && rest.last == quote {
            rest = trimmed(String(rest.dropFirst().dropLast()))
        }
        if rest.prefix(7).lowercased() == "mailto:" {
            rest = String(rest.dropFirst(7).prefix { $0 != "?" })
            rest = trimmed(rest.removingPercentEncoding ?? rest)
        }
        return rest
    }

    private static func withoutListEnd(_ text: String) -> String {
        var rest = text
        while let last = rest.last, last == ";" || last == "," { rest = trimmed(String(rest.dropLast())) }
        return rest
    }

    /// Without spaces at both ends and without invisible characters anywhere. The joiners that some scripts are spelled
    /// with stay in an address with letters beyond ASCII: there they may be meant.
    private static func trimmed(_ text: String) -> String {
        guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return text.trimmingCharacters(in: .whitespacesAndNewlines) }
        let isASCII = text.unicodeScalars.allSatisfy { $0.isASCII || isInvisible($0) || isHardSpace($0) }
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let isJoiner = scalar == "\u{200C}" || scalar == "\u{200D}"
            if !isInvisible(scalar) || isJoiner && !isASCII { scalars.append(scalar) }
        }
        return String(scalars).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Overrides of the direction of text are none of these: they make an address read as another, and it is refused.
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xAD, 0x200B...0x200F, 0x2060, 0xFEFF: true
        default: false
        }
    }

    private static func isHardSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\u{A0}" || scalar == "\u{202F}" || scalar == "\u{2007}"
    }
}
