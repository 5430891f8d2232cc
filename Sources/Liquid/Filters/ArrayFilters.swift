internal import Formats

/// Filters that take arrays as wholes.
enum ArrayFilters {
    static let all: [Filter] = [
        Filter("first") { input, _, _ in input.first ?? .nil },
        Filter("last") { input, _, _ in input.last ?? .nil },
        Filter("join", 0...1) { input, arguments, renderer throws(FilterFailure) in
            try join(input, arguments.given(0) ?? .string(" "), &renderer)
        },
        Filter("concat", 1...1) { input, arguments, renderer throws(FilterFailure) in
            guard case .array(let other) = arguments[0] else {
                throw FilterFailure(Phrase("wants an array, found \(arguments[0].kind)"))
            }
            return .array(try renderer.elements(of: input) + other)
        },
        Filter("reverse") { input, _, renderer throws(FilterFailure) in
            .array(try renderer.elements(of: input).reversed())
        },
        Filter("compact", 0...1) { input, arguments, renderer throws(FilterFailure) in
            var kept: [LiquidValue] = []
            for element in try renderer.elements(of: input) {
                let value = arguments[0].isNil ? element : try renderer.property(arguments[0], of: element) ?? .nil
                if !value.isNil { kept.append(element) }
            }
            return .array(kept)
        },
        Filter("uniq", 0...1) { input, arguments, renderer throws(FilterFailure) in
            try unique(input, arguments[0], &renderer)
        },
        Filter("map", 1...1) { input, arguments, renderer throws(FilterFailure) in
            var result: [LiquidValue] = []
            for element in try renderer.elements(of: input) {
                result.append(try renderer.property(arguments[0], of: element) ?? .nil)
            }
            return .array(result)
        },
        Filter("sum", 0...1) { input, arguments, renderer throws(FilterFailure) in
            var values: [LiquidValue] = []
            for element in try renderer.elements(of: input) {
                values.append(
                    arguments[0].isNil ? element : try renderer.property(arguments[0], of: element) ?? .integer(0))
            }
            var sum = LiquidNumber.integer(0)
            for value in try renderer.elements(of: .array(values)) { sum = sum + value.number }
            return sum.value
        },
    ]

    /// Markup if every part and the glue are, where output is escaped.
    private static func join(_ input: LiquidValue, _ glue: LiquidValue, _ renderer: inout Renderer)
        throws(FilterFailure) -> LiquidValue
    {
        let elements = try renderer.elements(of: input)
        let isMarkup = renderer.options.escape && elements.contains { if case .markup = $0 { true } else { false } }
        let separator = isMarkup ? glue.escapedText : glue.text
        var output: [UInt8] = []
        for (index, element) in elements.enumerated() {
            if index > 0 { output += separator.utf8 }
            output += (isMarkup ? element.escapedText : element.text).utf8
            guard output.count <= renderer.limits.outputBytes else {
                throw FilterFailure(Phrase("the result is longer than \(renderer.limits.outputBytes) bytes"))
            }
        }
        let text = String(decoding: output, as: UTF8.self)
        return isMarkup ? .markup(text) : .string(text)
    }

    private static func unique(_ input: LiquidValue, _ property: LiquidValue, _ renderer: inout Renderer)
        throws(FilterFailure) -> LiquidValue
    {
        var kept: [LiquidValue] = []
        var seen: Set<IdentityKey> = []
        for element in try renderer.elements(of: input) {
            guard let value = property.isNil ? element : try renderer.property(property, of: element) else {
                return .nil
            }
            try renderer.charge(renderer.cost(of: value))
            if seen.insert(IdentityKey(value)).inserted { kept.append(element) }
        }
        return .array(kept)
    }
}

/// A value as a key of a set: like Ruby's `eql?`, 1 and 1.0 differ.
struct IdentityKey: Hashable {
    private let kind: UInt8
    private let text: String

    init(_ value: LiquidValue) {
        kind =
            switch value {
            case .nil: 0
            case .bool: 1
            case .integer: 2
            case .real: 3
            case .string, .markup: 4
            case .array: 5
            case .object: 6
            case .range: 7
            default: 8
            }
        text = value.text
    }
}
