internal import Formats

/// Decodes `programme:`. Without a goal, a judgement and a limit there is none: an error, and nobody earns.
struct ProgrammeDecoder {
    let collector: FindingCollector
    let schema: FilterSchema

    func decode(_ reader: MappingReader) -> ProgrammeDefinition? {
        guard let inner = reader.mapping("programme", .programme) else { return nil }
        let goal = inner.value("goal", Values.line)
        let judgement = inner.mapping("judged_by", .judgement)
        let judgedBy = judgement?.node("where").flatMap { collector.filter($0, schema) }
        let judgedOn = judgement?.value("on", Values.date)
        let limit = inner.value("yearly_limit", Values.amount)
        let pointCosts = inner.value("point_costs", Values.amount)
        let earnings = earnings(inner)
        let tiers = tiers(inner)
        let rewards = rewards(inner, pointCosts)
        if limit == 0, let node = inner.node("yearly_limit") {
            collector.error(
                node, .programme, Phrase("a limit of 0 never gives a reward"),
                suggestion: Phrase("write what rewards may cost in a year, or delete programme"))
        }
        guard let goal, let judgedBy, let judgedOn, let limit, let earnings else { return nil }
        var programme = ProgrammeDefinition(
            goal: goal, judgedBy: judgedBy, judgedOn: judgedOn, yearlyLimit: limit, pointCosts: pointCosts,
            earnings: earnings, expiry: inner.value("expire", Values.duration),
            since: inner.value("since", Values.date))
        programme.tiers = tiers
        programme.rewards = rewards
        return programme
    }

    private func earnings(_ reader: MappingReader) -> [ProgrammeDefinition.Earning]? {
        guard let list = reader.node("earn") else { return nil }
        let elements = reader.elements("earn")
        var earnings: [ProgrammeDefinition.Earning] = []
        for element in elements {
            guard let earning = earning(element) else { continue }
            if earnings.contains(where: { $0.rule == earning.rule }) {
                collector.error(
                    element, .duplicateName, Phrase("\(earning.rule) earns points by two rules"),
                    suggestion: Phrase("keep one of them"))
            } else {
                earnings.append(earning)
            }
        }
        if elements.isEmpty {
            collector.error(
                list, .emptyValue, Phrase("nothing earns points"),
                suggestion: Phrase("for example \"- { activity: purchase, per: amount, points: 1 per 100 }\""))
        }
        return earnings.isEmpty ? nil : earnings
    }

    private func earning(_ node: YAMLNode) -> ProgrammeDefinition.Earning? {
        let inner = MappingReader(node, .earning, collector)
        let name = inner.value("activity", Values.name)
        let points = inner.value("points", Values.earning)
        let field = inner.value("per", Values.name)
        guard let name, let points else { return nil }
        guard let activity = schema.activities.first(where: { $0.name == name }) else {
            collector.error(
                inner.node("activity") ?? node, .programme, Phrase("there is no activity \"\(name)\" in kamerton.yaml"),
                suggestion: Suggestions.advice(for: name, among: schema.activities.map(\.name)))
            return nil
        }
        guard let field else {
            guard points.each == nil else {
                collector.error(
                    inner.node("points") ?? node, .programme, Phrase("nothing says of what: \"per\" is missing"),
                    suggestion: Phrase("add \"per: amount\" or another field of numbers"))
                return nil
            }
            return .init(activity: name, points: points.points)
        }
        let numbers = activity.fields.filter { $0.type == .number }.map(\.name)
        guard numbers.contains(field) else {
            collector.error(
                inner.node("per") ?? node, .programme, Phrase("\(name) has no field \"\(field)\" of numbers"),
                suggestion: numbers.isEmpty
                    ? Phrase("declare it: \"activities: { \(name): { \(field): number } }\"")
                    : Suggestions.advice(for: field, among: numbers))
            return nil
        }
        return .init(activity: name, field: field, points: points.points, each: points.each ?? 1)
    }

    private func tiers(_ reader: MappingReader) -> [ProgrammeDefinition.Tier] {
        var tiers: [ProgrammeDefinition.Tier] = []
        for element in reader.elements("tiers") {
            let inner = MappingReader(element, .tier, collector)
            let name = inner.value("name", Values.name)
            let filter = inner.node("where").flatMap { collector.filter($0, schema) }
            let title = collector.localizedText(inner.node("title"))
            let privileges = collector.localizedText(inner.node("privileges"), isLine: false)
            guard let name, let filter, let node = inner.node("name") else { continue }
            let segment = "tier_" + name
            if tiers.contains(where: { $0.name == name }) || schema.segments[segment] != nil {
                collector.error(
                    node, .duplicateName, Phrase("there are two segments \(segment)"),
                    suggestion: Phrase("take another name"))
                continue
            }
            tiers.append(
                .init(
                    name: name, filter: filter, title: title ?? LocalizedText(name), privileges: privileges,
                    mark: node.mark))
        }
        return tiers
    }

    private func rewards(_ reader: MappingReader, _ pointCosts: Double?) -> [ProgrammeDefinition.Reward] {
        reader.pairs("rewards").compactMap { key, value in
            let inner = MappingReader(value, .reward, collector, under: key)
            let name = collector.value(of: key, Values.hyphenatedName)
            let points = inner.value("points", Values.integer(1...1_000_000_000))
            let kind = inner.value("kind", Values.choice(ProgrammeDefinition.RewardKind.self))
            let title = collector.localizedText(inner.node("title"))
            let pool = inner.value("pool", Values.hyphenatedName)
            let cost = inner.value("cost", Values.amount)
            guard let name, let points, let kind, let title else { return nil }
            if kind == .code, !inner.isPresent("pool") {
                collector.error(
                    key, .programme, Phrase("nothing says which codes: \"pool\" is missing"),
                    suggestion: Phrase("add \"pool: NAME\", and fill it with: kamerton codes import FILE --pool NAME"))
            } else if kind == .privilege, let node = inner.node("pool") {
                collector.error(
                    node, .programme, Phrase("a privilege has no code"), suggestion: Phrase("write \"kind: code\""))
            }
            if !inner.isPresent("cost"), pointCosts == nil {
                collector.error(
                    key, .programme, Phrase("nothing says what the reward \(name) costs you, so the limit cannot hold"),
                    suggestion: Phrase("add \"cost: …\" (0 is fine), or \"point_costs\" above"))
            }
            return .init(
                name: name, points: points, cost: cost ?? Double(points) * (pointCosts ?? 0), kind: kind, pool: pool,
                title: title)
        }
    }
}

extension RuleDecoder {
    /// The segments of tiers: who is in one, and in none above it. What stands below may name them.
    mutating func add(_ tiers: [ProgrammeDefinition.Tier]) -> [SegmentDefinition] {
        tiers.indices.compactMap { index in
            let tier = tiers[index]
            let text = (["(\(tier.filter.text))"] + tiers[(index + 1)...].map { "not (\($0.filter.text))" })
                .joined(separator: " and ")
            guard let filter = try? FilterParser.parse(text, schema: schema) else { return nil }
            return add(tier.segment, filter, tier.mark)
        }
    }
}
