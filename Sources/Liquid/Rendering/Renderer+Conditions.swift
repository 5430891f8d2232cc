internal import Formats

extension Renderer {
    /// From the left: a comparison that decides its joint decides all that follows.
    mutating func isTrue(_ condition: Condition) throws(LiquidError) -> Bool {
        var result = false
        for (position, comparison) in condition.comparisons.enumerated() {
            result = try isTrue(comparison)
            guard position < condition.joints.count else { break }
            if condition.joints[position] == .or ? result : !result { break }
        }
        return result
    }

    private mutating func isTrue(_ comparison: Comparison) throws(LiquidError) -> Bool {
        guard let relation = comparison.relation else {
            guard case .value(let expression) = comparison.left else { return true }
            return try value(of: expression).isTruthy
        }
        switch relation {
        case .equal: return try areEqual(comparison.left, comparison.right)
        case .notEqual, .lessOrGreater: return try !areEqual(comparison.left, comparison.right)
        default: break
        }
        guard case .value(let first) = comparison.left, case .value(let second) = comparison.right else { return false }
        let left = try value(of: first)
        let right = try value(of: second)
        if relation == .contains { return try contains(left, right) }
        return try isOrdered(left, relation, right, comparison.span)
    }

    mutating func areEqual(_ left: Operand, _ right: Operand) throws(LiquidError) -> Bool {
        switch (left, right) {
        case (.value(let first), .value(let second)):
            let left = try value(of: first)
            let right = try value(of: second)
            try spend(cost(of: left))
            return LiquidValue.areEqual(left, right)
        case (.blank, .value(let other)), (.value(let other), .blank): return try value(of: other).isBlank
        case (.empty, .value(let other)), (.value(let other), .empty): return try value(of: other).isEmpty
        default: return false
        }
    }

    private mutating func contains(_ left: LiquidValue, _ right: LiquidValue) throws(LiquidError) -> Bool {
        guard right.isTruthy else { return false }
        try spend(cost(of: left))
        switch left {
        case .string(let text), .markup(let text): return text.holds(right.text)
        case .array(let elements): return elements.contains { LiquidValue.areEqual($0, right) }
        case .object(let object): return right.textValue.map { object[$0] != nil } ?? false
        case .range(let first, let last):
            guard let number = right.order(over: first...max(first, last)) else { return false }
            return number && first <= last
        default: return false
        }
    }

    /// About how much work it is to look through a value.
    func cost(of value: LiquidValue) -> Int {
        switch value {
        case .string(let text), .markup(let text): text.utf8.count / 32 + 1
        case .array(let elements): elements.count + 1
        default: 1
        }
    }

    private func isOrdered(
        _ left: LiquidValue, _ relation: Comparison.Operator, _ right: LiquidValue, _ span: SourceSpan
    ) throws(LiquidError) -> Bool {
        guard left.hasOrder, right.hasOrder else { return false }
        guard let order = LiquidValue.order(left, right) else {
            throw failure(Phrase("\(left.kind) and \(right.kind) cannot be compared"), span)
        }
        return switch relation {
        case .less: order < 0
        case .greater: order > 0
        case .lessOrEqual: order <= 0
        default: order >= 0
        }
    }
}

extension LiquidValue {
    fileprivate var hasOrder: Bool {
        switch self {
        case .integer, .real, .string, .markup, .instant: true
        default: false
        }
    }

    /// In words, for errors.
    var kind: Phrase {
        switch self {
        case .nil: Phrase("nothing")
        case .bool: Phrase("true or false")
        case .integer, .real: Phrase("a number")
        case .string, .markup: Phrase("a string")
        case .array: Phrase("an array")
        case .object: Phrase("an object")
        case .range: Phrase("a range")
        case .instant: Phrase("a time")
        case .loop: Phrase("a loop")
        case .scope: Phrase(verbatim: "self")
        }
    }

    /// Whether a number lies in a range; nil for what is not a number.
    fileprivate func order(over range: ClosedRange<Int64>) -> Bool? {
        switch self {
        case .integer(let value): range.contains(value)
        case .real(let value): value >= Double(range.lowerBound) && value <= Double(range.upperBound)
        default: nil
        }
    }
}

extension String {
    /// Whether the bytes of `part` are somewhere in this text.
    func holds(_ part: String) -> Bool { ByteSearch.first(part, in: self) != nil }
}
