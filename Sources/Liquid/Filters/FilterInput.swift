internal import Formats

/// What the array filters take: an array without its inner arrays, an object as one element, nothing as none.
extension Renderer {
    mutating func elements(of input: LiquidValue) throws(FilterFailure) -> [LiquidValue] {
        switch input {
        case .nil: return []
        case .array(let elements):
            try charge(elements.count)
            let isFlat = !elements.contains { if case .array = $0 { true } else { false } }
            if isFlat { return elements }
            var result: [LiquidValue] = []
            try flatten(elements, into: &result, depth: 0)
            return result
        case .range(let first, let last):
            let count = LiquidValue.count(first, last)
            guard count <= Int64(limits.elements) else {
                throw FilterFailure(Phrase("the range has more than \(limits.elements) numbers"))
            }
            try charge(Int(count))
            return count == 0 ? [] : (first...last).map(LiquidValue.integer)
        default: return [input]
        }
    }

    private mutating func flatten(_ elements: [LiquidValue], into result: inout [LiquidValue], depth: Int)
        throws(FilterFailure)
    {
        guard depth < LiquidValue.maximalDepth else { return }
        for element in elements {
            try charge(1)
            if case .array(let inner) = element {
                try flatten(inner, into: &result, depth: depth + 1)
            } else {
                result.append(element)
            }
        }
    }

    /// `item[property]` as filters look it up; nil where Ruby has no such method, so that the filter answers nothing.
    func property(_ key: LiquidValue, of item: LiquidValue) throws(FilterFailure) -> LiquidValue? {
        switch item {
        case .object, .loop, .scope:
            if let value = member(key, of: item) { return value }
            guard let text = key.textValue, text.contains(".") else { return .nil }
            return try deepProperty(text, of: item)
        case .string(let text), .markup(let text):
            switch key {
            case .string(let part), .markup(let part): return text.holds(part) ? .string(part) : .nil
            case .integer(let index):
                let scalars = Array(text.unicodeScalars)
                let position = index < 0 ? Int64(scalars.count) + index : index
                return position >= 0 && position < Int64(scalars.count) ? .string(String(scalars[Int(position)])) : .nil
            default: break
            }
        case .integer(let value):
            if case .integer(let bit) = key { return .integer(bit < 0 ? 0 : value >> min(bit, 63) & 1) }
        case .array: if case .integer = key { return element(key, of: item) ?? .nil }
        default: return nil
        }
        throw FilterFailure(Phrase("cannot select the property \"\(key.text)\" of \(item.kind)"))
    }

    private func member(_ key: LiquidValue, of item: LiquidValue) -> LiquidValue? {
        guard let text = key.textValue else { return nil }
        let value: LiquidValue? =
            switch item {
            case .object(let object): object[text]
            case .loop(let loop): loop[text]
            case .scope(let number):
                if case .value(let value) = slot(LiquidName(text), inScope: number) { value } else { nil }
            default: nil
            }
        return value.flatMap { $0.isNil ? nil : $0 }
    }

    /// `a.b`: one key after the other.
    private func deepProperty(_ path: String, of item: LiquidValue) throws(FilterFailure) -> LiquidValue {
        var value = item
        for key in path.split(separator: ".", omittingEmptySubsequences: false).prefix(32) {
            let key = LiquidValue.string(String(key))
            switch value {
            case .object, .loop, .scope: value = member(key, of: value) ?? .nil
            case .string, .markup, .integer, .array: value = try property(key, of: value) ?? .nil
            default: break
            }
        }
        return value
    }
}
