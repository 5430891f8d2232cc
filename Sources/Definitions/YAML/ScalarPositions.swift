internal import YAML

extension SourceText {
    /// Where a piece of a scalar's text stands in the file: through quotes, escapes, folded lines and the header of a
    /// block scalar. `offset` and `length` count characters of the text.
    func range(in node: YAMLNode, offset: Int, length: Int) -> Range<Int> {
        guard let text = node.text else { return node.range }
        let from = min(max(0, offset), text.count)
        let until = min(from + max(1, length), text.count)
        let start = text.prefix(from).unicodeScalars.count
        let end = max(start, text.prefix(until).unicodeScalars.count)
        var walk = ScalarWalk(source: self, node: node)
        var first: Int?
        var last = node.range.lowerBound
        for (index, scalar) in text.unicodeScalars.enumerated() {
            if index == end, first != nil { break }
            let piece = walk.place(of: scalar)
            if index == start { first = piece.lowerBound }
            if index >= start { last = piece.upperBound }
        }
        // Past the end of the text, where something is missing.
        let lower = first ?? walk.position
        return lower..<max(lower + 1, first == nil ? 0 : last)
    }
}

/// Walks the source of a scalar beside its text.
private struct ScalarWalk {
    let source: SourceText
    let style: YAMLEvent.Style
    let end: Int
    private(set) var position: Int

    init(source: SourceText, node: YAMLNode) {
        (self.source, style) = (source, node.style)
        end = min(node.range.upperBound, source.scalars.count)
        position = node.range.lowerBound
        switch node.style {
        case .plain: break
        case .singleQuoted, .doubleQuoted: position += 1
        case .literal, .folded:
            while position < end, !isBreak(source.scalars[position]) { position += 1 }
        }
    }

    /// The source of the next character of the text.
    mutating func place(of scalar: Unicode.Scalar) -> Range<Int> {
        if !isSpace(scalar) { skipSpace() }
        guard position < end else { return position..<(position + 1) }
        let start = position
        let found = source.scalars[position]
        if style == .doubleQuoted, found == "\\" {
            position += escapeLength()
        } else if style == .singleQuoted, found == "'" {
            position += 2
        } else if found == scalar {
            position += 1
        } else if isSpace(scalar), isSpace(found) {
            // Folded: line breaks and the spaces around them are one space or fewer breaks in the text.
            skipSpace()
        }
        return start..<max(start + 1, position)
    }

    /// Passes the white space that the text does not have, and escaped line breaks.
    private mutating func skipSpace() {
        while position < end {
            if isSpace(source.scalars[position]) {
                position += 1
            } else if style == .doubleQuoted, source.scalars[position] == "\\", position + 1 < end,
                isBreak(source.scalars[position + 1])
            {
                position += 2
            } else {
                return
            }
        }
    }

    private func escapeLength() -> Int {
        guard position + 1 < end else { return 1 }
        return switch source.scalars[position + 1] {
        case "x": 4
        case "u": 6
        case "U": 10
        default: 2
        }
    }

    private func isBreak(_ scalar: Unicode.Scalar) -> Bool { scalar == "\n" || scalar == "\r" }
    private func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" || isBreak(scalar) }
}
