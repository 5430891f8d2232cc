import Foundation

/// Queries that stand one behind the other, each ended by a semicolon.
struct SQLScript {
    private var rest = ""

    /// Nothing is begun.
    var isEmpty: Bool { !SQLScript.saysSomething(rest) }

    /// The queries that are complete with this line.
    mutating func take(_ line: String) -> [String] {
        rest += rest.isEmpty ? line : "\n" + line
        var queries: [String] = []
        while let end = SQLScript.end(of: rest) {
            let query = String(rest[..<end])
            if SQLScript.saysSomething(query) { queries.append(query) }
            rest = String(rest[rest.index(after: end)...])
        }
        return queries
    }

    /// What stands behind the last semicolon, unless it is nothing or a comment.
    mutating func finish() -> String? {
        defer { rest = "" }
        return SQLScript.saysSomething(rest) ? rest : nil
    }

    mutating func forget() { rest = "" }

    /// The first semicolon that is in no text, name or comment.
    private static func end(of text: String) -> String.Index? {
        var found: String.Index?
        walk(text) { index, _ in
            guard text[index] == ";" else { return true }
            found = index
            return false
        }
        return found
    }

    private static func saysSomething(_ text: String) -> Bool {
        var something = false
        walk(text) { index, _ in
            something = something || !text[index].isWhitespace
            return !something
        }
        return something
    }

    /// Calls `body` with each character outside texts, names and comments, and with the mark that begins one.
    private static func walk(_ text: String, _ body: (String.Index, Void) -> Bool) {
        var index = text.startIndex
        while index < text.endIndex {
            let rest = text[index...]
            if rest.hasPrefix("--") {
                index = rest.firstIndex(of: "\n") ?? text.endIndex
                continue
            }
            if rest.hasPrefix("/*") {
                index = rest.range(of: "*/")?.upperBound ?? text.endIndex
                continue
            }
            guard body(index, ()) else { return }
            let closing: Character? =
                switch text[index] {
                case "'", "\"", "`": text[index]
                case "[": "]"
                default: nil
                }
            index = text.index(after: index)
            if let closing {
                guard let end = text[index...].firstIndex(of: closing) else { return }
                index = text.index(after: end)
            }
        }
    }
}
