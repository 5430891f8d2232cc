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
    /// broken bytes are mistakes of their rows), else the page whose letters stand together as words.
    static func eightBit(_ bytes: [UInt8]) -> TextEncoding {
        let (valid, invalid) = utf8Sequences(bytes)
        if invalid == 0 || valid > invalid { return .utf8 }
        let page = CyrillicPage.likeliest(bytes)
        return page.evidence(bytes) > 0 ? page.encoding : .windows1252
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
}
