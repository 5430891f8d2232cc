import Definitions
import Formats
import Glibc
import Store
import TestSupport

/// The filter language over plain values, written as plainly as can be: what the SQL must agree with.
struct PlainInterpreter {
    let member: PlainMember
    let definition: WorkspaceDefinition
    var now = Sample.now

    enum Value: Equatable {
        case number(Double)
        case text(String)
        case boolean(Bool)
        case moment(Int64)
    }

    func holds(_ node: FilterNode) -> Bool {
        switch node {
        case .always(let value): return value
        case .all(let parts): return parts.allSatisfy(holds)
        case .any(let parts): return parts.contains(where: holds)
        case .not(let part): return !holds(part)
        case .compare(let left, let comparator, let right):
            if let outcome = comparedWithDay(left, comparator, right) { return outcome }
            return compare(value(left, like: right), comparator, value(right, like: left))
        case .isIn(let operand, let values):
            guard let found = value(operand) else { return false }
            return values.contains { same(found, constant($0, like: operand)) }
        case .isNotIn(let operand, let values):
            guard let found = value(operand) else { return false }
            return !values.contains { same(found, constant($0, like: operand)) }
        case .matches(let operand, let match, let text): return matches(operand, match, text)
        case .isSet(let operand):
            if case .answer(let campaign, let question, _) = operand {
                return !answers(campaign, question).isEmpty
            }
            return value(operand) != nil
        case .isTrue(let operand): return value(operand) == .boolean(true)
        case .within(let operand, let span):
            guard case .moment(let at) = value(operand) else { return false }
            return at > start(span) && at <= now.milliseconds
        case .olderThan(let operand, let span):
            guard case .moment(let at) = value(operand) else { return false }
            return at <= start(span)
        case .hasTag(let tag): return member.tags.contains(tag)
        case .received(let campaign, let span):
            return member.messages.contains {
                $0.counts && (campaign ?? $0.campaign) == $0.campaign && isIn($0.at, span)
            }
        case .answered(let campaign, let span):
            return member.responses.contains {
                !$0.isDuplicate && (campaign ?? $0.campaign) == $0.campaign && isIn($0.at, span)
            }
        case .reached(let stage):
            if member.history.contains(where: { $0.stage == stage && $0.at <= now.milliseconds }) { return true }
            guard let rule = definition.stages.first(where: { $0.name == stage })?.rule else { return true }
            return holds(rule.root)
        case .segment(_, let part): return holds(part)
        case .sample(let percent):
            let fraction = KeyedShare.fraction(salt: Sample.salt, word: "filter", key: member.key)
            return Double(fraction) < percent / 100 * 0x1p64
        // Told apart in tests of their own.
        case .hasRole, .core: return false
        }
    }

    private func start(_ span: Span) -> Int64 { span.before(now, in: definition.timezone).milliseconds }

    private func isIn(_ at: Int64, _ span: Span?) -> Bool {
        at <= now.milliseconds && (span.map { at > start($0) } ?? true)
    }

    /// A literal is read as what it is compared with.
    private func value(_ operand: FilterOperand, like other: FilterOperand) -> Value? {
        if case .constant(let value) = operand { return constant(value, like: other) }
        return value(operand)
    }

    /// A moment against a day: the day that it falls on is what counts.
    private func comparedWithDay(_ left: FilterOperand, _ comparator: Comparator, _ right: FilterOperand) -> Bool? {
        if case .constant(.date(.day)) = left, case .constant = right { return nil }
        if case .constant(.date(.day)) = left { return comparedWithDay(right, comparator.mirrored, left) }
        guard case .constant(.date(.day(let day))) = right else { return nil }
        switch left {
        case .attribute, .constant: return nil
        default: break
        }
        guard case .moment(let at) = value(left) else { return false }
        let found = definition.timezone.civil(Instant(milliseconds: at)).date.daysSince1970
        return comparator.holds(Double(found), Double(day.daysSince1970))
    }

    private func compare(_ left: Value?, _ comparator: Comparator, _ right: Value?) -> Bool {
        switch (left, right) {
        case (.number(let a), .number(let b)): return comparator.holds(a, b)
        case (.moment(let a), .moment(let b)): return comparator.holds(Double(a), Double(b))
        case (let a?, let b?): return same(a, b) == (comparator == .equal)
        default: return false
        }
    }

    // Swift's == on texts looks past canonical equivalence; the language compares code points after NFC.
    private func same(_ a: Value, _ b: Value) -> Bool {
        if case .text(let a) = a, case .text(let b) = b { return Array(a.unicodeScalars) == Array(b.unicodeScalars) }
        return a == b
    }

    private func matches(_ operand: FilterOperand, _ match: FilterNode.TextMatch, _ text: String) -> Bool {
        guard case .text(let found) = value(operand) else { return false }
        let pattern =
            switch operand {
            case .member(.email): AddressPart.key(text)
            case .member(.emailDomain): AddressPart.domain(text)
            default: text
            }
        let (a, b) = (Array(found.unicodeScalars), Array(pattern.unicodeScalars))
        switch match {
        case .folded: return fold(found) == fold(pattern)
        case .startsWith: return a.starts(with: b)
        case .endsWith: return a.reversed().starts(with: b.reversed())
        case .contains: return a.indices.contains { a[$0...].starts(with: b) } || b.isEmpty
        }
    }

