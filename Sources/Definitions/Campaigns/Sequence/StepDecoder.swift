internal import Formats

/// Decodes `steps:`, and those of branches, into one list that leads forward.
struct StepDecoder {
    let collector: FindingCollector
    let draft: WorkspaceDraft
    let happenings: HappeningDecoder
    let rules: VariantRules
    /// The line of each id.
    private var lines: [String: Int] = [:]

    init(collector: FindingCollector, draft: WorkspaceDraft, happenings: HappeningDecoder, rules: VariantRules) {
        (self.collector, self.draft, self.happenings, self.rules) = (collector, draft, happenings, rules)
    }

    /// Branches in branches, no deeper than anybody reads.
    private static let deepest = 10

    /// - Parameter end: the step that follows the last one.
    mutating func decode(_ nodes: [YAMLNode], end: String? = nil, depth: Int = 0) -> [SequenceStep] {
        let readers = nodes.map { MappingReader($0, .step, collector) }
        var ids: [String?] = []
        for reader in readers { ids.append(id(reader)) }
        var steps: [SequenceStep] = []
        for (index, reader) in readers.enumerated() {
            guard let id = ids[index] else { continue }
            let next = index + 1 < ids.count ? ids[index + 1] : end
            let after = reader.value("after", Values.duration)
            let at = reader.value("at", Values.timeOfDay)
            var inner: [SequenceStep] = []
            guard let action = action(reader, nodes[index], next: next, depth: depth, &inner) else { continue }
            steps.append(SequenceStep(id: id, after: after, at: at, action: action, next: next))
            steps += inner
        }
        return steps
    }

    private mutating func id(_ reader: MappingReader) -> String? {
        guard let node = reader.node("id"), let id = collector.value(of: node, Values.hyphenatedName) else {
            return nil
        }
        if let line = lines[id] {
            collector.error(
                node, .duplicateName, Phrase("the step \(id) is written twice, first in line \(line)"),
                suggestion: Phrase("give one of them another id"))
            return nil
        }
        lines[id] = node.mark.line
        return id
    }

    private mutating func action(
        _ reader: MappingReader, _ node: YAMLNode, next: String?, depth: Int, _ inner: inout [SequenceStep]
    ) -> SequenceStep.Action? {
        let names = ["content", "wait_for", "branch"]
        let written = names.filter(reader.isPresent)
        guard written.count == 1 else {
            collector.error(
                written.dropFirst().first.flatMap(reader.key) ?? reader.key("id") ?? node, .sequence,
                Phrase("a step has one of content, wait_for and branch, found \(written.count)"),
                suggestion: written.isEmpty
                    ? Phrase("add \"content: …\" with the stem of a template")
                    : Phrase("make a step of its own for each"))
            return nil
        }
        if written[0] != "content" { refuse(reader, ["where"], written[0]) }
        switch written[0] {
        case "content":
            let filter = reader.node("where").flatMap { collector.filter($0, draft) }
            return ContentDecoder(collector: collector, rules: rules).decode(reader, example: "welcome").map {
                .message($0, where: filter)
            }
        case "wait_for":
            refuse(reader, ["after", "at"], "wait_for")
            return wait(reader)
        default: return branch(reader, next: next, depth: depth, &inner)
        }
    }

    private func refuse(_ reader: MappingReader, _ keys: [String], _ kind: String) {
        for key in keys.compactMap(reader.key) {
            collector.error(
                key, .sequence, Phrase("a step with \"\(kind)\" has no \"\(key.text ?? "")\""),
                suggestion: Phrase("write it in the step before or after"))
        }
    }

    private func wait(_ reader: MappingReader) -> SequenceStep.Action? {
        guard let inner = reader.mapping("wait_for", .waitFor) else { return nil }
        if inner.isPresent("activity") == inner.isPresent("response") {
            collector.error(
                reader.key("wait_for") ?? reader.node("wait_for")!, .sequence,
                Phrase("it waits for an \"activity\" or a \"response\", one of them"),
                suggestion: Phrase("for example \"wait_for: { activity: purchase, timeout: 14d }\""))
        }
        let timeout = inner.value("timeout", Values.duration)
        let onTimeout = inner.value("on_timeout", Values.choice(SequenceStep.TimeoutAction.self)) ?? .continue
        guard let happening = happenings.decode(inner), let timeout else { return nil }
        return .wait(happening, timeout: timeout, onTimeout: onTimeout)
    }

    private mutating func branch(
        _ reader: MappingReader, next: String?, depth: Int, _ inner: inout [SequenceStep]
    ) -> SequenceStep.Action? {
        let elements = reader.elements("branch")
        guard depth < StepDecoder.deepest, !elements.isEmpty else {
            if let node = reader.node("branch") {
                collector.error(
                    node, .sequence,
                    elements.isEmpty
                        ? Phrase("the branch has no ways") : Phrase("branches are nested more than 10 deep"),
                    suggestion: Phrase("write \"- when: …\" and its \"steps\" for each"))
            }
            return nil
        }
        var arms: [SequenceStep.Arm] = []
        for (index, element) in elements.enumerated() {
            let arm = MappingReader(element, .branch, collector)
            let when = arm.node("when").flatMap { collector.filter($0, draft) }
            if !arm.isPresent("when"), index < elements.count - 1 {
                collector.error(
                    element, .sequence, Phrase("all go this way, so those below are never taken"),
                    suggestion: Phrase("add \"when: …\", or move it to the end"))
            }
            let steps = decode(arm.elements("steps"), end: next, depth: depth + 1)
            arms.append(SequenceStep.Arm(when: when, first: steps.first?.id ?? next))
            inner += steps
        }
        return .branch(arms)
    }
}
