/// Filters that choose elements by a property, or by a property's value.
enum SelectingFilters {
    static let all: [Filter] = [
        Filter("where", 1...2) { input, arguments, renderer throws(FilterFailure) in
            try select(input, arguments, wanted: true, &renderer)
        },
        Filter("reject", 1...2) { input, arguments, renderer throws(FilterFailure) in
            try select(input, arguments, wanted: false, &renderer)
        },
        Filter("find", 1...2) { input, arguments, renderer throws(FilterFailure) in
            try find(input, arguments, &renderer)?.element ?? .nil
        },
        Filter("find_index", 1...2) { input, arguments, renderer throws(FilterFailure) in
            try find(input, arguments, &renderer).map { .integer(Int64($0.index)) } ?? .nil
        },
        Filter("has", 1...2) { input, arguments, renderer throws(FilterFailure) in
            let elements = try renderer.elements(of: input)
            for element in elements {
                guard let matches = try matches(element, arguments, &renderer) else { return .nil }
                if matches { return .bool(true) }
            }
            return .bool(false)
        },
    ]

    /// Nil when the element has no properties at all.
    private static func matches(_ element: LiquidValue, _ arguments: FilterArguments, _ renderer: inout Renderer)
        throws(FilterFailure) -> Bool?
    {
        guard let value = try renderer.property(arguments[0], of: element) else { return nil }
        try renderer.charge(renderer.cost(of: value))
        return arguments[1].isNil ? value.isTruthy : LiquidValue.areEqual(value, arguments[1])
    }

    private static func select(
        _ input: LiquidValue, _ arguments: FilterArguments, wanted: Bool, _ renderer: inout Renderer
    ) throws(FilterFailure) -> LiquidValue {
        var kept: [LiquidValue] = []
        for element in try renderer.elements(of: input) {
            guard let matches = try matches(element, arguments, &renderer) else { return .nil }
            if matches == wanted { kept.append(element) }
        }
        return .array(kept)
    }

    private static func find(_ input: LiquidValue, _ arguments: FilterArguments, _ renderer: inout Renderer)
        throws(FilterFailure) -> (index: Int, element: LiquidValue)?
    {
        for (index, element) in try renderer.elements(of: input).enumerated() {
            guard let matches = try matches(element, arguments, &renderer) else { return nil }
            if matches { return (index, element) }
        }
        return nil
    }
}
