import Foundation
import Markdown

/// Writes a Markdown tree as plain text that reads well: underlined headings, lists with their markers, links as
/// `text <url>`, tables as aligned columns. Liquid stands in it as words that are turned back later.
struct MarkdownPlainText {
    let shield: LiquidShield
    /// The words of lines of tags.
    let tagLines: Set<String>

    func text(_ root: MarkdownNode) -> String {
        var lines = blocks(root.children, isTight: false)
        lines.removeBlankEnd()
        return lines.text
    }

    private func blocks(_ nodes: [MarkdownNode], isTight: Bool) -> PlainLines {
        var lines = PlainLines()
        for node in nodes {
            if let tags = tagLine(node) {
                lines.add(tags: tags)
                continue
            }
            let block = block(node)
            guard !block.isEmpty else { continue }
            lines.add(block)
            if !isTight { lines.add("") }
        }
        return lines
    }

    private func block(_ node: MarkdownNode) -> PlainLines {
        var lines = PlainLines()
        switch node.kind {
        case .heading(let level):
            let title = inline(node.children)
            lines.add(title)
            if level <= 2 {
                lines.add(String(repeating: level == 1 ? "=" : "-", count: min(60, max(3, width(title)))))
            }
        case .quote:
            var inner = blocks(node.children, isTight: false)
            inner.removeBlankEnd()
            lines.add(inner, first: "> ", others: "> ")
        case .list(let start, let isTight): lines = list(node.children, start: start, isTight: isTight)
        case .codeBlock(let code):
            var inner = PlainLines()
            inner.add(code)
            inner.removeBlankEnd()
            lines.add(inner, first: "    ", others: "    ")
        case .htmlBlock(let html):
            let text = HTMLPlainText.text(html, shield: shield)
            if !text.isEmpty { lines.add(text) }
        case .rule: lines.add(String(repeating: "-", count: 20))
        case .table: lines = table(node.children)
        case .document: lines = blocks(node.children, isTight: false)
        default:
            let text = inline(node.kind == .paragraph ? node.children : [node])
            if !text.isEmpty { lines.add(text) }
        }
        return lines
    }

    private func list(_ items: [MarkdownNode], start: Int?, isTight: Bool) -> PlainLines {
        var lines = PlainLines()
        // How many items a loop makes is not known here, so such a list is not numbered.
        let isCounted = items.allSatisfy { tagLine($0) == nil }
        var number = start ?? 1
        for item in items {
            if let tags = tagLine(item) {
                lines.add(tags: tags)
                continue
            }
            let marker = start != nil && isCounted ? "\(number). " : "- "
            var inner = blocks(item.children, isTight: isTight)
            inner.removeBlankEnd()
            if inner.isEmpty { inner.add("") }
            lines.add(inner, first: marker, others: String(repeating: " ", count: marker.count))
            if !isTight { lines.add("") }
            number += 1
        }
        lines.removeBlankEnd()
        return lines
    }

    private func table(_ rows: [MarkdownNode]) -> PlainLines {
        let cells = rows.map { row in row.children.map { inline($0.children) } }
        // What a value's width will be is not known here, so only fixed tables are aligned.
        let isFixed = shield.pieces(in: cells.joined().joined()).isEmpty
        let widths = (cells.first ?? []).indices.map { column in
            cells.map { column < $0.count ? width($0[column]) : 0 }.max() ?? 0
        }
        var lines = PlainLines()
        for (index, row) in cells.enumerated() {
            if let tags = tagLine(rows[index]) {
                lines.add(tags: tags)
                continue
            }
            let padded = row.enumerated().map { column, cell in
                isFixed && column < row.count - 1
                    ? cell + String(repeating: " ", count: widths[column] - width(cell)) : cell
            }
            lines.add(padded.joined(separator: isFixed ? "  " : " | "))
            if index == 0 {
                let length =
                    isFixed ? widths.reduce(0, +) + 2 * (widths.count - 1) : width(row.joined(separator: " | "))
                lines.add(String(repeating: "-", count: min(70, max(3, length))))
            }
        }
        return lines
    }

    /// The words of a block, an item or a row that stands for a line of tags.
    private func tagLine(_ node: MarkdownNode) -> String? {
        switch node.kind {
        case .htmlBlock(let html):
            let inner = html.trimmingCharacters(in: .whitespacesAndNewlines)
            guard inner.hasPrefix("<!--"), inner.hasSuffix("-->") else { return nil }
            let words = String(inner.dropFirst(4).dropLast(3))
            return tagLines.contains(words) ? words : nil
        case .item:
            guard node.children.count == 1, let paragraph = node.children.first else { return nil }
            let words = inline(paragraph.children)
            return tagLines.contains(words) ? words : nil
        case .row:
            let words = inline(node.children.first?.children ?? [])
            return tagLines.contains(words) ? words : nil
        default: return nil
        }
    }

    private func inline(_ nodes: [MarkdownNode]) -> String { nodes.map(inline).joined() }

    private func inline(_ node: MarkdownNode) -> String {
        switch node.kind {
        case .text(let text), .code(let text): return text
        // Lines of a paragraph flow together: the reader's program breaks them.
        case .softBreak: return " "
        case .lineBreak: return "\n"
        case .html(let html):
            let name = html.drop { $0 == "<" || $0 == "/" }.prefix { $0.isLetter || $0.isNumber }.lowercased()
            return name == "br" ? "\n" : ""
        case .strong: return "*" + inline(node.children) + "*"
        case .link(let url):
            let text = inline(node.children)
            return LinkText.plain(text, url: url)
        case .image: return inline(node.children)
        default: return inline(node.children)
        }
    }

    /// Characters, each piece of Liquid counted as eight.
    private func width(_ text: String) -> Int {
        var width = text.count
        for piece in shield.pieces(in: text) { width += 8 - piece.word.count }
        return max(0, width)
    }
}

/// A link in plain text.
enum LinkText {
    static func plain(_ text: String, url: String) -> String {
        let address = url.hasPrefix("mailto:") ? String(url.dropFirst(7)) : url
        if text.isEmpty { return url }
        if text == url || text == address || url.isEmpty || url.hasPrefix("#") { return text }
        return "\(text) <\(url)>"
    }
}
