import Foundation

/// Writes HTML as plain text that reads well: for the text part of templates in HTML, and for HTML inside Markdown.
/// Headings are underlined, lists keep their markers, tables of data their columns; tables that only arrange are read
/// cell by cell.
struct HTMLPlainText {
    private let shield: LiquidShield
    /// Addresses of links stand at the end, by number; else beside the links.
    private let hasFootnotes: Bool
    private var notes: [String] = []
    /// How many Liquid conditions and loops are open: what stands in one may come never, or several times, and so may no
    /// number.
    private var depth = 0

    private init(_ shield: LiquidShield, hasFootnotes: Bool) {
        (self.shield, self.hasFootnotes) = (shield, hasFootnotes)
    }

    static func text(_ html: String, shield: LiquidShield, hasFootnotes: Bool = false) -> String {
        var writer = HTMLPlainText(shield, hasFootnotes: hasFootnotes)
        var lines = writer.blocks(HTMLNode.parse(html))
        lines.removeBlankEnd()
        for (number, note) in writer.notes.enumerated() {
            if number == 0 { lines.add("") }
            lines.add("[\(number + 1)] \(note)")
        }
        return lines.text.hasSuffix("\n") ? String(lines.text.dropLast()) : lines.text
    }

    // MARK: Blocks

    private static let blocks: Set<String> = [
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "div", "dl", "dt", "figcaption",
        "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "nav",
        "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    ]

    private static func isBlock(_ node: HTMLNode) -> Bool {
        guard let name = node.name else { return false }
        return blocks.contains(name) || node.children.contains(where: isBlock)
    }

    private mutating func blocks(_ nodes: [HTMLNode], isTight: Bool = false) -> PlainLines {
        var lines = PlainLines()
        var run: [HTMLNode] = []
        for node in nodes where !node.isHidden {
            guard HTMLPlainText.isBlock(node) else {
                run.append(node)
                continue
            }
            add(run, to: &lines, isTight: isTight)
            run = []
            let block = block(node)
            guard !block.isEmpty else { continue }
            lines.add(block)
            if !isTight { lines.add("") }
        }
        add(run, to: &lines, isTight: isTight)
        return lines
    }

    /// Words between blocks are a paragraph; tags of Liquid alone take no room.
    private mutating func add(_ run: [HTMLNode], to lines: inout PlainLines, isTight: Bool) {
        let text = inline(run)
        if let pieces = shield.onlyPieces(text), pieces.allSatisfy({ $0.tag != nil && $0.tag != "render" }) {
            lines.add(tags: pieces.map(\.word).joined())
        } else if !text.isEmpty {
            lines.add(text)
            if !isTight { lines.add("") }
        }
    }

    private mutating func block(_ node: HTMLNode) -> PlainLines {
        var lines = PlainLines()
        switch node.name {
        case "h1", "h2":
            let title = inline(node.children)
            guard !title.isEmpty else { break }
            lines.add(title)
            let length = min(60, max(3, width(title)))
            lines.add(String(repeating: node.name == "h1" ? "=" : "-", count: length))
        case "hr": lines.add(String(repeating: "-", count: 20))
        case "ul", "ol": lines = list(node)
        case "blockquote":
            var inner = blocks(node.children)
            inner.removeBlankEnd()
            lines.add(inner, first: "> ", others: "> ")
        case "pre":
            var inner = PlainLines()
            inner.add(verbatim(node.children))
            inner.removeBlankEnd()
            lines.add(inner, first: "    ", others: "    ")
        case "table" where DataTable.isOne(node): lines = table(node)
        case "li":
            lines.add(blocks(node.children, isTight: true), first: "- ", others: "  ")
            lines.removeBlankEnd()
        case "dd":
            lines.add(blocks(node.children, isTight: true), first: "  ", others: "  ")
        default:
            lines = blocks(node.children, isTight: ["dl", "dt", "li"].contains(node.name))
            lines.removeBlankEnd()
        }
        return lines
    }

    private mutating func list(_ node: HTMLNode) -> PlainLines {
        var lines = PlainLines()
        // How many items a loop makes is not known here, so such a list is not numbered.
        let isCounted =
            node.name == "ol"
            && !node.children.contains { child in
                if case .text(let text) = child.kind { !shield.pieces(in: text).isEmpty } else { false }
            }
        var number = node.attribute("start").flatMap { Int($0) } ?? 1
        for item in node.children where !item.isHidden {
            guard item.name == "li" else {
                add([item], to: &lines, isTight: true)
                continue
            }
            let marker = isCounted ? "\(number). " : "- "
            var inner = blocks(item.children, isTight: true)
            inner.removeBlankEnd()
            if inner.isEmpty { inner.add("") }
            lines.add(inner, first: marker, others: String(repeating: " ", count: marker.count))
            number += 1
        }
        return lines
    }

    private mutating func table(_ node: HTMLNode) -> PlainLines {
        let rows = DataTable.rows(node).map { row in
            switch row {
            case .cells(let cells, let isHead): (cells: cells.map { inline($0.children) }, isHead: isHead)
            case .between(let node): (cells: [inline([node])], isHead: false)
            }
        }
        let isFixed = shield.pieces(in: rows.flatMap(\.cells).joined()).isEmpty
        let columns = rows.map(\.cells.count).max() ?? 0
        let widths = (0..<columns).map { column in
            rows.map { column < $0.cells.count ? width($0.cells[column]) : 0 }.max() ?? 0
        }
        var lines = PlainLines()
        for (cells, isHead) in rows {
            if cells.count == 1, let pieces = shield.onlyPieces(cells[0]), pieces.allSatisfy({ $0.tag != nil }) {
                lines.add(tags: pieces.map(\.word).joined())
                continue
            }
            guard !cells.allSatisfy(\.isEmpty) else { continue }
            let padded = cells.enumerated().map { column, cell in
                isFixed && column < cells.count - 1
                    ? cell + String(repeating: " ", count: widths[column] - width(cell)) : cell
            }
            let line = padded.joined(separator: isFixed ? "  " : " | ")
            lines.add(line)
            guard isHead else { continue }
            let length = isFixed ? widths.reduce(0, +) + 2 * (columns - 1) : width(line)
            lines.add(String(repeating: "-", count: min(70, max(3, length))))
        }
        return lines
    }

    // MARK: Words

    /// White space is folded as in HTML; `br` breaks the line.
    private mutating func inline(_ nodes: [HTMLNode]) -> String {
        var text = ""
        for node in nodes { text += words(node) }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.split { $0 == " " || $0 == "\t" || $0 == "\r" }.joined(separator: " ")
        }
        return lines.joined(separator: "\n").trimmingCharacters(in: .newlines)
    }

