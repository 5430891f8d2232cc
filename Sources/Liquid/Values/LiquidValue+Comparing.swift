extension LiquidValue {
    /// `==` of the language: no conversions but between whole and real numbers.
    static func areEqual(_ a: LiquidValue, _ b: LiquidValue, depth: Int = 0) -> Bool {
        switch (a, b) {
        case (.nil, .nil): return true
        case (.bool(let first), .bool(let second)): return first == second
        case (.integer(let first), .integer(let second)): return first == second
        case (.real(let first), .real(let second)): return first == second
        case (.integer(let first), .real(let second)), (.real(let second), .integer(let first)):
            return Double(first) == second
        case (.string(let first), .string(let second)), (.string(let first), .markup(let second)),
            (.markup(let first), .string(let second)), (.markup(let first), .markup(let second)):
            return first.hasSameBytes(as: second)
        case (.array(let first), .array(let second)):
            return depth < maximalDepth && first.count == second.count
                && zip(first, second).allSatisfy { areEqual($0, $1, depth: depth + 1) }
        case (.object(let first), .object(let second)):
            return depth < maximalDepth && first.count == second.count
                && first.members.allSatisfy { member in
                    second[member.name].map { areEqual(member.value, $0, depth: depth + 1) } ?? false
                }
        case (.range(let first, let last), .range(let otherFirst, let otherLast)):
            return first == otherFirst && last == otherLast
        case (.instant(let first), .instant(let second)): return first == second
        case (.loop(let first), .loop(let second)): return first === second
        case (.scope(let first), .scope(let second)): return first == second
        default: return false
        }
    }

    /// Ruby's `<=>`: nil when the two cannot be ordered.
    static func order(_ a: LiquidValue, _ b: LiquidValue, depth: Int = 0) -> Int? {
        switch (a, b) {
        case (.integer(let first), .integer(let second)): return first < second ? -1 : first > second ? 1 : 0
        case (.integer, .real), (.real, .integer), (.real, .real):
            let (first, second) = (a.number, b.number)
            return first < second ? -1 : second < first ? 1 : 0
        case (.string(let first), .string(let second)), (.string(let first), .markup(let second)),
            (.markup(let first), .string(let second)), (.markup(let first), .markup(let second)):
            return compareBytes(first, second)
        case (.instant(let first), .instant(let second)): return first < second ? -1 : second < first ? 1 : 0
        case (.array(let first), .array(let second)):
            guard depth < maximalDepth else { return nil }
            for (one, other) in zip(first, second) {
                guard let result = order(one, other, depth: depth + 1) else { return nil }
                if result != 0 { return result }
            }
            return first.count < second.count ? -1 : first.count > second.count ? 1 : 0
        default: return areEqual(a, b) ? 0 : nil
        }
    }

    static func compareBytes(_ a: String, _ b: String) -> Int {
        var first = a
        var second = b
        return first.withUTF8 { first in
            second.withUTF8 { second in
                for (one, other) in zip(first, second) where one != other { return one < other ? -1 : 1 }
                return first.count < second.count ? -1 : first.count > second.count ? 1 : 0
            }
        }
    }
}
