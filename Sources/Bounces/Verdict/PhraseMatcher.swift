import Foundation

/// A text as phrases are looked for in it: lower case, one space between words, codes of replies away.
struct MatchedText: Sendable {
    let bytes: [UInt8]

    /// Bytes that are looked at: who has not said why by then never will.
    private static let limit = 12_288

    /// The text without the spaces around it.
    var trimmed: String { String(decoding: bytes.dropFirst().dropLast(2), as: UTF8.self) }

    init(_ text: String) {
        var words: [Substring] = []
        let folded = String(decoding: text.utf8.prefix(MatchedText.limit), as: UTF8.self).lowercased().replacing(
            "\u{2019}", with: "'"
        ).replacing("ё", with: "е")
        for word in folded.split(whereSeparator: \.isWhitespace) where !MatchedText.isCode(word) {
            // `<<<`, `>>>` and bars of frames.
            if word.allSatisfy({ "<>|*-_=#".contains($0) }) { continue }
            words.append(word)
        }
        // Ends with a NUL, for the library's search.
        bytes = [0x20] + words.joined(separator: " ").utf8.filter { $0 != 0 } + [0x20, 0]
    }

    /// `550`, `550-5.1.1`, `5.7.1`: what continues a reply on the next line stands in the middle of its sentences.
    private static func isCode(_ word: Substring) -> Bool {
        word.utf8.count >= 3
            && word.utf8.allSatisfy { ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2D || $0 == 0x2E || $0 == 0x23 }
            && ("245#".contains(word.first ?? " "))
    }
}

/// One phrase to look for.
struct PhraseMatcher: Sendable {
    private struct Piece: Sendable {
        /// With a NUL at the end.
        let bytes: [UInt8]
        var count: Int { bytes.count - 1 }
        let isAtStart: Bool
        let isAtEnd: Bool
    }

    private let pieces: [Piece]
    private static let gap = 80

    init(_ phrase: String) {
        pieces = phrase.lowercased().split(separator: "…").map { piece in
            Piece(
                bytes: piece.filter { $0 != "|" }.utf8 + [0], isAtStart: piece.hasPrefix("|"),
                isAtEnd: piece.hasSuffix("|"))
        }
    }

    func isIn(_ text: MatchedText) -> Bool {
        guard let first = pieces.first else { return false }
        var from = 0
        while let found = PhraseMatcher.find(first, in: text.bytes, from: from, to: text.bytes.count) {
            if follows(text.bytes, from: found + first.count) { return true }
            from = found + 1
        }
        return false
    }

    private func follows(_ text: [UInt8], from start: Int) -> Bool {
        var start = start
        for piece in pieces.dropFirst() {
            // Only what is near, one byte more for the edge of a word: a text of nothing but first pieces takes no longer.
            let end = min(text.count - 1, start + PhraseMatcher.gap + piece.count)
            guard start < end else { return false }
            let near = Array(text[max(0, start - 1)...min(end, text.count - 1)]) + [0]
            let offset = start - max(0, start - 1)
            guard let found = PhraseMatcher.find(piece, in: near, from: offset, to: end - start + offset) else {
                return false
            }
            start += found - offset + piece.count
        }
        return true
    }

    private static func find(_ piece: Piece, in text: [UInt8], from: Int, to: Int) -> Int? {
        var from = from
        while from + piece.count <= to {
            let found = text.withUnsafeBytes { text in
                let text = text.bindMemory(to: CChar.self).baseAddress!
                return piece.bytes.withUnsafeBytes { wanted in
                    strstr(text + from, wanted.bindMemory(to: CChar.self).baseAddress!).map { UnsafePointer($0) - text }
                }
            }
            guard let found, found + piece.count <= to else { return nil }
            let end = found + piece.count
            if !(piece.isAtStart && isWord(text, found - 1)), !(piece.isAtEnd && isWord(text, end)) { return found }
            from = found + 1
        }
        return nil
    }

    private static func isWord(_ text: [UInt8], _ index: Int) -> Bool {
        guard text.indices.contains(index) else { return false }
        let byte = text[index]
        return byte >= 0x80 || (byte >= 0x30 && byte <= 0x39) || (byte >= 0x61 && byte <= 0x7A)
    }
}
