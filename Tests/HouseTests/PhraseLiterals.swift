/// The sentences of a source file: what stands between the quotes of every `Phrase("…")`, its interpolations made gaps.
struct PhraseLiterals {
    private let text: [Unicode.Scalar]
    private var index = 0

    static func templates(in source: String) -> [String] {
        var reader = PhraseLiterals(text: Array(source.unicodeScalars))
        var result: [String] = []
        while let literal = reader.next() { result.append(literal) }
        return result
    }

    private init(text: [Unicode.Scalar]) { self.text = text }

    private mutating func next() -> String? {
        while index < text.count {
            if text[index] == "/", starts(with: "//") {
                while index < text.count, text[index] != "\n" { index += 1 }
            } else if text[index] == "P", starts(with: "Phrase(") {
                index += 7
                var start = index
                while start < text.count, text[start].properties.isWhitespace { start += 1 }
                guard start < text.count, text[start] == "\"" || text[start] == "#" else { continue }
                // What stands in the interpolations is looked at in its turn: phrases nest.
                return literal(at: start).template
            } else {
                index += 1
            }
        }
        return nil
    }

    private func starts(with word: String, at position: Int? = nil) -> Bool {
        let start = position ?? index
        return text[min(start, text.count)...].starts(with: word.unicodeScalars)
    }

    /// The literal that begins here, and where it ends.
    private func literal(at start: Int) -> (template: String, end: Int) {
        var position = start
        while text[position] == "#" { position += 1 }
        let marks = String(repeating: "#", count: position - start)
        let isMultiline = starts(with: "\"\"\"", at: position)
        let quote = isMultiline ? "\"\"\"" : "\""
        position += quote.count
        var result = ""
        var gaps = 0
        while position < text.count, !starts(with: quote + marks, at: position) {
            guard starts(with: "\\" + marks, at: position) else {
                // A backslash of a raw literal is one.
                result += text[position] == "\\" ? "\\\\" : String(text[position])
                position += 1
                continue
            }
            position += 1 + marks.count
            if text[position] == "(" {
                gaps += 1
                let (gap, end) = interpolation(at: position, number: gaps)
                result += gap
                position = end
            } else {
                // Kept as it is until the lines are put together; a line that goes on is marked.
                result += text[position] == "\n" ? "\0\n" : "\\" + String(text[position])
                position += 1
            }
        }
        return (PhraseLiterals.unescaped(isMultiline ? PhraseLiterals.lines(result) : result), position + quote.count)
    }

    /// `(expression)` or `(number, "one", "several")`, as a gap.
    private func interpolation(at start: Int, number: Int) -> (String, end: Int) {
        var forms: [String] = []
        var depth = 0
        var position = start
        repeat {
            switch text[position] {
            case "(", "[", "{": depth += 1
            case ")", "]", "}": depth -= 1
            case "\"":
                let (inner, end) = literal(at: position)
                // A form stands alone after a comma of the interpolation itself.
                let before = text[..<position].last { !$0.properties.isWhitespace }
                let after = text[end...].first { !$0.properties.isWhitespace }
                if depth == 1, before == ",", after == "," || after == ")" { forms.append(inner) }
                position = end - 1
            default: break
            }
            position += 1
        } while depth > 0
        let mark = starts(with: "(agreeing:", at: start) ? ":" : "|"
        return (forms.isEmpty ? "{\(number)}" : "{\(number)\(mark)\(forms.joined(separator: "|"))}", position)
    }

    /// The lines of a multi-line literal without their indentation.
    private static func lines(_ text: String) -> String {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
        let indentation = lines.last?.count ?? 0
        lines = lines.dropLast()
        return lines.map { $0.dropFirst(indentation) }.joined(separator: "\n").replacing("\0\n", with: "")
    }

    private static func unescaped(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let slash = rest.firstIndex(of: "\\") {
            result += rest[..<slash]
            let mark = rest.index(after: slash)
            rest = rest[rest.index(after: mark)...]
            switch text[mark] {
            case "n": result += "\n"
            case "t": result += "\t"
            case "u":
                let digits = rest.dropFirst().prefix { $0 != "}" }
                result.unicodeScalars.append(UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init) ?? "?")
                rest = rest.dropFirst(digits.count + 2)
            case let other: result.append(other)
            }
        }
        return result + rest
    }
}
