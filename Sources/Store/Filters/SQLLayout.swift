/// Lays SQL out for people: what is longer than a line is broken at its clauses, its ANDs and ORs, and indented.
struct SQLLayout {
    /// Text without parentheses, or a group in them.
    private indirect enum Piece {
        case words([String])
        case group([Piece])
    }

    private static let width = 96
    private static let clauses: Set<String> = ["SELECT", "FROM", "WHERE", "GROUP", "HAVING", "ORDER", "LIMIT", "UNION"]

    static func text(_ sql: String, indent: Int = 0) -> String {
        var words = words(of: sql)[...]
        return lines(pieces(&words), indent).joined(separator: "\n")
    }

    // MARK: Reading

    /// Words, strings and single parentheses.
    private static func words(of sql: String) -> [String] {
        var words: [String] = []
        var word = ""
        var isText = false
        func end() {
            if !word.isEmpty { words.append(word) }
            word = ""
        }
        for character in sql {
            if character == "'" { isText.toggle() }
            if isText {
                word.append(character)
            } else if character.isWhitespace {
                end()
            } else if character == "(" || character == ")" {
                // The parenthesis of a call stays with the function's name.
                if character == "(", !word.isEmpty {
                    word.append(character)
                    end()
                } else {
                    end()
                    words.append(String(character))
                }
            } else {
                word.append(character)
            }
        }
        end()
        return words
    }

    private static func pieces(_ words: inout ArraySlice<String>) -> [Piece] {
        var pieces: [Piece] = []
        var run: [String] = []
        while let word = words.popFirst() {
            if word == ")" { break }
            guard word.hasSuffix("("), !word.hasPrefix("'") else {
                run.append(word)
                continue
            }
            if word != "(" { run.append(word) }
            if !run.isEmpty { pieces.append(.words(run)) }
            run = []
            pieces.append(.group(self.pieces(&words)))
        }
        if !run.isEmpty { pieces.append(.words(run)) }
        return pieces
    }

    // MARK: Writing

    private static func inline(_ pieces: [Piece]) -> String {
        var text = ""
        for piece in pieces {
            switch piece {
            case .words(let words):
                let joined = words.joined(separator: " ")
                let isTight = text.isEmpty || joined.hasPrefix(",")
                text += (isTight ? "" : " ") + joined
            case .group(let inner):
                let isCall = text.hasSuffix("(")
                text += isCall || text.isEmpty ? "" : " "
                text += (isCall ? "" : "(") + inline(inner) + ")"
            }
        }
        return text
    }

    /// Each line with its indentation.
    private static func lines(_ pieces: [Piece], _ indent: Int) -> [String] {
        let space = String(repeating: " ", count: indent)
        let whole = inline(pieces)
        if whole.count + indent <= width { return [space + whole] }
        return parts(pieces).flatMap { part -> [String] in
            let line = inline(part.pieces)
            let inset = indent + part.inset
            let partSpace = String(repeating: " ", count: inset)
            guard line.count + inset > width, let place = part.pieces.firstIndex(where: isLong) else {
                return [partSpace + line]
            }
            guard case .group(let inner) = part.pieces[place] else { return [partSpace + line] }
            let before = inline(Array(part.pieces[..<place]))
            let opening = before.hasSuffix("(") || before.isEmpty ? before : before + " "
            let after = inline(Array(part.pieces[(place + 1)...]))
            return [partSpace + opening + (before.hasSuffix("(") ? "" : "(")]
                + lines(inner, inset + 4) + [partSpace + ")" + (after.isEmpty ? "" : " " + after)]
        }
    }

    /// A group worth breaking: a query or joined conditions, not the arguments of a call.
    private static func isLong(_ piece: Piece) -> Bool {
        guard case .group(let inner) = piece, inline(inner).count > 40 else { return false }
        return inner.contains { part in
            switch part {
            case .words(let words): words.contains { $0 == "SELECT" || $0 == "AND" || $0 == "OR" }
            case .group: isLong(part)
            }
        }
    }

    /// Cut before each clause, and before each AND and OR that joins conditions.
    private static func parts(_ pieces: [Piece]) -> [(pieces: [Piece], inset: Int)] {
        var parts: [(pieces: [Piece], inset: Int)] = []
        var current: [Piece] = []
        var inset = 0
        var isBetween = false
        let hasClauses = pieces.contains { if case .words(let words) = $0 { words.first == "SELECT" } else { false } }
        func cut(_ next: Int) {
            if !current.isEmpty { parts.append((current, inset)) }
            (current, inset) = ([], next)
        }
        for piece in pieces {
            guard case .words(let words) = piece else {
                current.append(piece)
                continue
            }
            var run: [String] = []
            for word in words {
                let isJoint = (word == "AND" && !isBetween) || word == "OR"
                if clauses.contains(word) || isJoint {
                    if !run.isEmpty { current.append(.words(run)) }
                    run = []
                    cut(isJoint && hasClauses ? 2 : 0)
                }
                if word == "BETWEEN" { isBetween = true } else if word == "AND" { isBetween = false }
                run.append(word)
            }
            if !run.isEmpty { current.append(.words(run)) }
        }
        cut(0)
        return parts
    }
}
