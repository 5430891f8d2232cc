internal import Definitions
import Foundation
internal import Formats

/// Messages that say next to nothing to those who see no pictures, or who read the text part.
enum WordsRule {
    /// Fewer words than this beside a picture are a caption.
    private static let fewest = 5
    /// A message of this many words has a text part of its own that says a fifth of them at least.
    private static let telling = 20

    static func findings(body: HygieneFile, text: HygieneFile?) -> [Finding] {
        let words = count(inHTML: body.html)
        var findings: [Finding] = []
        if let picture = picture(in: body.html), words < fewest {
            findings.append(
                body.finding(
                    picture, .imageOnly, Phrase("the message is a picture and says next to nothing in words"),
                    suggestion: Phrase(
                        "say in words what the picture says: many mail programs show no pictures at first")))
        }
        if let text, words >= telling, count(in: String(decoding: text.bytes, as: UTF8.self)) * 5 < words {
            findings.append(
                text.finding(
                    written: nil, .poorText, Phrase("the text part says next to nothing of what the message says"),
                    suggestion: Phrase("say it there too, or delete the file: a text part is made of the other one")))
        }
        return findings
    }

    /// Where the first picture says what it shows; one of our components is its tag.
    private static func picture(in html: [UInt8]) -> Range<Int>? {
        var scanner = MarkupScanner(html)
        while let token = scanner.next() {
            if case .start(let tag) = token, tag.name == "img" {
                return tag.attribute("src")?.value ?? tag.range.lowerBound..<tag.nameEnd
            }
            if case .liquid(let piece) = token, piece.kind == .tag("render"),
                PartialTag.name(html[piece.range]) == "image"
            {
                return piece.range
            }
        }
        return nil
    }

    private static func count(inHTML html: [UInt8]) -> Int {
        var scanner = MarkupScanner(html)
        var words = 0
        while let token = scanner.next() {
            switch token {
            case .text(let range):
                words += count(in: HTMLEntities.decode(String(decoding: scanner.bytes[range], as: UTF8.self)))
            case .liquid(let piece): words += WordsRule.words(of: piece, html)
            default: continue
            }
        }
        return words
    }

    /// In plain text, web addresses left out.
    private static func count(in text: String) -> Int {
        let bytes = Array(text.utf8)
        let pieces = LiquidPieces(bytes).pieces
        let plain = String(decoding: LiquidText.blanked(bytes, pieces.map(\.range)), as: UTF8.self)
        let words = plain.split(whereSeparator: \.isWhitespace).count { word in
            word.contains(where: \.isLetter) && !word.contains("://")
        }
        return words + pieces.reduce(0) { $0 + WordsRule.words(of: $1, bytes) }
    }

    /// As many as a piece of Liquid may well come to.
    private static func words(of piece: LiquidPieces.Piece, _ bytes: [UInt8]) -> Int {
        switch piece.kind {
        case .tag("render"), .tag("include"):
            return ["image", "divider", "footer"].contains(PartialTag.name(bytes[piece.range]) ?? "") ? 0 : fewest
        case .output:
            let source = String(decoding: bytes[piece.range], as: UTF8.self)
            if source.contains("_url") || source.contains(".url") { return 0 }
            return source.contains("| t") ? fewest : 1
        default: return 0
        }
    }
}
