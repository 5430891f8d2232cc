internal import Formats

/// Filters that look for a text and put another in its place.
enum ReplacingFilters {
    static let all: [Filter] = [
        Filter("replace", 1...2) { input, arguments, renderer throws(FilterFailure) in
            try replace(input, arguments[0], arguments[1], .max, &renderer)
        },
        Filter("replace_first", 1...2) { input, arguments, renderer throws(FilterFailure) in
            try replace(input, arguments[0], arguments[1], 1, &renderer)
        },
        Filter("remove", 1...1) { input, arguments, renderer throws(FilterFailure) in
            try replace(input, arguments[0], .nil, .max, &renderer)
        },
        Filter("remove_first", 1...1) { input, arguments, renderer throws(FilterFailure) in
            try replace(input, arguments[0], .nil, 1, &renderer)
        },
        Filter("replace_last", 2...2) { input, arguments, renderer throws(FilterFailure) in
            try replaceLast(input, arguments[0], arguments[1], &renderer)
        },
        Filter("remove_last", 1...1) { input, arguments, renderer throws(FilterFailure) in
            try replaceLast(input, arguments[0], .nil, &renderer)
        },
    ]

    private static func replace(
        _ input: LiquidValue, _ part: LiquidValue, _ replacement: LiquidValue, _ limit: Int, _ renderer: inout Renderer
    ) throws(FilterFailure) -> LiquidValue {
        let text = input.text
        let part = part.text
        let replacement = replacement.text
        try renderer.charge(text.utf8.count / 8)
        let offsets =
            part.isEmpty ? characterOffsets(text, limit) : ByteSearch.offsets(part, in: text, limit: limit)
        let size = text.utf8.count + offsets.count * (replacement.utf8.count - part.utf8.count)
        guard size <= renderer.limits.outputBytes else {
            throw FilterFailure(Phrase("the result is longer than \(renderer.limits.outputBytes) bytes"))
        }
        return .string(splice(text, offsets, part.utf8.count, replacement))
    }

    /// Before each character and at the end: where an empty text is found.
    private static func characterOffsets(_ text: String, _ limit: Int) -> [Int] {
        if limit == 1 { return [0] }
        var offsets: [Int] = []
        for (offset, byte) in text.utf8.enumerated() where byte & 0xC0 != 0x80 { offsets.append(offset) }
        return offsets + [text.utf8.count]
    }

    private static func replaceLast(
        _ input: LiquidValue, _ part: LiquidValue, _ replacement: LiquidValue, _ renderer: inout Renderer
    ) throws(FilterFailure) -> LiquidValue {
        let text = input.text
        let part = part.text
        try renderer.charge(text.utf8.count / 8)
        guard let offset = ByteSearch.last(part, in: text) else { return .string(text) }
        return .string(splice(text, [offset], part.utf8.count, replacement.text))
    }

    private static func splice(_ text: String, _ offsets: [Int], _ length: Int, _ replacement: String) -> String {
        guard !offsets.isEmpty else { return text }
        let bytes = Array(text.utf8)
        var output: [UInt8] = []
        var start = 0
        for offset in offsets {
            output += bytes[start..<offset]
            output += replacement.utf8
            start = offset + length
        }
        output += bytes[start...]
        return String(decoding: output, as: UTF8.self)
    }
}
