/// Guesses the encoding of text from its bytes. Right for the lists that people have; `--encoding` is there for the others.
enum EncodingDetector {
    /// UTF-16 without a mark: in text with separators, digits or Latin letters every second byte is often zero, and the
    /// others hardly ever are.
    static func utf16(_ head: [UInt8]) -> TextEncoding? {
        let count = min(head.count, 8192) & ~1
        guard count >= 4 else { return nil }
        var zeros = (even: 0, odd: 0)
        for index in 0..<count where head[index] == 0 {
            if index & 1 == 0 { zeros.even += 1 } else { zeros.odd += 1 }
        }
        let units = count / 2
        if zeros.odd * 10 >= units, zeros.even * 8 <= zeros.odd { return .utf16LittleEndian }
        if zeros.even * 10 >= units, zeros.odd * 8 <= zeros.even { return .utf16BigEndian }
        return nil
    }

    /// The encoding of a stretch that has bytes beyond ASCII and begins between two letters: UTF-8 if it is that (a few
    /// broken bytes are mistakes of their rows), else the Windows page whose letters stand together as words.
    static func eightBit(_ bytes: [UInt8]) -> TextEncoding {
        let (valid, invalid) = utf8Sequences(bytes)
        if invalid == 0 || valid > invalid { return .utf8 }
        return cyrillicEvidence(bytes) > 0 ? .windows1251 : .windows1252
    }

    /// How many letters of several bytes are whole UTF-8, and how many bytes belong to none. One that is cut at the end
    /// counts as neither.
    private static func utf8Sequences(_ bytes: [UInt8]) -> (valid: Int, invalid: Int) {
        var (valid, invalid, index) = (0, 0, 0)
        while index < bytes.count {
            let length: Int
            switch bytes[index] {
            case 0..<0x80: length = 1
            case 0xC2...0xDF: length = 2
            case 0xE0...0xEF: length = 3
            case 0xF0...0xF4: length = 4
            default: length = 0
            }
            if length == 1 {
                index += 1
                continue
            }
            let rest = bytes[(index + 1)..<max(index + 1, min(index + length, bytes.count))]
            if length == 0 || !rest.allSatisfy({ $0 & 0xC0 == 0x80 }) {
                invalid += 1
                index += 1
            } else {
                if index + length <= bytes.count { valid += 1 }
                index += length
            }
        }
        return (valid, invalid)
    }

    /// Above zero for Cyrillic. In Windows-1251 words consist of high bytes, and the frequent ones are о е а и н т с р в л;
    /// in Windows-1252 a high byte stands among Latin letters (`caf\u{E9}`). Quotes, dashes and the non-breaking space
    /// are the same in both and say nothing.
    private static func cyrillicEvidence(_ bytes: [UInt8]) -> Int {
        var (evidence, index) = (0, 0)
        while index < bytes.count {
            guard isLatin(bytes[index]) || isHighLetter(bytes[index]) else {
                // The number sign № is a superscript one in Windows-1252.
                if bytes[index] == 0xB9 { evidence += 1 }
                index += 1
                continue
            }
            var (high, frequent, latin) = (0, 0, 0)
            while index < bytes.count {
                let byte = bytes[index]
                if isHighLetter(byte) {
                    high += 1
                    if isFrequent(byte) { frequent += 1 }
                } else if isLatin(byte) {
                    latin += 1
                } else {
                    break
                }
                index += 1
            }
            if high == 0 { continue }
            if latin > high {
                evidence -= high
            } else if latin == 0, high > 1 {
                evidence += high + 2 * frequent
            }
        }
        return evidence
    }

    private static func isLatin(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) }

    /// А…я, Ё, ё, and the letters of Ukrainian and Belarusian.
    private static func isHighLetter(_ byte: UInt8) -> Bool {
        switch byte {
        case 0xC0...0xFF, 0xA8, 0xB8, 0xA5, 0xB4, 0xAA, 0xBA, 0xAF, 0xBF, 0xB2, 0xB3, 0xA1, 0xA2: true
        default: false
        }
    }

    private static func isFrequent(_ byte: UInt8) -> Bool {
        switch byte | 0x20 {
        case 0xEE, 0xE5, 0xE0, 0xE8, 0xED, 0xF2, 0xF1, 0xF0, 0xE2, 0xEB: true
        default: false
        }
    }
}
