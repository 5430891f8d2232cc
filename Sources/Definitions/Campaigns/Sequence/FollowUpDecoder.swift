internal import Formats

/// Decodes `follow_up:`.
struct FollowUpDecoder {
    let collector: FindingCollector
    let surroundings: CampaignSurroundings

    func decode(_ reader: MappingReader, questions: [Question]) -> [FollowUp] {
        reader.elements("follow_up").compactMap { element in
            let inner = MappingReader(element, .followUp, collector)
            let when = collector.answerCondition(inner.node("when"), of: questions)
            let actions = [start(inner), tag(inner), notify(inner), openCase(inner)].compactMap(\.self)
            if actions.isEmpty, !["start", "tag", "notify", "case"].contains(where: inner.isPresent) {
                collector.error(
                    element, .followUp, Phrase("the follow-up does nothing"),
                    suggestion: Phrase("add \"start\", \"tag\", \"notify\" or \"case\""))
            }
            return FollowUp(when: when, actions: actions)
        }
    }

    private func start(_ reader: MappingReader) -> FollowUp.Action? {
        guard let node = reader.node("start"), let name = collector.value(of: node, Values.campaignName) else {
            return nil
        }
        guard surroundings.names.contains(name) else {
            collector.error(
                node, .followUp, Phrase("there is no campaign \"\(name)\""),
                suggestion: Suggestions.advice(for: name, among: surroundings.names.sorted()))
            return nil
        }
        return .start(name)
    }

    private func tag(_ reader: MappingReader) -> FollowUp.Action? {
        reader.value("tag", Values.line).map(FollowUp.Action.tag)
    }

    private func notify(_ reader: MappingReader) -> FollowUp.Action? {
        guard let node = reader.node("notify") else { return nil }
        guard node.pairs != nil else {
            return collector.value(of: node, Values.address).map { .notify(address: $0, .atOnce) }
        }
        let inner = MappingReader(node, .notify, collector, under: reader.key("notify"))
        let pace = inner.value("pace", Values.choice(FollowUp.NoticePace.self)) ?? .atOnce
        return inner.value("to", Values.address).map { .notify(address: $0, pace) }
    }

    private func openCase(_ reader: MappingReader) -> FollowUp.Action? {
        guard let inner = reader.mapping("case", .case) else { return nil }
        let due = inner.value("due", Values.duration)
        return inner.value("owner", Values.address).map { .openCase(owner: $0, due: due) }
    }
}
