import Foundation
internal import Liquid
import Markdown

/// A template's body turned, once, into the Liquid sources of its two parts.
struct CompiledBody: Sendable {
    /// Liquid that renders HTML (with escape on).
    let html: String
    /// Liquid that renders plain text (with escape off).
    let text: String

    init(html: String, text: String) { (self.html, self.text) = (html, text) }

    /// From Markdown with Liquid.
    init(markdown source: String) {
        let shield = LiquidShield(source.replacing("\r\n", with: "\n"))
        let (markdown, units) = TagLines.rewrite(shield)
        let document = MarkdownDocument(parsing: markdown)
        var html = document.html
        for unit in units { html = CompiledBody.unwrap(unit, in: html) }
        let writer = MarkdownPlainText(shield: shield, tagLines: Set(units.map(\.words)))
        self.init(html: shield.restore(html), text: shield.restore(writer.text(document.root)))
    }

    /// From HTML with Liquid.
    /// - Parameter hasFootnotes: the addresses of links stand below the text; a partial has no such place.
    init(html source: String, hasFootnotes: Bool = false) {
        let shield = LiquidShield(source)
        let text = HTMLPlainText.text(shield.text, shield: shield, hasFootnotes: hasFootnotes)
        self.init(html: source, text: shield.restore(text) + "\n")
    }

    /// From plain text with Liquid: paragraphs and links are made of it for the HTML part.
    init(text source: String) {
        let source = source.replacing("\r\n", with: "\n")
        let shield = LiquidShield(source)
        let paragraphs = shield.text.split(separator: "\n\n").map { paragraph in
            let lines = paragraph.split(separator: "\n").map { LinkedText.html($0) }
            return "<p>" + lines.joined(separator: "<br>\n") + "</p>\n"
        }
        self.init(html: shield.restore(paragraphs.joined()), text: source)
    }

    /// Takes away what Markdown put around a line of tags.
    private static func unwrap(_ unit: TagLines.Unit, in html: String) -> String {
        let words = unit.words
        switch unit.place {
        case .block:
            return html.replacingOccurrences(of: "<!--\(words)-->\n", with: words)
                .replacingOccurrences(of: "<!--\(words)-->", with: words)
        case .item:
            return html.replacingOccurrences(of: "<li>\(words)</li>\n", with: words)
                .replacingOccurrences(of: "<li>\n<p>\(words)</p>\n</li>\n", with: words)
        case .row:
            guard let found = html.range(of: words),
                let start = html.range(of: "<tr>", options: .backwards, range: html.startIndex..<found.lowerBound),
                let end = html.range(of: "</tr>\n", range: found.upperBound..<html.endIndex)
            else { return html }
            return html.replacingCharacters(in: start.lowerBound..<end.upperBound, with: words)
        }
    }
}

/// A line of plain text as HTML, its web addresses made links.
enum LinkedText {
    static func html(_ line: some StringProtocol) -> String {
        line.split(separator: " ", omittingEmptySubsequences: false).map { word in
            let escaped = escape(word)
            guard word.hasPrefix("https://") || word.hasPrefix("http://") else { return escaped }
            return "<a href=\"\(escaped)\">\(escaped)</a>"
        }.joined(separator: " ")
    }

    static func escape(_ text: some StringProtocol) -> String { HTMLEscaping.escaped(String(text)) }
}
