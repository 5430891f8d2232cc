/// Filters about HTML. Where output is escaped, their results are markup that is not escaped again.
enum HTMLFilters {
    static let all: [Filter] = [
        Filter("escape", body: escape),
        Filter("h", body: escape),
        Filter("escape_once") { input, _, renderer in
            if input.isNil { return .nil }
            return markup(HTMLEscaping.escapedOnce(input.text), renderer)
        },
        Filter("raw") { input, _, _ in input.isNil ? .nil : .markup(input.text) },
        Filter("newline_to_br") { input, _, renderer in
            let text = renderer.options.escape ? input.escapedText : input.text
            return markup(
                TextFilters.replacingNewlines(in: text, with: "<br />", keepsNewline: true), renderer)
        },
        Filter("strip_html") { input, _, renderer throws(FilterFailure) in
            let text = input.text
            try renderer.charge(text.utf8.count)
            return .string(withoutTags(text))
        },
    ]

    private static let escape: Filter.Body = { input, _, renderer in
        input.isNil ? .nil : markup(HTMLEscaping.escaped(input.text), renderer)
    }

    private static func markup(_ text: String, _ renderer: Renderer) -> LiquidValue {
        renderer.options.escape ? .markup(text) : .string(text)
    }

    /// Comments, scripts and styles go with what they hold, other tags without it.
    static func withoutTags(_ text: String) -> String {
        let blocks: [(start: String, end: String)] = [
            ("<script", "</script>"), ("<!--", "-->"), ("<style", "</style>"),
        ]
        let bytes = Array(text.utf8)
        var kept: [UInt8] = []
        var missing: Set<String> = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "<"),
                let block = blocks.first(where: {
                    !missing.contains($0.end) && bytes[index...].starts(with: $0.start.utf8)
                })
            {
                if let end = find(block.end, in: bytes, from: index + block.start.utf8.count) {
                    index = end
                    continue
                }
                missing.insert(block.end)
            }
            kept.append(bytes[index])
            index += 1
        }
        return String(decoding: withoutElements(kept), as: UTF8.self)
    }

    private static func withoutElements(_ bytes: [UInt8]) -> [UInt8] {
        var kept: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "<") {
                guard let close = bytes[index...].firstIndex(of: UInt8(ascii: ">")) else {
                    return kept + bytes[index...]
                }
                index = close + 1
            } else {
                kept.append(bytes[index])
                index += 1
            }
        }
        return kept
    }

    /// The position after the next `text`.
    private static func find(_ text: String, in bytes: [UInt8], from start: Int) -> Int? {
        let wanted = Array(text.utf8)
        var index = start
        while index + wanted.count <= bytes.count {
            if bytes[index] == wanted[0], bytes[index..<(index + wanted.count)].elementsEqual(wanted) {
                return index + wanted.count
            }
            index += 1
        }
        return nil
    }
}
