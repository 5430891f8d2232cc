/// Decides what becomes of the lines of a Markdown text that hold Liquid tags and nothing else, so that
/// `{% for %}` around list items or table rows gives one list and one table, and elsewhere no empty paragraphs.
struct TagLines {
    /// Where a line of tags stands.
    enum Place: Hashable { case block, item, row }

    /// One line of tags: its words, joined, and its place.
    struct Unit: Hashable {
        let words: String
        let place: Place
    }

    private let shield: LiquidShield
    private let lines: [Substring]
    private let tags: [[LiquidShield.Piece]?]
    private let tables: [Int?]
    private var places: [Int: Place] = [:]
    private var itemMarkers: [Int: (indent: Int, marker: String)] = [:]

    /// The Markdown with every such line rewritten for its place, and what was done.
    static func rewrite(_ shield: LiquidShield) -> (markdown: String, units: [Unit]) {
        var lines = TagLines(shield)
        lines.decide()
        return lines.output()
    }

    private init(_ shield: LiquidShield) {
        self.shield = shield
        lines = shield.text.split(separator: "\n", omittingEmptySubsequences: false)
        var isInFence = false
        var tags: [[LiquidShield.Piece]?] = []
        for line in lines {
            let start = line.drop { $0 == " " }
            if start.hasPrefix("```") || start.hasPrefix("~~~") { isInFence.toggle() }
            let pieces = isInFence ? nil : shield.onlyPieces(line)
            tags.append(pieces.flatMap { $0.allSatisfy { $0.tag != nil } ? $0 : nil })
        }
        self.tags = tags
        tables = TagLines.tableLines(lines, tags)
    }

    /// For each line the number of the table whose body it may belong to.
    private static func tableLines(_ lines: [Substring], _ tags: [[LiquidShield.Piece]?]) -> [Int?] {
        var result = [Int?](repeating: nil, count: lines.count)
        var current: Int?
        for (index, line) in lines.enumerated() {
            if index > 0, line.contains("|"), line.contains("-"), lines[index - 1].contains("|"),
                line.allSatisfy({ "|-: \t\r".contains($0) })
            {
                current = index
            } else if current != nil {
                if !line.contains("|"), tags[index] == nil { current = nil } else { result[index] = current }
            }
        }
        return result
    }

    /// A block tag with its middles and its end: the lines of its tags.
    private struct Block {
        let name: String
        var tagLines: [Int]
        var isWhole = false
        let parent: Int?
    }

    private static let openers: Set<String> = ["if", "unless", "case", "for", "tablerow", "capture", "ifchanged"]
    private static let middles: Set<String> = ["else", "elsif", "when"]

    private mutating func decide() {
        var blocks: [Block] = []
        var open: [Int] = []
        var owner: [Int: Int?] = [:]
        for (index, line) in lines.enumerated() {
            let isTagLine = tags[index] != nil
            for piece in shield.pieces(in: line) {
                guard let name = piece.tag else { continue }
                if TagLines.openers.contains(name) {
                    blocks.append(Block(name: name, tagLines: [index], parent: open.last))
                    open.append(blocks.count - 1)
                    if isTagLine, owner[index] == nil { owner[index] = .some(blocks.count - 1) }
                } else if let top = open.last, TagLines.middles.contains(name) || name == "end" + blocks[top].name {
                    blocks[top].tagLines.append(index)
                    if isTagLine, owner[index] == nil { owner[index] = .some(top) }
                    if name.hasPrefix("end") {
                        blocks[top].isWhole = true
                        open.removeLast()
                    }
                } else if isTagLine, owner[index] == nil {
                    owner[index] = .some(open.last)
                }
            }
        }
        // Outer blocks come first, so that a parent's place is known.
        var blockPlaces: [Place] = []
        for block in blocks {
            let place = place(of: block, parent: block.parent.map { blockPlaces[$0] })
            blockPlaces.append(place)
            if place == .item, let marker = marker(in: block) {
                for line in block.tagLines { itemMarkers[line] = marker }
            }
        }
        for (line, block) in owner where tags[line] != nil {
            places[line] = block.map { blockPlaces[$0] } ?? (isBetweenRows(line) ? .row : .block)
            if places[line] == .item, itemMarkers[line] == nil, let block {
                itemMarkers[line] = marker(in: blocks[block])
            }
        }
    }

