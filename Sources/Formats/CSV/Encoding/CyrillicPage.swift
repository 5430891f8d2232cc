/// One of the pages that Cyrillic text comes in, and how well bytes read in it.
struct CyrillicPage {
    let encoding: TextEncoding
    /// The letter of each byte from 80 on; nil for what is none.
    private let letters: [Letter?]
    /// Signs that stand in text: quotes, dashes, №, the space that does not break.
    private let signs: Set<UInt8>

    private struct Letter {
        let isUpper: Bool
        /// Frequent ones have more, rare ones less than nothing.
        let points: Int
    }

    private static let all: [CyrillicPage] = [
        CyrillicPage(
            .windows1251, CodePage.windows1251,
            signs: [0x84, 0x85, 0x91, 0x92, 0x93, 0x94, 0x96, 0x97, 0xA0, 0xAB, 0xB9, 0xBB]),
        CyrillicPage(.koi8R, CodePage.koi8R, signs: [0x9A]),
        CyrillicPage(.ibm866, CodePage.ibm866, signs: [0xFC, 0xFF]),
    ]

    private init(_ encoding: TextEncoding, _ page: [[UInt8]], signs: Set<UInt8>) {
        (self.encoding, self.signs) = (encoding, signs)
        letters = page.map { bytes in
            let scalar = String(decoding: bytes, as: UTF8.self).unicodeScalars.first ?? " "
            return CyrillicPage.letter(scalar)
        }
    }

    private static func letter(_ scalar: Unicode.Scalar) -> Letter? {
        switch scalar.value {
        case 0x410...0x42F: Letter(isUpper: true, points: points[Int(scalar.value - 0x410)])
        case 0x430...0x44F: Letter(isUpper: false, points: points[Int(scalar.value - 0x430)])
        case 0x400...0x40F, 0x490: Letter(isUpper: true, points: 0)
        case 0x450...0x45F, 0x491: Letter(isUpper: false, points: 0)
        default: nil
        }
    }

    /// From а to я, by how frequent they are in Russian; the other languages are near enough.
    private static let points: [Int] = [
        2, -2, 1, -1, 0, 2, -3, -2, 2, -2, 0, 1, 0, 2, 3, 0, 1, 1, 2, 0, -5, -3, -4, -2, -3, -5, -6, -1, -1, -5, -4, -1,
    ]

    /// The page in which the bytes read best. One of the others lies when it has rare letters, small ones before capitals in a
    /// word, or signs that draw frames.
    static func likeliest(_ bytes: [UInt8]) -> CyrillicPage {
        let points = all.map { $0.likeness(bytes) }
        // The first of those that are alike, the most usual one.
        let best = points.indices.max { points[$0] < points[$1] || points[$0] == points[$1] && $0 > $1 }
        return all[best ?? 0]
    }

    private func likeness(_ bytes: [UInt8]) -> Int {
        var points = 0
        var (isAfterSmall, isAfterLatin) = (false, false)
        for byte in bytes {
            guard byte >= 0x80 else {
                (isAfterSmall, isAfterLatin) = (false, CyrillicPage.isLatin(byte))
                continue
            }
            guard let letter = letters[Int(byte) - 0x80] else {
                if !signs.contains(byte) { points -= 3 }
                (isAfterSmall, isAfterLatin) = (false, false)
                continue
            }
            points += letter.points - (isAfterSmall && letter.isUpper ? 3 : 0) - (isAfterLatin ? 3 : 0)
            (isAfterSmall, isAfterLatin) = (!letter.isUpper, false)
        }
        return points
    }

    /// Above zero for Cyrillic. In its pages words consist of high bytes, and the frequent ones are о е а и н т с р в л; in
    /// Windows-1252 a high byte stands among Latin letters (`caf\u{E9}`). Quotes, dashes and the non-breaking space are the
    /// same in both pages of Windows and say nothing.
    func evidence(_ bytes: [UInt8]) -> Int {
        var (evidence, index) = (0, 0)
        while index < bytes.count {
            guard CyrillicPage.isLatin(bytes[index]) || letter(bytes[index]) != nil else {
                // The number sign № is a superscript one in Windows-1252.
                if bytes[index] == 0xB9, encoding == .windows1251 { evidence += 1 }
                index += 1
                continue
            }
            var (high, frequent, latin) = (0, 0, 0)
            while index < bytes.count {
                if let letter = letter(bytes[index]) {
                    high += 1
                    if letter.points >= 1 { frequent += 1 }
                } else if CyrillicPage.isLatin(bytes[index]) {
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

    private func letter(_ byte: UInt8) -> Letter? { byte < 0x80 ? nil : letters[Int(byte) - 0x80] }

    private static func isLatin(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) }
}