    /// Up and down again, ё as е: slow and plain.
    private func fold(_ text: String) -> [Unicode.Scalar] {
        Array(TextForms.composed(TextForms.composed(text).uppercased().lowercased()).unicodeScalars)
            .map { $0 == "ё" ? "е" : $0 }
    }

    private func constant(_ value: FilterValue, like operand: FilterOperand? = nil) -> Value {
        switch value {
        case .number(let number): return .number(number)
        case .text(let text):
            switch operand {
            case .member(.email): return .text((try? EmailAddress(parsing: text).key) ?? text)
            case .member(.emailDomain): return .text(AddressPart.domain(text))
            default: return .text(text)
            }
        case .boolean(let value): return .boolean(value)
        case .date(let date): return .moment(date.instant(in: definition.timezone).milliseconds)
        }
    }

    private func day(_ text: String) -> Value {
        .moment(definition.timezone.startOfDay(CivilDate(text)!).milliseconds)
    }

    private func value(_ operand: FilterOperand) -> Value? {
        switch operand {
        case .constant(let value): return constant(value)
        case .member(.email): return .text(try! EmailAddress(parsing: member.email).key)
        case .member(.emailDomain):
            return .text(String(try! EmailAddress(parsing: member.email).key.split(separator: "@")[1]))
        case .member(.firstName): return member.firstName.map(Value.text)
        case .member(.lastName): return member.lastName.map(Value.text)
        case .member(.name): return member.name.map(Value.text)
        case .member(.locale): return member.locale.map(Value.text)
        case .member(.timezone): return member.timezone.map(Value.text)
        case .member(.externalID): return member.externalID.map(Value.text)
        case .member(.joinedAt): return member.joinedAt.map(Value.moment)
        case .attribute(let attribute): return self.attribute(attribute.name)
        case .stage: return member.stage.map(Value.text)
        case .stageEnteredAt: return member.stageEnteredAt.map(Value.moment)
        case .nps: return npsAnswers.last?.score.map(Value.number)
        case .npsAt: return (npsAnswers.last?.at).map(Value.moment)
        // Without a model nothing is expected of anyone.
        case .alive, .expectedPurchases: return nil
        case .engagement: return .number(engagement)
        // Nobody of the sample has any.
        case .points: return .number(0)
        case .count(let kind, let span): return .number(Double(events(kind, span).count))
        case .aggregate(let aggregate, let kind, _, let span):
            return self.aggregate(aggregate, events(kind, span).compactMap(\.amount)).map(Value.number)
        case .first(let kind): return events(kind, nil).map(\.at).min().map(Value.moment)
        case .last(let kind): return events(kind, nil).map(\.at).max().map(Value.moment)
        case .answer(let campaign, let question, let part):
            let found = answers(campaign, question)
            return part == .number
                ? found.compactMap(\.score).last.map(Value.number) : found.compactMap(\.reason).last.map(Value.text)
        case .arithmetic(let left, let operation, let right): return arithmetic(left, operation, right)
        }
    }

    /// As docs/engagement.md has it.
    private var engagement: Double {
        let settings = definition.engagement
        let done = events(nil).map { ($0.kind, $0.at) } + counted.map { (EngagementSettings.response, $0.at) }
        return done.reduce(0) { sum, thing in
            let age = Double(now.milliseconds - thing.1)
            return sum + (settings.weights[thing.0] ?? 0)
                * pow(0.5, age / Double(settings.halfLife.approximateMilliseconds))
        }
    }

    private func events(_ span: Span?) -> [PlainMember.Event] { member.events.filter { isIn($0.at, span) } }

    private func attribute(_ name: String) -> Value? {
        switch name {
        case "city": member.city.map(Value.text)
        case "plan": member.plan.map(Value.text)
        case "points": member.points.map(Value.number)
        case "vip": member.isVIP.map(Value.boolean)
        case "birthday": member.birthday.map(day)
        default: nil
        }
    }

    private func arithmetic(
        _ left: FilterOperand, _ operation: FilterOperand.Arithmetic, _ right: FilterOperand
    ) -> Value? {
        guard case .number(let a) = value(left), case .number(let b) = value(right) else { return nil }
        switch operation {
        case .plus: return .number(a + b)
        case .minus: return .number(a - b)
        case .times: return .number(a * b)
        case .dividedBy: return b == 0 ? nil : .number(a / b)
        }
    }

    private func events(_ kind: String, _ span: Span?) -> [PlainMember.Event] {
        member.events.filter { $0.kind == kind && isIn($0.at, span) }
    }

    private func aggregate(_ aggregate: FilterOperand.Aggregate, _ amounts: [Double]) -> Double? {
        switch aggregate {
        case .sum: amounts.reduce(0, +)
        case .avg: amounts.isEmpty ? nil : amounts.reduce(0, +) / Double(amounts.count)
        case .min: amounts.min()
        case .max: amounts.max()
        }
    }

    // In the order of time; those of the same time in the order in which they were written.
    private var counted: [PlainMember.Response] {
        member.responses.enumerated().filter { !$1.isDuplicate && $1.at <= now.milliseconds }
            .sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
    }

    private var npsAnswers: [PlainMember.Response] { counted.filter { $0.score != nil } }

    private func answers(_ campaign: String, _ question: String) -> [PlainMember.Response] {
        counted.filter { $0.campaign == campaign && (question == "score" ? $0.score != nil : $0.reason != nil) }
    }
}
