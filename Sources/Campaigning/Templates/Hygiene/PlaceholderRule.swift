internal import Definitions
import Foundation
internal import Formats

/// What is left of a draft.
struct PlaceholderRule {
    let locale: String
    let workspace: WorkspaceDefinition
    private let patterns: [Regex<Substring>]

    init(locale: String, workspace: WorkspaceDefinition) {
        (self.locale, self.workspace) = (locale, workspace)
        patterns = PlaceholderRule.patterns(locale)
    }

    /// More in one file would help nobody.
    private static let most = 10

    func findings(_ file: HygieneFile) -> [Finding] {
        let text = String(decoding: PlaceholderRule.prose(file.bytes), as: UTF8.self)
        let words = ranges(in: text).map {
            file.finding(written: $0, .placeholder, message(text, $0), suggestion: advice)
        }
        return words + links(file) + empties(file)
    }

    /// In a subject or a preview.
    func findings(_ placed: PlacedText) -> [Finding] {
        let text = String(decoding: PlaceholderRule.prose(Array(placed.text.utf8)), as: UTF8.self)
        return ranges(in: text).prefix(1).map { range in
            Finding(
                placed.mark, length: placed.text.unicodeScalars.count, .placeholder, message(text, range),
                suggestion: advice, sourceLine: placed.sourceLine)
        }
    }

    private var advice: Phrase { Phrase("write what members shall read, or take it out") }

    private func message(_ text: String, _ range: Range<Int>) -> Phrase {
        Phrase("\"\(String(decoding: Array(text.utf8)[range], as: UTF8.self))\" is left of a draft")
    }

    // MARK: Words

    private func ranges(in text: String) -> [Range<Int>] {
        var found: [Range<Int>] = []
        for pattern in patterns {
            for match in text.matches(of: pattern).prefix(PlaceholderRule.most) {
                let start = text.utf8.distance(from: text.startIndex, to: match.range.lowerBound)
                let end = text.utf8.distance(from: text.startIndex, to: match.range.upperBound)
                // `[date]` may be a link whose address stands elsewhere.
                let words = text[match.range]
                if words.hasPrefix("["), text.range(of: words + ":", options: .caseInsensitive) != nil { continue }
                if !found.contains(where: { $0.overlaps(start..<end) }) { found.append(start..<end) }
            }
        }
        return found.sorted { $0.lowerBound < $1.lowerBound }
    }

    private static func patterns(_ locale: String) -> [Regex<Substring>] {
        let draft = #/\b(?:TODO|FIXME|XXX|TBD)\b/#.wordBoundaryKind(.simple)
        // In Spanish and Portuguese it is a word.
        let isWord = ["es", "pt", "gl"].contains(Locales.language(of: locale))
        return [
            #/\blorem\b|\bdolor sit amet\b/#.ignoresCase().wordBoundaryKind(.simple),
            isWord ? #/\b(?:TODO:|FIXME\b|XXX\b|TBD\b)/#.wordBoundaryKind(.simple) : draft,
            #/\binsert (?:your |the )?(?:name|text|link|title|date|image|picture|logo|headline)(?: here)?\b/#
                .ignoresCase().wordBoundaryKind(.simple),
            #/\byour (?:text|name|title|headline|company|link|logo|message) (?:goes )?here\b/#
                .ignoresCase().wordBoundaryKind(.simple),
            #/\[(?:(?:first |last |your )?name|date|link|text|имя|дата|ссылка|текст|название)\](?![(\[:])/#
                .ignoresCase(),
            #/\*\|[A-Z_:]+\|\*|%%[A-Za-z_]+%%|\$\{[A-Za-z_.]+\}|\[\[[A-Za-z_ ]+\]\]/#,
            #/\b(?:тут|здесь) (?:будет|должен быть) (?:ваш )?(?:текст|заголовок)\b|\bтут текст\b|\bваш текст здесь\b/#
                .ignoresCase().wordBoundaryKind(.simple),
            #/\bвставьте (?:сюда )?(?:имя|текст|ссылку|картинку|дату)\b|\bтекст-рыба\b|\bрыба-текст\b|\bрыбный текст\b/#
                .ignoresCase().wordBoundaryKind(.simple),
        ]
    }