    private mutating func words(_ node: HTMLNode) -> String {
        if node.isHidden { return "" }
        switch node.kind {
        case .text(let text):
            for piece in shield.pieces(in: text) {
                if let tag = piece.tag { depth = max(0, depth + LiquidBlocks.change(tag)) }
            }
            return text.replacing("\n", with: " ")
        case .element(let name, _):
            switch name {
            case "br": return "\n"
            case "img":
                let alt = node.attribute("alt") ?? ""
                return alt.isEmpty ? "" : "[\(alt)]"
            case "a": return link(node)
            case "td", "th": return inline(node.children) + " "
            default:
                var text = ""
                for child in node.children { text += words(child) }
                return HTMLPlainText.blocks.contains(name) ? "\n" + text + "\n" : text
            }
        }
    }

    private mutating func link(_ node: HTMLNode) -> String {
        let text = inline(node.children)
        let url = (node.attribute("href") ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
        let full = LinkText.plain(text, url: url)
        guard hasFootnotes, depth == 0, full != text, !text.isEmpty, !url.hasPrefix("mailto:") else { return full }
        if !notes.contains(url) { notes.append(url) }
        return "\(text) [\((notes.firstIndex(of: url) ?? 0) + 1)]"
    }

    private func verbatim(_ nodes: [HTMLNode]) -> String {
        nodes.map { node in
            switch node.kind {
            case .text(let text): text
            case .element(let name, _): name == "br" ? "\n" : verbatim(node.children)
            }
        }.joined()
    }

    /// Characters, each piece of Liquid counted as eight.
    private func width(_ text: String) -> Int {
        var width = text.count
        for piece in shield.pieces(in: text) { width += 8 - piece.word.count }
        return max(0, width)
    }
}

/// A table that says something by its rows and columns.
private enum DataTable {
    enum Row {
        case cells([HTMLNode], isHead: Bool)
        /// What stands between rows: tags of Liquid.
        case between(HTMLNode)
    }

    /// One whose rows have several cells of words alone; with a role or measures of its own it only arranges, unless it
    /// has a head.
    static func isOne(_ table: HTMLNode) -> Bool {
        if let role = table.attribute("role"), ["presentation", "none"].contains(role) { return false }
        let cells = rows(table).flatMap { row -> [[HTMLNode]] in
            if case .cells(let cells, _) = row { [cells] } else { [] }
        }
        guard cells.contains(where: { $0.count > 1 }),
            !cells.joined().contains(where: { $0.children.contains(where: holdsBlocks) })
        else { return false }
        let hasHead = cells.joined().contains { $0.name == "th" }
        return hasHead || ["cellpadding", "cellspacing", "width", "align"].allSatisfy { table.attribute($0) == nil }
    }

    private static func holdsBlocks(_ node: HTMLNode) -> Bool {
        guard let name = node.name else { return false }
        return ["table", "ul", "ol", "h1", "h2", "h3", "blockquote", "pre"].contains(name)
            || node.children.contains(where: holdsBlocks)
    }

    static func rows(_ table: HTMLNode) -> [Row] {
        var rows: [Row] = []
        for child in table.children {
            switch child.name {
            case "tr":
                let cells = child.children.filter { $0.name == "td" || $0.name == "th" }
                rows.append(.cells(cells, isHead: !cells.isEmpty && cells.allSatisfy { $0.name == "th" }))
            case "tbody", "thead", "tfoot": rows += self.rows(child)
            case nil:
                if case .text(let text) = child.kind, !text.allSatisfy(\.isWhitespace) { rows.append(.between(child)) }
            default: rows.append(.between(child))
            }
        }
        return rows
    }
}
