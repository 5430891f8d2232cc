internal import Definitions
internal import Formats
internal import SQLite

/// Writes the tree of a filter as SQL and collects its parameters.
///
/// A condition may be NULL where a value is missing. Under AND and OR that is as good as false; `not` is written
/// `IS NOT TRUE`, which is true for NULL: so every condition is two-valued where it counts, and a plain comparison stays
/// plain for the indexes.
struct ConditionWriter {
    let compiler: FilterCompiler
    private let prefix: String
    private(set) var parameters: [String: SQLValue] = [:]
    /// Parameters that are moments, to show them as such.
    private(set) var moments: Set<String> = []
    private var names: [SQLValue: String] = [:]
    /// Where the outcome of a stage's rule is to be read, instead of writing the rule once more.
    var ruleOutcomes: [String: String] = [:]
    /// Where the time since which a stage's rule holds is to be read.
    var ruleTimes: [String: String] = [:]
    /// True while what the query starts from is written.
    var isDriving = false

    init(_ compiler: FilterCompiler, prefix: String) { (self.compiler, self.prefix) = (compiler, prefix) }

    /// A parameter with this value; the same value has one parameter.
    mutating func bind(_ value: SQLValue) -> String {
        if let name = names[value] { return ":" + name }
        let name = "\(prefix)_\(names.count + 1)"
        names[value] = name
        parameters[name] = value
        return ":" + name
    }

    mutating func bind(_ instant: Instant) -> String {
        let name = bind(.integer(instant.milliseconds))
        moments.insert(String(name.dropFirst()))
        return name
    }

    mutating func bind(_ number: Double) -> String {
        number == number.rounded() && abs(number) < 1e15 ? bind(.integer(Int64(number))) : bind(.real(number))
    }

    /// A statement with the parameters that stand in it: some may belong to parts that were given up.
    func fragment(_ sql: String) -> SQLFragment {
        var used: Set<Substring> = []
        var rest = sql[...]
        while let colon = rest.firstIndex(of: ":") {
            let name = rest[rest.index(after: colon)...].prefix { $0.isLetter || $0.isNumber || $0 == "_" }
            used.insert(name)
            rest = rest[name.endIndex...]
        }
        var fragment = SQLFragment(sql: sql, parameters: parameters.filter { used.contains($0.key[...]) })
        fragment.moments = moments.filter { used.contains($0[...]) }
        return fragment
    }

    var now: Instant { compiler.now }

    /// The moment before which a window of this length does not reach.
    func start(of span: Span) -> Instant { span.before(now, in: compiler.zone) }

    /// What stands before a column that has an index. Where the query starts from something else, SQLite, which does not
    /// count rows, would still prefer the index of a column that most members share: the sign keeps it away.
    var columnSign: String { compiler.plan.drivers.isEmpty || isDriving ? "" : "+" }

    mutating func condition(_ node: FilterNode) -> String {
        if compiler.plan.drivers.contains(node), !node.isReached {
            if let driven = drivenCondition(node) { return driven }
            isDriving = true
            defer { isDriving = false }
            return plainCondition(node)
        }
        if compiler.plan.grouped.contains(node), let grouped = groupedCondition(node) { return grouped }
        return plainCondition(node)
    }