    /// What may be read: tags but for what they say in words, comments, styles and Liquid but for its texts are blank.
    private static func prose(_ bytes: [UInt8]) -> [UInt8] {
        var scanner = MarkupScanner(bytes)
        var hidden: [Range<Int>] = []
        while let token = scanner.next() {
            switch token {
            case .comment(let range), .end(_, let range): hidden.append(range)
            case .raw("style", let range), .raw("script", let range): hidden.append(range)
            case .start(let tag):
                var start = tag.range.lowerBound
                for attribute in tag.attributes where ["alt", "title"].contains(attribute.name) {
                    guard let value = attribute.value else { continue }
                    hidden.append(start..<value.lowerBound)
                    start = value.upperBound
                }
                hidden.append(start..<tag.range.upperBound)
            default: continue
            }
        }
        for piece in scanner.liquid.pieces { hidden += outsideQuotes(piece, bytes) }
        return LiquidText.blanked(bytes, hidden)
    }

    private static func outsideQuotes(_ piece: LiquidPieces.Piece, _ bytes: [UInt8]) -> [Range<Int>] {
        guard piece.kind != .tag("comment"), piece.kind != .tag("doc") else { return [piece.range] }
        var ranges: [Range<Int>] = []
        var start = piece.range.lowerBound
        var index = start
        while index < piece.range.upperBound {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"),
                let close = bytes[(index + 1)..<piece.range.upperBound].firstIndex(of: byte)
            {
                ranges.append(start..<(index + 1))
                (start, index) = (close, close)
            }
            index += 1
        }
        return ranges + [start..<piece.range.upperBound]
    }

    // MARK: Links and tags

    /// `href="#"`, and addresses that stand in examples.
    private func links(_ file: HygieneFile) -> [Finding] {
        let found = file.links.lazy.compactMap { link -> Finding? in
            let text = link.address.trimmingCharacters(in: .whitespaces)
            if link.kind == .link, text.isEmpty || text == "#" {
                return file.finding(
                    link.range, .placeholder, Phrase("the link leads nowhere yet"),
                    suggestion: Phrase("write where it leads, or take it out"))
            }
            guard let host = LinkAddress(link.address).host, isExample(host) else { return nil }
            return file.finding(
                link.range, .placeholder, Phrase("\(host) is an address for examples: nobody has a site there"),
                suggestion: Phrase("write where it leads, or take it out"))
        }
        return Array(found.prefix(PlaceholderRule.most))
    }

    /// A workspace whose own site is an example may link to it.
    private func isExample(_ host: String) -> Bool {
        let domains = ["example.com", "example.net", "example.org"]
        guard let domain = domains.first(where: { LinkAddress.isSameSite(host, $0) }) else { return false }
        return LinkAddress(workspace.publicURL).host.map { !LinkAddress.isSameSite($0, domain) } ?? true
    }

    /// `{{ }}`
    private func empties(_ file: HygieneFile) -> [Finding] {
        let found = LiquidPieces(file.bytes).pieces.lazy.compactMap { piece -> Finding? in
            let inside = file.bytes[piece.range].dropFirst(2).dropLast(2)
            guard piece.kind == .output, inside.allSatisfy({ CSSBytes.isSpace($0) || $0 == UInt8(ascii: "-") }) else {
                return nil
            }
            return file.finding(
                written: piece.range, .placeholder, Phrase("a value without a name stands here"),
                suggestion: Phrase("write what shall stand here, as in {{ member.first_name }}"))
        }
        return Array(found.prefix(PlaceholderRule.most))
    }
}
