internal import Formats

/// Decodes `goal:`, short as `purchase within 14d` or as a mapping.
struct GoalDecoder {
    let collector: FindingCollector
    let draft: WorkspaceDraft
    let surroundings: CampaignSurroundings

    private static let within = Span(30, .days)
    private static let example = Phrase("for example \"goal: { activity: purchase, within: 30d }\"")

    func decode(_ reader: MappingReader) -> Goal? {
        guard let node = reader.node("goal") else { return nil }
        guard node.pairs != nil else {
            guard node.text != nil else {
                collector.error(
                    node, .wrongType, Phrase("a goal is words or a mapping, found \(node.kindInWords)"),
                    suggestion: GoalDecoder.example)
                return nil
            }
            return collector.value(of: node, words)
        }
        let inner = MappingReader(node, .goal, collector, under: reader.key("goal"))
        let names = ["activity", "response", "stage"].filter(inner.isPresent)
        if names.count > 1 || (names.isEmpty && !inner.isPresent("where")) {
            collector.error(
                reader.key("goal") ?? node, .goal,
                Phrase("a goal is an \"activity\", a \"response\", a \"stage\", or a \"where\" alone"),
                suggestion: GoalDecoder.example)
            return nil
        }
        let within = inner.value("within", Values.duration)
        if names.isEmpty {
            if let key = inner.key("within") {
                collector.error(
                    key, .goal, Phrase("a filter holds or not when it is counted: it has no \"within\""),
                    suggestion: Phrase("write the time into the filter, as in count(purchase, within 14d) >= 1"))
            }
            return inner.node("where").flatMap { collector.filter($0, draft) }
                .map { Goal(.filter($0), within: GoalDecoder.within) }
        }
        if names == ["stage"] {
            if let key = inner.key("where") {
                collector.error(
                    key, .goal, Phrase("only activities and answers have fields to choose by"),
                    suggestion: Phrase("delete it"))
            }
            return stages(inner).map { Goal(.stages($0), within: within ?? GoalDecoder.within) }
        }
        return HappeningDecoder(collector: collector, draft: draft, surroundings: surroundings).decode(inner)
            .map { Goal(happening: $0, within: within ?? GoalDecoder.within) }
    }

    private func stages(_ reader: MappingReader) -> [String]? {
        guard let node = reader.node("stage"), let stage = collector.value(of: node, Values.line) else { return nil }
        if !draft.schema.stages.contains(stage), !draft.brokenNames.contains(stage), !draft.isUnreadable {
            collector.error(
                node, .goal, Phrase("there is no stage \"\(stage)\" in kamerton.yaml"),
                suggestion: Suggestions.advice(for: stage, among: draft.schema.stages))
            return nil
        }
        return [stage]
    }

    /// `purchase within 14d`: an activity, or a survey that is answered.
    private func words(_ node: YAMLNode) throws(ValueMistake) -> Goal {
        let text = try Values.line(node)
        let words = text.split(separator: " ").map(String.init)
        guard let name = words.first, words.count == 1 || (words.count == 3 && words[1] == "within") else {
            throw ValueMistake(
                .goal, Phrase("\"\(text)\" is not a goal"), suggestion: Phrase("write it as purchase within 14d"))
        }
        var within = GoalDecoder.within
        if words.count == 3 {
            guard let span = Span(words[2]), span.count > 0 else {
                throw ValueMistake(
                    .duration, Phrase("\"\(words[2])\" is not a duration"),
                    suggestion: Values.durationGuess(words[2]) ?? Phrase("write it as purchase within 14d"))
            }
            within = span
        }
        if let activity = draft.schema.activities.first(where: { $0.name == name }) {
            return Goal(happening: .activity(kind: name, nil, fields: activity.fields), within: within)
        }
        if surroundings.surveys[name] != nil {
            return Goal(happening: .response(campaign: name, nil), within: within)
        }
        if draft.isUnreadable || draft.brokenNames.contains(name) {
            return Goal(happening: .activity(kind: name, nil, fields: []), within: within)
        }
        throw ValueMistake(
            .goal, Phrase("there is no activity \"\(name)\" in kamerton.yaml, and no survey of that name"),
            suggestion: Suggestions.advice(
                for: name, among: draft.schema.activities.map(\.name) + surroundings.surveys.keys.sorted()))
    }
}