    private func isBetweenRows(_ line: Int) -> Bool {
        tables[line] != nil && line + 1 < lines.count && tables[line + 1] != nil
    }

    private func place(of block: Block, parent: Place?) -> Place {
        guard block.isWhole, block.tagLines.allSatisfy({ tags[$0] != nil }), let first = block.tagLines.first,
            let last = block.tagLines.last, first < last
        else { return .block }
        if let table = tables[first], tables[last] == table { return .row }
        guard marker(in: block) != nil else { return .block }
        if block.name == "for" || parent == .item || touchesList(first, last) { return .item }
        return .block
    }

    /// True when the line before or after the block belongs to a list.
    private func touchesList(_ first: Int, _ last: Int) -> Bool {
        var before = first - 1
        while before >= 0, tags[before] != nil { before -= 1 }
        var after = last + 1
        while after < lines.count, tags[after] != nil { after += 1 }
        let isAfterItem = before >= 0 && (TagLines.marker(of: lines[before]) != nil || lines[before].hasPrefix("  "))
        return isAfterItem || (after < lines.count && TagLines.marker(of: lines[after]) != nil)
    }

    /// The marker of the list that fills a block; nil when there is anything else in it.
    private func marker(in block: Block) -> (indent: Int, marker: String)? {
        guard let start = block.tagLines.first, let end = block.tagLines.last, start < end else { return nil }
        var found: (indent: Int, marker: String)?
        for index in (start + 1)..<end where tags[index] == nil {
            let line = lines[index]
            if line.allSatisfy(\.isWhitespace) { continue }
            let marker = TagLines.marker(of: line)
            guard let known = found else {
                guard let marker else { return nil }
                found = marker
                continue
            }
            let isSame = marker.map { $0.indent == known.indent && $0.marker.last == known.marker.last } ?? false
            let indent = line.prefix { $0 == " " }.count
            if !isSame, indent < known.indent + 2 { return nil }
        }
        return found
    }

    /// `- `, `* `, `+ `, `1. ` or `1) ` at the start of a line.
    private static func marker(of line: Substring) -> (indent: Int, marker: String)? {
        let indent = line.prefix { $0 == " " }.count
        let rest = line.dropFirst(indent)
        if let first = rest.first, "-*+".contains(first), rest.dropFirst().first == " " {
            return (indent, String(first))
        }
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        let after = rest.dropFirst(digits.count)
        guard (1...9).contains(digits.count), let delimiter = after.first, delimiter == "." || delimiter == ")",
            after.dropFirst().first == " "
        else { return nil }
        return (indent, digits + String(delimiter))
    }

    private func output() -> (String, [Unit]) {
        var result: [String] = []
        var units: [Unit] = []
        var isAfterItemTag = false
        for (index, line) in lines.enumerated() {
            guard let pieces = tags[index] else {
                let isBlank = line.allSatisfy(\.isWhitespace)
                // A paragraph right below the list would be read as part of its last item.
                if isAfterItemTag, !isBlank, TagLines.marker(of: line) == nil, !line.hasPrefix("  ") {
                    result.append("")
                }
                isAfterItemTag = false
                result.append(String(line))
                continue
            }
            let words = pieces.map(\.word).joined()
            var place = places[index] ?? .block
            let marker = itemMarkers[index]
            if place == .item, marker == nil { place = .block }
            units.append(Unit(words: words, place: place))
            switch place {
            case .item:
                let (indent, text) = marker ?? (0, "-")
                if !isAfterItemTag, let previous = result.last, !previous.isEmpty,
                    TagLines.marker(of: previous[...]) == nil,
                    !previous.hasPrefix(" ")
                {
                    result.append("")
                }
                result.append(String(repeating: " ", count: indent) + text + " " + words)
            case .row: result.append("| \(words) |")
            case .block: result.append(blockIndent(index) + "<!--\(words)-->")
            }
            isAfterItemTag = place == .item
        }
        return (result.joined(separator: "\n"), units)
    }

    /// Indentation means something inside a list item only; elsewhere people indent Liquid to please the eye.
    private func blockIndent(_ index: Int) -> String {
        var before = index - 1
        while before >= 0, tags[before] != nil || lines[before].allSatisfy(\.isWhitespace) { before -= 1 }
        let isInList = before >= 0 && (TagLines.marker(of: lines[before]) != nil || lines[before].hasPrefix("  "))
        return isInList ? String(lines[index].prefix { $0 == " " }) : ""
    }
}