    /// A condition that is asked member by member.
    mutating func plainCondition(_ node: FilterNode) -> String {
        switch node {
        case .always(let value): return value ? "1 = 1" : "1 = 0"
        case .all(let parts): return join(parts.map { condition($0) }, " AND ")
        case .any(let parts): return join(parts.map { condition($0) }, " OR ")
        case .not(let part): return negated(part)
        case .compare(let left, let comparator, let right): return comparison(left, comparator, right)
        case .isIn(let operand, let values): return list(operand, values, "IN")
        case .isNotIn(let operand, let values): return list(operand, values, "NOT IN")
        case .matches(let operand, let match, let text): return textMatch(operand, match, text)
        case .isSet(let operand): return isSet(operand)
        case .isTrue(let operand): return "\(value(operand)) = \(bind(.integer(1)))"
        case .within(let operand, let span): return within(operand, span)
        case .olderThan(let operand, let span): return olderThan(operand, span)
        case .hasTag(let tag):
            return "EXISTS (SELECT 1 FROM member_tags t WHERE t.member_id = m.id AND t.tag = \(bind(.text(tag))))"
        case .received(let campaign, let span): return received(campaign, within: span)
        case .answered(let campaign, let span): return exists(.responses(campaign), within: span)
        case .reached(let stage): return reached(stage)
        case .segment(_, let part): return condition(part)
        case .sample(let percent):
            if percent >= 100 { return "1 = 1" }
            let threshold = bind(.integer(Int64(percent / 100 * 0x1p63)))
            return "kamerton_share(\(bind("filter")), m.key) < \(threshold)"
        case .hasRole(let role): return holds(role: role)
        case .core(let size, let part): return isOfCore(size, among: part)
        }
    }

    private mutating func isSet(_ operand: FilterOperand) -> String {
        switch operand {
        // Whether there is any is easier to answer than which is the last.
        case .first(let kind), .last(let kind): exists(.activities([kind]), within: nil)
        case .nps, .npsAt: exists(.npsAnswers, within: nil)
        default: "\(value(operand)) IS NOT NULL"
        }
    }

    /// The negation of a condition, which holds where the condition is NULL.
    private mutating func negated(_ part: FilterNode) -> String {
        switch part {
        case .not(let inner): return "(\(condition(inner))) IS TRUE"
        // These are never NULL.
        case .hasTag, .hasRole, .received, .answered, .always: return "NOT (\(condition(part)))"
        case .segment(_, let inner): return negated(inner)
        case .isSet(let operand):
            let test = isSet(operand)
            let ending = " IS NOT NULL"
            return test.hasSuffix(ending) ? "\(test.dropLast(ending.count)) IS NULL" : "NOT \(test)"
        default: return "(\(condition(part))) IS NOT TRUE"
        }
    }

    /// Halved and halved again: SQLite takes a chain of a thousand parts only when it is not a thousand deep.
    private func join(_ parts: [String], _ word: String) -> String {
        if parts.count <= 8 { return parts.map { "(\($0))" }.joined(separator: word) }
        let middle = parts.count / 2
        return "(\(join(Array(parts[..<middle]), word)))\(word)(\(join(Array(parts[middle...]), word)))"
    }

    private mutating func reached(_ stage: String) -> String {
        if let outcome = ruleOutcomes[stage] {
            // Mostly nobody was ever in it, when stages are first derived: that is asked once for all.
            let somebody = "EXISTS (SELECT 1 FROM stage_changes c WHERE c.to_stage = \(bind(.text(stage))))"
            return "(\(outcome)) OR (\(somebody) AND \(history(of: stage)))"
        }
        switch compiler.stageRules[stage] {
        case .some(.some(let rule)): return "(\(condition(rule.root))) OR \(history(of: stage))"
        case .some(.none): return "1 = 1"
        case .none: return history(of: stage)
        }
    }

    private mutating func history(of stage: String) -> String {
        if compiler.plan.drivers.contains(.reached(stage)) { return "m.id IN (\(historyQuery(of: stage)))" }
        return """
            EXISTS (SELECT 1 FROM stage_changes c WHERE c.member_id = m.id AND c.to_stage = \(bind(.text(stage))) \
            AND c.entered_at <= \(bind(now)))
            """
    }

    /// Those who were in a stage: what the history's half of `reached` starts from.
    mutating func historyQuery(of stage: String) -> String {
        """
        SELECT c.member_id FROM stage_changes c WHERE c.to_stage = \(bind(.text(stage))) \
        AND c.entered_at <= \(bind(now))
        """
    }
}

extension FilterNode {
    fileprivate var isReached: Bool {
        if case .reached = self { return true }
        return false
    }
}
