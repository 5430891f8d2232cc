internal import Crypto

/// RFC 2047 encoded words: whole characters, at most 75 octets each, in UTF-8.
enum EncodedWord {
    /// `=?UTF-8?Q?` and `?=`.
    private static let overhead = 12
    private static let maximum = 75

    /// The words for a text; between them goes folding white space, which readers drop.
    /// - Parameter first: octets that the first word may take, when something stands before it on the line.
    static func words(_ text: String, first: Int = maximum) -> [[UInt8]] {
        let usesQ = isShorterInQ(text)
        var words: [[UInt8]] = []
        var pending: [UInt8] = []
        var pendingLength = 0
        var room = min(first, maximum)
        func flush() {
            words.append(word(pending, usesQ: usesQ))
            (pending, pendingLength, room) = ([], 0, maximum)
        }
        for character in text {
            for unit in units(character, usesQ: usesQ) {
                let length = usesQ ? pendingLength + qLength(unit) : (pending.count + unit.count + 2) / 3 * 4
                if overhead + length > room {
                    // A first word that finds no room at all starts on the next line instead.
                    if pending.isEmpty { room = maximum } else { flush() }
                }
                pendingLength += qLength(unit)
                pending += unit
            }
        }
        if !pending.isEmpty { flush() }
        return words
    }

    /// The one word of a text that needs no more, which most names and subjects are; nil for others.
    /// - Parameter room: octets that it may take.
    static func single(_ text: String, room: Int) -> [UInt8]? {
        let room = min(room, maximum)
        // What is longer in every way is not worth looking at.
        guard text.utf8.count + overhead <= room, !text.isEmpty else { return nil }
        var text = text
        return text.withUTF8 { bytes in
            let q = qLength(bytes)
            let base64 = (bytes.count + 2) / 3 * 4
            guard min(q, base64) + overhead <= room else { return nil }
            return word(Array(bytes), usesQ: q <= base64)
        }
    }

    /// A character as people see it stays in one word when it fits one; else its scalars are the units.
    private static func units(_ character: Character, usesQ: Bool) -> [[UInt8]] {
        let whole = Array(character.utf8)
        let length = usesQ ? qLength(whole) : (whole.count + 2) / 3 * 4
        if overhead + length <= maximum { return [whole] }
        return character.unicodeScalars.map { Array(String($0).utf8) }
    }

    private static func isShorterInQ(_ text: String) -> Bool {
        qLength(text.utf8) <= (text.utf8.count + 2) / 3 * 4
    }

    private static func qLength(_ bytes: some Sequence<UInt8>) -> Int {
        bytes.reduce(0) { $0 + (isSafe($1) || $1 == 0x20 ? 1 : 3) }
    }

    /// What may stand unencoded in a word inside a phrase (RFC 2047, 5 (3)), the strictest place.
    private static func isSafe(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x21, 0x2A, 0x2B, 0x2D, 0x2F: true
        default: false
        }
    }

    private static func word(_ bytes: [UInt8], usesQ: Bool) -> [UInt8] {
        var result = Array((usesQ ? "=?UTF-8?Q?" : "=?UTF-8?B?").utf8)
        if usesQ {
            for byte in bytes {
                if byte == 0x20 {
                    result.append(0x5F)
                } else if isSafe(byte) {
                    result.append(byte)
                } else {
                    result += [0x3D, QuotedPrintable.digit(byte >> 4), QuotedPrintable.digit(byte & 15)]
                }
            }
        } else {
            result += TextCode.base64Octets(bytes)
        }
        return result + [0x3F, 0x3D]
    }
}
