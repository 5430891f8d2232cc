package import Formats

/// Writes `import:` into the text of a campaign's file: every other line, and every comment, stays as it is.
package struct ImportBlock {
    /// Why a file is left alone.
    package struct Failure: PhrasedError {
        package let phrase: Phrase
    }

    private var lines: [String]
    private let end: String

    /// - Parameter entries: headers by field; what the block has beyond them stays.
    package static func write(_ entries: [(field: String, header: String)], into text: String) throws -> String {
        var block = ImportBlock(text)
        block.write(entries)
        let result = block.text
        try check(result, against: text, entries)
        return result
    }

    private init(_ text: String) {
        end = text.contains("\r\n") ? "\r\n" : "\n"
        lines = text.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false).map(
            String.init)
        while lines.last == "" { lines.removeLast() }
    }

    private var text: String { lines.joined(separator: end) + end }

    private mutating func write(_ entries: [(field: String, header: String)]) {
        guard let start = lines.firstIndex(where: { ImportBlock.key(of: $0)?.name == "import" && $0.first != " " })
        else {
            lines += ["", "import:"] + entries.map { "  \($0.field): \(ImportBlock.quoted($0.header))" }
            return
        }
        if !ImportBlock.value(of: lines[start]).text.isEmpty { open(start) }
        var last = start
        var indent = "  "
        var places: [String: Int] = [:]
        var index = start + 1
        while index < lines.count {
            let line = lines[index]
            if let first = line.first, first != " ", first != "#", first != "\t" { break }
            if let (space, name) = ImportBlock.key(of: line), !space.isEmpty {
                if places.isEmpty { indent = space }
                places[name] = index
                last = index
            }
            index += 1
        }
        for (field, header) in entries {
            if let place = places[field] {
                lines[place] = ImportBlock.replacing(lines[place], by: header)
            } else {
                last += 1
                lines.insert("\(indent)\(field): \(ImportBlock.quoted(header))", at: last)
            }
        }
    }

    /// `import: { a: B }` becomes a line for each.
    private mutating func open(_ start: Int) {
        let (node, _) = YAMLTree.parse(Array(lines[start].utf8), file: "")
        let pairs = node?["import"]?.pairs ?? []
        let comment = ImportBlock.value(of: lines[start]).rest
        lines[start] = "import:" + (comment.contains("#") ? comment : "")
        lines.insert(
            contentsOf: pairs.compactMap { pair in
                pair.key.text.flatMap { key in pair.value.text.map { "  \(key): \(ImportBlock.quoted($0))" } }
            }, at: start + 1)
    }

    /// The name of a line's key, with the space before it.
    private static func key(of line: String) -> (space: String, name: String)? {
        let space = line.prefix { $0 == " " }
        let rest = line.dropFirst(space.count)
        guard let colon = rest.firstIndex(of: ":") else { return nil }
        let after = rest.index(after: colon)
        guard after == rest.endIndex || rest[after] == " " else { return nil }
        let name = rest[..<colon].trimmingQuotes
        guard !name.isEmpty, !name.hasPrefix("#"), !name.contains(" ") else { return nil }
        return (String(space), name)
    }

    /// What stands after a line's key, and what comes after that: spaces and a comment.
    private static func value(of line: String) -> (text: String, rest: String) {
        guard let colon = line.firstIndex(of: ":") else { return ("", "") }
        let tail = line[line.index(after: colon)...]
        let value = tail.drop { $0 == " " }
        guard let first = value.first, first != "#" else { return ("", String(tail)) }
        var end = value.endIndex
        if first == "\"" || first == "'" {
            var index = value.index(after: value.startIndex)
            while index < value.endIndex {
                if first == "\"", value[index] == "\\" {
                    index = value.index(index, offsetBy: 2, limitedBy: value.endIndex) ?? value.endIndex
                    continue
                }
                if value[index] == first {
                    index = value.index(after: index)
                    if first == "'", index < value.endIndex, value[index] == "'" {
                        index = value.index(after: index)
                        continue
                    }
                    end = index
                    break
                }
                index = value.index(after: index)
            }
        } else if let comment = value.firstRange(of: " #") {
            end = comment.lowerBound
        }
        var text = value[..<end]
        while text.last == " " { text.removeLast() }
        return (String(text), String(value[text.endIndex...]))
    }

    private static func replacing(_ line: String, by header: String) -> String {
        let (text, rest) = value(of: line)
        let (node, _) = YAMLTree.parse(Array("x: \(text)".utf8), file: "")
        if node?["x"]?.text == header { return line }
        guard let colon = line.firstIndex(of: ":") else { return line }
        return line[...colon] + " " + quoted(header) + rest
    }

    /// In double quotes: whatever a header holds, it stays one text on one line.
    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\\(scalar)"
            case "\n": quoted += "\\n"
            case "\t": quoted += "\\t"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                let hex = String(scalar.value, radix: 16)
                quoted += "\\x" + (hex.count < 2 ? "0" : "") + hex
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }

    /// The new text says what it should, and all else what it said.
    private static func check(_ new: String, against old: String, _ entries: [(field: String, header: String)]) throws {
        let failure = Failure(
            phrase: Phrase("the file is written in a way that cannot be edited here: add the lines of import: by hand"))
        let (was, _) = YAMLTree.parse(Array(old.utf8), file: "")
        let (root, findings) = YAMLTree.parse(Array(new.utf8), file: "")
        guard findings.isEmpty, let now = root?.pairs, let before = was?.pairs else { throw failure }
        let kept = { (pairs: [(key: YAMLNode, value: YAMLNode)]) in
            pairs.filter { $0.key.text != "import" }.map { ($0.key.text ?? "") + "\n" + shown($0.value) }
        }
        guard kept(now) == kept(before) else { throw failure }
        for (field, header) in entries where root?["import"]?[field]?.text != header { throw failure }
    }

    private static func shown(_ node: YAMLNode) -> String {
        switch node.kind {
        case .scalar(let text, let isPlain): "\(isPlain)\(text.debugDescription)"
        case .sequence(let elements): "[" + elements.map(shown).joined(separator: ",") + "]"
        case .mapping(let pairs): "{" + pairs.map { shown($0.key) + ":" + shown($0.value) }.joined(separator: ",") + "}"
        }
    }
}

extension Substring {
    fileprivate var trimmingQuotes: String {
        var text = self
        while text.last == " " { text.removeLast() }
        if let first = text.first, first == "\"" || first == "'", text.count >= 2, text.last == first {
            text = text.dropFirst().dropLast()
        }
        return String(text)
    }
}
