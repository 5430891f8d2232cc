internal import Formats

/// Decodes `trigger:`, `steps:`, `exit:` and `reentry:`.
struct SequenceDecoder {
    let collector: FindingCollector
    let draft: WorkspaceDraft
    let surroundings: CampaignSurroundings

    private var happenings: HappeningDecoder {
        HappeningDecoder(collector: collector, draft: draft, surroundings: surroundings)
    }

    func decode(_ reader: MappingReader) -> SequenceDefinition? {
        let trigger = trigger(reader)
        let exit = reader.node("exit").flatMap { collector.filter($0, draft) }
        let reentry = reader.value("reentry", reentry)
        let rules = VariantRules(
            collector: collector, reader: reader, kind: .sequence, hasGoal: reader.isPresent("goal"), isTriggered: true,
            closes: nil, notAfter: nil)
        var steps = StepDecoder(collector: collector, draft: draft, happenings: happenings, rules: rules)
        let found = steps.decode(reader.elements("steps"))
        let isEmpty = reader.elements("steps").isEmpty
        let isSilent = !collector.hasErrors && !found.contains { $0.content != nil }
        if let node = reader.node("steps"), isEmpty || isSilent {
            collector.error(
                node, .sequence, Phrase("the sequence sends nothing"),
                suggestion: Phrase("add a step such as { id: hello, content: hello }"))
        }
        // Every year is what a date is for.
        return SequenceDefinition(
            trigger: trigger, steps: found, exit: exit,
            reentry: reentry ?? (trigger?.isOfDays == true ? .always : .once))
    }

    private func trigger(_ reader: MappingReader) -> SequenceTrigger? {
        guard let node = reader.node("trigger") else { return nil }
        guard node.pairs != nil else {
            if node.text == "joined" { return .joined }
            collector.error(
                node, .sequence, Phrase("a trigger is \"joined\", or a mapping, found \(node.kindInWords)"),
                suggestion: Phrase("for example \"trigger: { stage: first_purchase }\""))
            return nil
        }
        let inner = MappingReader(node, .trigger, collector, under: reader.key("trigger"))
        let names = ["stage", "activity", "response", "date", "segment", "occasion"]
        let written = names.filter(inner.isPresent)
        guard written.count == 1 else {
            collector.error(
                written.dropFirst().first.flatMap(inner.key) ?? reader.key("trigger") ?? node, .sequence,
                Phrase("a trigger has one of \(names.joined(separator: ", ")), found \(written.count)"),
                suggestion: Phrase("for example \"trigger: { stage: first_purchase }\""))
            return nil
        }
        if let key = inner.key("where"), !["activity", "response"].contains(written[0]) {
            collector.error(
                key, .sequence, Phrase("only activities and answers have fields to choose by"),
                suggestion: Phrase("write it under \"audience\""))
        }
        if let key = inner.key("apart"), written[0] != "occasion" {
            collector.error(
                key, .sequence, Phrase("only occasions are kept apart"),
                suggestion: Phrase("delete it; \"reentry\" says who may enter again"))
        }
        switch written[0] {
        case "stage": return stages(inner)
        case "date": return date(inner)
        case "segment": return segment(inner)
        case "occasion": return OccasionTriggerDecoder(collector: collector, file: draft.occasions).decode(inner)
        default: return happenings.decode(inner).map(SequenceTrigger.happening)
        }
    }

    private func stages(_ reader: MappingReader) -> SequenceTrigger? {
        guard let node = reader.node("stage") else { return nil }
        var stages: [String] = []
        for element in node.elements ?? [node] {
            guard let stage = collector.value(of: element, Values.line) else { continue }
            if !draft.schema.stages.contains(stage), !draft.brokenNames.contains(stage), !draft.isUnreadable {
                collector.error(
                    element, .sequence, Phrase("there is no stage \"\(stage)\" in kamerton.yaml"),
                    suggestion: Suggestions.advice(for: stage, among: draft.schema.stages))
            }
            stages.append(stage)
        }
        return stages.isEmpty ? nil : .stages(stages)
    }

    private func date(_ reader: MappingReader) -> SequenceTrigger? {
        guard let node = reader.node("date"), let name = collector.value(of: node, Values.line), !draft.isUnreadable
        else { return nil }
        let dates = draft.schema.attributes.filter { $0.type == .date }
        guard let attribute = dates.first(where: { $0.name == name }) else {
            let isDeclared = draft.schema.attributes.contains { $0.name == name }
            if draft.brokenNames.contains(name) { return nil }
            collector.error(
                node, .sequence,
                isDeclared
                    ? Phrase("the attribute \"\(name)\" is no date")
                    : Phrase("there is no attribute \"\(name)\" in kamerton.yaml"),
                suggestion: dates.isEmpty
                    ? Phrase("declare one there, such as \"birthday: date\"")
                    : Suggestions.advice(for: name, among: dates.map(\.name)))
            return nil
        }
        return .date(attribute)
    }

    private func segment(_ reader: MappingReader) -> SequenceTrigger? {
        guard let node = reader.node("segment"), let name = collector.value(of: node, Values.line) else { return nil }
        let names = draft.schema.segments.keys.sorted()
        if !names.contains(name), !draft.brokenNames.contains(name), !draft.isUnreadable {
            collector.error(
                node, .unknownSegment, Phrase("there is no segment \"\(name)\" in kamerton.yaml"),
                suggestion: Suggestions.advice(for: name, among: names))
        }
        return .segment(name)
    }

    private func reentry(_ node: YAMLNode) throws(ValueMistake) -> Reentry {
        let text = try Values.line(node)
        if text == "once" { return .once }
        if text == "always" { return .always }
        let words = text.split(separator: " ")
        if words.count == 2, words[0] == "every", let span = Span(String(words[1])), span.count > 0 {
            return .every(span)
        }
        throw ValueMistake(
            .sequence, Phrase("\"\(text)\" does not say when a member may enter again"),
            suggestion: Phrase("write once, always, or every 365d"))
    }
}

extension FindingCollector {
    /// A filter over members as the workspace declares them; names that have mistakes of their own are not reported again.
    func filter(_ node: YAMLNode, _ draft: WorkspaceDraft) -> Filter? {
        guard !draft.isUnreadable else { return nil }
        return filter(node, draft.schema) { _, words in draft.brokenNames.contains(words) ? .drop : .keep }
    }
}
