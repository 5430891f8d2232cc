internal import Formats

/// Decodes `strategy:`.
struct StrategyDecoder {
    let collector: FindingCollector
    let rules: RuleDecoder

    func decode(_ reader: MappingReader) -> StrategyDefinition? {
        guard let inner = reader.mapping("strategy", .strategy) else { return nil }
        let point = inner.mapping("point_a", .strategyStart)
        let on = point?.value("on", Values.date)
        let text = collector.localizedText(point?.node("text"), isLine: false)
        let targets = pointB(inner, after: on)
        let measures = point.map { startMeasures($0, targets) } ?? [:]
        let obstacles = decodedObstacles(inner)
        let tasks = inner.elements("tasks").compactMap(task)
        if let list = inner.node("point_b"), inner.elements("point_b").isEmpty {
            collector.error(
                list, .emptyValue, Phrase("nothing is to be reached"),
                suggestion: Phrase("for example \"- { measure: nps, target: 45, by: 2027-06-30 }\""))
        }
        guard let on, !targets.isEmpty else { return nil }
        var strategy = StrategyDefinition(
            start: .init(on: on, text: text, measures: measures), targets: targets)
        (strategy.obstacles, strategy.tasks) = (obstacles, tasks)
        return strategy
    }

    // MARK: Measures

    private func pointB(_ reader: MappingReader, after start: CivilDate?) -> [StrategyDefinition.Target] {
        var targets: [StrategyDefinition.Target] = []
        for element in reader.elements("point_b") {
            guard let target = decodedTarget(element, after: start) else { continue }
            if targets.contains(where: { $0.name == target.name && $0.by == target.by }) {
                collector.error(
                    element, .duplicateName, Phrase("\(target.name) has two targets by \(target.by.description)"),
                    suggestion: Phrase("keep one of them"))
            } else {
                targets.append(target)
            }
        }
        return targets
    }

    private func decodedTarget(_ node: YAMLNode, after start: CivilDate?) -> StrategyDefinition.Target? {
        let inner = MappingReader(node, .strategyTarget, collector)
        let name = inner.value("measure", Values.name)
        let kind = name.flatMap { targetKind($0, inner, node) }
        let by = inner.value("by", Values.date)
        let title = collector.localizedText(inner.node("title"))
        let value = kind.flatMap { inner.value("target", Values.measured($0.unit)) }
        if let by, let start, by <= start, let place = inner.node("by") {
            collector.error(
                place, .strategy, Phrase("\(by.description) is not after point A, which is on \(start.description)"),
                suggestion: Phrase("give it the day by which it is reached"))
        }
        guard let name, let kind, let by, let value else { return nil }
        return .init(name: name, kind: kind, title: title, value: value, by: by, mark: node.mark)
    }

    private func targetKind(_ name: String, _ reader: MappingReader, _ node: YAMLNode) -> StrategyDefinition.Kind? {
        let place = reader.node("measure") ?? node
        guard reader.isPresent("count") else {
            if let measure = StrategyMeasure(rawValue: name) { return .measure(measure) }
            collector.error(
                place, .strategy, Phrase("there is no measure \"\(name)\""),
                suggestion: Suggestions.nearest(to: name, among: StrategyMeasure.allCases.map(\.rawValue))
                    .map { Phrase("did you mean \"\($0)\"?") }
                    ?? Phrase("say whom it counts: \"count: stage = promoter\""))
            return nil
        }
        if StrategyMeasure(rawValue: name) != nil {
            collector.error(
                place, .reservedName, Phrase("\"\(name)\" is measured already, and count would say it anew"),
                suggestion: Phrase("take another name, or delete count"))
        }
        return reader.node("count").flatMap { rules.filter($0) }.map { .members($0) }
    }

    private func startMeasures(
        _ reader: MappingReader, _ targets: [StrategyDefinition.Target]
    ) -> [String: Double] {
        var units = Dictionary(StrategyMeasure.allCases.map { ($0.rawValue, $0.unit) }, uniquingKeysWith: { a, _ in a })
        for target in targets { units[target.name] = target.kind.unit }
        var values: [String: Double] = [:]
        for (key, value) in reader.pairs("measures") {
            guard let name = collector.value(of: key, Values.name) else { continue }
            guard let unit = units[name] else {
                collector.error(
                    key, .strategy, Phrase("there is no measure \"\(name)\""),
                    suggestion: Suggestions.advice(for: name, among: units.keys.sorted()))
                continue
            }
            values[name] = collector.value(of: value, Values.measured(unit))
        }
        return values
    }

    // MARK: Obstacles and tasks

    private func decodedObstacles(_ reader: MappingReader) -> [StrategyDefinition.Obstacle] {
        reader.elements("obstacles").compactMap { element in
            let inner = MappingReader(element, .strategyObstacle, collector)
            let text = collector.localizedText(inner.node("text"), isLine: false)
            let owner = inner.value("owner", Values.address)
            return text.map { .init(text: $0, owner: owner) }
        }
    }

    private func task(_ node: YAMLNode) -> StrategyTask? {
        let inner = MappingReader(node, .strategyTask, collector)
        let month = inner.value("month", Values.month)
        let text = collector.localizedText(inner.node("do"), isLine: false)
        let owner = inner.value("owner", Values.address)
        let by = inner.value("by", Values.date)
        let done = inner.node("done").flatMap(day)
        guard let month, let text, let owner else { return nil }
        let last = month.adding(months: 1).adding(days: -1)
        if let by, !(month...last).contains(by), let place = inner.node("by") {
            collector.error(
                place, .strategy, Phrase("\(by.description) is not in the month of the task"),
                suggestion: Phrase("write a day of that month, or delete it"))
        }
        return StrategyTask(month: month, by: by ?? last, text: text, owner: owner, done: done)
    }

    /// The day on which a task was done; nil of false.
    private func day(_ node: YAMLNode) -> CivilDate? {
        if case .boolean(let isDone)? = node.scalar {
            if isDone {
                collector.error(
                    node, .strategy, Phrase("nothing says when it was done"),
                    suggestion: Phrase("write the day, such as 2026-11-18"))
            }
            return nil
        }
        return collector.value(of: node, Values.date)
    }
}
