internal import Formats

/// The last look at a message before it goes: where a story may not be quoted its component writes a mark that no text has.
enum QuoteGuard {
    /// Two characters of the last private plane before the number: nobody writes them by chance.
    static let mark = "\u{10F0F0}\u{10F0F1}{{ story }} "

    private static let begin = Array("\u{10F0F0}\u{10F0F1}".utf8)

    /// What is to be said of a message with the mark; nil without it.
    static func marked(_ bytes: [UInt8]) -> ComposeError? {
        var index = 0
        while index + begin.count <= bytes.count {
            if bytes[index] == begin[0], bytes[index..<(index + begin.count)].elementsEqual(begin) {
                let digits = bytes[(index + begin.count)...].prefix { (0x30...0x39).contains($0) }
                return ComposeError(
                    Phrase("it quotes story \(String(decoding: digits, as: UTF8.self)), which may not be quoted"))
            }
            index += 1
        }
        return nil
    }
}
