internal import Formats

/// Filters that order arrays; what is nil comes last.
enum SortingFilters {
    static let all: [Filter] = [
        Filter("sort", 0...1) { input, arguments, renderer throws(FilterFailure) in
            try sort(input, arguments[0], &renderer) { a, b throws(FilterFailure) in
                if let order = LiquidValue.order(a, b) { return order }
                if a.isNil || b.isNil { return a.isNil ? 1 : -1 }
                throw FilterFailure(Phrase("cannot sort \(a.kind) and \(b.kind) together"))
            }
        },
        Filter("sort_natural", 0...1) { input, arguments, renderer throws(FilterFailure) in
            try sort(input, arguments[0], &renderer) { a, b in
                if a.isNil || b.isNil { return a.isNil ? (b.isNil ? 0 : 1) : -1 }
                return LiquidValue.compareBytes(folded(a.text), folded(b.text))
            }
        },
    ]

    /// ASCII letters without case, as Ruby's `casecmp` compares them.
    private static func folded(_ text: String) -> String {
        guard text.utf8.contains(where: { (0x41...0x5A).contains($0) }) else { return text }
        return String(decoding: text.utf8.map { (0x41...0x5A).contains($0) ? $0 + 32 : $0 }, as: UTF8.self)
    }

    private static func sort(
        _ input: LiquidValue, _ property: LiquidValue, _ renderer: inout Renderer,
        by order: (LiquidValue, LiquidValue) throws(FilterFailure) -> Int
    ) throws(FilterFailure) -> LiquidValue {
        let elements = try renderer.elements(of: input)
        try renderer.charge(elements.count * (elements.count.bitWidth - elements.count.leadingZeroBitCount))
        var keyed: [(key: LiquidValue, element: LiquidValue)] = []
        keyed.reserveCapacity(elements.count)
        for element in elements {
            if property.isNil {
                keyed.append((element, element))
            } else {
                guard let key = try renderer.property(property, of: element) else { return .array(elements) }
                keyed.append((key, element))
            }
        }
        // The comparison may throw only its own error: the first one is kept, and thrown after the sort.
        var failure: FilterFailure?
        keyed.sort { a, b in
            guard failure == nil else { return false }
            do throws(FilterFailure) {
                return try order(a.key, b.key) < 0
            } catch {
                failure = error
                return false
            }
        }
        if let failure { throw failure }
        return .array(keyed.map(\.element))
    }
}
