internal import Formats

/// Filters that take parts of strings (and `slice`, of arrays too). Strings are counted in code points, as in Ruby.
enum CuttingFilters {
    static let all: [Filter] = [
        Filter("slice", 1...2) { input, arguments, renderer throws(FilterFailure) in
            let offset = try integer(arguments[0])
            let length = arguments[1].isTruthy ? try integer(arguments[1]) : 1
            if case .array(let elements) = input {
                return .array(range(offset, length, elements.count).map { Array(elements[$0]) } ?? [])
            }
            let scalars = Array(input.text.unicodeScalars)
            try renderer.charge(scalars.count / 8)
            guard let range = range(offset, length, scalars.count) else { return .string("") }
            return .string(String(scalars[range]))
        },
        Filter("truncate", 0...2) { input, arguments, renderer throws(FilterFailure) in
            if input.isNil { return .nil }
            let text = input.text
            let length = try arguments.given(0).map(integer) ?? 50
            let ellipsis = arguments.given(1)?.text ?? "..."
            try renderer.charge(text.utf8.count / 8)
            let scalars = text.unicodeScalars
            guard scalars.count > length else { return .string(text) }
            let kept = max(0, length - ellipsis.unicodeScalars.count)
            return .string(String(scalars.prefix(kept)) + ellipsis)
        },
        Filter("truncatewords", 0...2) { input, arguments, renderer throws(FilterFailure) in
            if input.isNil { return .nil }
            let text = input.text
            let limit = max(1, try arguments.given(0).map(integer) ?? 15)
            try renderer.charge(text.utf8.count / 8)
            let (words, more) = words(text, limit: limit)
            guard more else { return .string(text) }
            return .string(words.joined(separator: " ") + (arguments.given(1)?.text ?? "..."))
        },
        Filter("split", 1...1) { input, arguments, renderer throws(FilterFailure) in
            let text = input.text
            try renderer.charge(text.utf8.count)
            let parts = split(text, arguments[0].text)
            return .array(parts.map(LiquidValue.string))
        },
    ]

    static func integer(_ value: LiquidValue) throws(FilterFailure) -> Int {
        guard let integer = value.strictInteger else {
            throw FilterFailure(Phrase("wants a whole number, found \(value.kind)"))
        }
        return Int(clamping: integer)
    }

    /// Ruby's `slice`: nil when the start is outside.
    private static func range(_ offset: Int, _ length: Int, _ count: Int) -> Range<Int>? {
        let start = offset < 0 ? count + max(offset, -count - 1) : offset
        guard start >= 0, start <= count, length >= 0 else { return nil }
        return start..<(start + min(length, count - start))
    }

    /// The first words, and whether there is anything after them: for Ruby white space is.
    private static func words(_ text: String, limit: Int) -> (words: [String], more: Bool) {
        var words: [String] = []
        var rest = text.utf8[...]
        while true {
            if words.count == limit { return (words, !rest.isEmpty) }
            rest = rest.drop(while: \.isLiquidSpace)
            if rest.isEmpty { return (words, false) }
            let word = rest.prefix { !$0.isLiquidSpace }
            words.append(String(Substring(word)))
            rest = rest[word.endIndex...]
        }
    }

    /// Ruby's `split`: a space splits at any white space, nothing at every character; empty parts at the end go.
    static func split(_ text: String, _ separator: String) -> [String] {
        if separator == " " { return words(text, limit: .max).words }
        if separator.isEmpty { return text.unicodeScalars.map { String($0) } }
        let bytes = Array(text.utf8)
        let length = separator.utf8.count
        var parts: [String] = []
        var start = 0
        for offset in ByteSearch.offsets(separator, in: text) {
            parts.append(String(decoding: bytes[start..<offset], as: UTF8.self))
            start = offset + length
        }
        parts.append(String(decoding: bytes[start...], as: UTF8.self))
        while let last = parts.last, last.isEmpty { parts.removeLast() }
        return parts
    }
}

extension String {
    init(_ scalars: some Sequence<Unicode.Scalar>) {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        self.init(view)
    }
}
