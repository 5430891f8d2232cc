/// A member's code: eight letters and digits that nobody mistakes for each other, without vowels, so that they spell no word.
///
/// 27^8 are 2.8 × 10^11: among a million members one guess in 282,000 is somebody's, and gains whoever guesses nothing but a
/// page that anyone may see.
package enum ReferralCode {
    static let alphabet = Array("BCDFGHJKMNPQRSTVWXZ23456789")
    static let length = 8
    /// What is kept of a code that nobody has.
    static let longest = 40

    /// Cyrillic letters that look like Latin ones, as a Russian keyboard leaves them.
    private static let lookAlikes: [Character: Character] = [
        "В": "B", "С": "C", "Н": "H", "К": "K", "М": "M", "Р": "P", "Т": "T", "Х": "X",
    ]

    /// As codes are compared: capitals, without spaces and hyphens. What is no code at all is cut short.
    package static func normalized(_ text: String) -> String {
        var result = ""
        for character in text.uppercased() where character.isLetter || character.isNumber {
            result.append(lookAlikes[character] ?? character)
            if result.count == longest { break }
        }
        return result
    }

    /// True for what could be somebody's.
    package static func isCode(_ normalized: String) -> Bool {
        normalized.count == length && normalized.allSatisfy { alphabet.contains($0) }
    }

    /// `BCDF-GHJK`, for people.
    package static func words(_ code: String) -> String {
        guard code.count == length else { return code }
        return code.prefix(4) + "-" + code.dropFirst(4)
    }

    /// Of a keyed hash.
    static func make(_ hash: [UInt8]) -> String {
        var number = hash.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        var code = ""
        for _ in 0..<length {
            code.append(alphabet[Int(number % 27)])
            number /= 27
        }
        return code
    }
}
