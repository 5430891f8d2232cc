/// Latin and Cyrillic letters in one word, which look alike and are not: what a Russian keyboard leaves behind.
enum AlphabetMix {
    static func isIn(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        if bytes.allSatisfy({ $0 < 0x80 }) { return false }
        return isIn(String(decoding: bytes, as: UTF8.self))
    }

    static func isIn(_ word: String) -> Bool {
        var (hasLatin, hasCyrillic) = (false, false)
        for scalar in word.unicodeScalars {
            switch scalar.value {
            case 0x41...0x5A, 0x61...0x7A: hasLatin = true
            case 0x400...0x52F: hasCyrillic = true
            case 0x2B, 0x2D, 0x2E, 0x5F:
                // What stands between words: `anna.петрова` is meant.
                (hasLatin, hasCyrillic) = (false, false)
            default: break
            }
            if hasLatin, hasCyrillic { return true }
        }
        return false
    }
}
