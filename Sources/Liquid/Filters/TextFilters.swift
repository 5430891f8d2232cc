/// Filters that change letters and join strings.
enum TextFilters {
    static let all: [Filter] = [
        Filter("downcase") { input, _, _ in .string(input.text.lowercased()) },
        Filter("upcase") { input, _, _ in .string(input.text.uppercased()) },
        Filter("capitalize") { input, _, _ in .string(capitalized(input.text)) },
        Filter("append", 1...1) { input, arguments, renderer in joined(input, arguments[0], like: input, renderer) },
        Filter("prepend", 1...1) { input, arguments, renderer in joined(arguments[0], input, like: input, renderer) },
        Filter("strip") { input, _, _ in input.mappingText { String($0.trimmed(start: true, end: true)) } },
        Filter("lstrip") { input, _, _ in input.mappingText { String($0.trimmed(start: true, end: false)) } },
        Filter("rstrip") { input, _, _ in input.mappingText { String($0.trimmed(start: false, end: true)) } },
        Filter("strip_newlines") { input, _, _ in
            input.mappingText { replacingNewlines(in: $0, with: "", keepsNewline: false) }
        },
        Filter("squish") { input, _, _ in
            input.isNil
                ? .nil
                : input.mappingText {
                    $0.utf8.split(whereSeparator: \.isLiquidSpace).map { String(Substring($0)) }.joined(separator: " ")
                }
        },
        Filter("size") { input, _, _ in .integer(input.size ?? 0) },
        Filter("default", 0...1, names: ["allow_false"]) { input, arguments, _ in
            let allowsFalse = arguments.named["allow_false"]?.isTruthy ?? false
            let isMissing = allowsFalse ? input.isNil : !input.isTruthy
            return isMissing || input.isEmpty ? arguments.given(0) ?? .string("") : input
        },
    ]

    private static func capitalized(_ text: String) -> String {
        guard let first = text.unicodeScalars.first else { return text }
        return first.properties.titlecaseMapping + String(text.unicodeScalars.dropFirst()).lowercased()
    }

    /// The result is markup if the piped side was; the other side is then escaped.
    private static func joined(
        _ first: LiquidValue, _ second: LiquidValue, like input: LiquidValue, _ renderer: Renderer
    ) -> LiquidValue {
        guard renderer.options.escape, case .markup = input else { return .string(first.text + second.text) }
        return .markup(first.escapedText + second.escapedText)
    }

    /// Every `\n` or `\r\n` becomes `replacement`, with a `\n` after it if asked.
    static func replacingNewlines(in text: String, with replacement: String, keepsNewline: Bool) -> String {
        var output: [UInt8] = []
        output.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            guard byte == 0x0A else {
                output.append(byte)
                continue
            }
            if output.last == 0x0D { output.removeLast() }
            output += replacement.utf8
            if keepsNewline { output.append(byte) }
        }
        return String(decoding: output, as: UTF8.self)
    }
}

extension LiquidValue {
    /// Changes the text and keeps what is markup markup: only for changes that cannot make HTML of text.
    func mappingText(_ change: (String) -> String) -> LiquidValue {
        if case .markup(let text) = self { return .markup(change(text)) }
        return .string(change(text))
    }

    /// Text as HTML.
    var escapedText: String {
        if case .markup(let text) = self { return text }
        return HTMLEscaping.escaped(text)
    }
}
