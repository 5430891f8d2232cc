internal import Formats

extension KeyTable {
    package static let pilot = KeyTable(
        key: "pilot",
        [
            .required(
                "to", .choice(["core"]), Phrase("who gets the draft: the core of kamerton.yaml"), example: "core"),
            .optional(
                "wait", .duration, Phrase("how long after the draft the others wait (default 3d)"), example: "3d"),
            .optional(
                "approve", .choice(["time", "manual"]),
                Phrase(
                    "time (the default): the others get it when the wait is over, or sooner by kamerton approve; manual: only by kamerton approve"
                ), example: "manual"),
        ])
}

/// Decodes `pilot:` of a campaign.
struct PilotDecoder {
    let collector: FindingCollector
    let draft: WorkspaceDraft

    private enum Approval: String, CaseIterable { case time, manual }
    private enum Recipients: String, CaseIterable { case core }

    /// The pilot and the two waves that it makes: the core, and everybody else.
    func decode(
        _ reader: MappingReader, _ kind: CampaignKind?, _ schedule: Schedule?, hasTest: Bool
    ) -> (pilot: PilotDefinition, waves: [WaveDefinition])? {
        guard let key = reader.key("pilot"), let node = reader.node("pilot") else { return nil }
        var pilot = PilotDefinition()
        let core: YAMLNode?
        if node.pairs == nil {
            core = collector.value(of: node, Values.choice(Recipients.self)) == nil ? nil : node
        } else {
            guard let inner = reader.mapping("pilot", .pilot) else { return nil }
            core = inner.value("to", Values.choice(Recipients.self)) == nil ? nil : inner.node("to")
            if let wait = inner.value("wait", Values.duration) { pilot.wait = wait }
            pilot.needsApproval = inner.value("approve", Values.choice(Approval.self)) == .manual
        }
        check(key, reader, kind, schedule, pilot, hasTest: hasTest)
        guard let core, !draft.isUnreadable else { return nil }
        guard draft.schema.segments[PilotDefinition.core] != nil || draft.brokenNames.contains(PilotDefinition.core)
        else {
            collector.error(
                core, .gate, Phrase("the workspace declares no core to send a draft to"),
                suggestion: Phrase("add to kamerton.yaml: community: { core: { size: 50 } }"))
            return nil
        }
        let filter = collector.filter(core, draft.schema) { _, words in
            draft.brokenNames.contains(words) ? .drop : .keep
        }
        let mark = collector.source.mark(at: key.range.lowerBound)
        return (
            pilot, [WaveDefinition(filter: filter, mark: mark), WaveDefinition(wait: pilot.wait, mark: mark)]
        )
    }

    private func check(
        _ key: YAMLNode, _ reader: MappingReader, _ kind: CampaignKind?, _ schedule: Schedule?,
        _ pilot: PilotDefinition, hasTest: Bool
    ) {
        if let kind, kind != .email {
            collector.error(
                key, .gate, Phrase("only an email has a pilot: the core is asked about a draft of it"),
                suggestion: Phrase("delete \"pilot\", or write \"waves\""))
        }
        if reader.isPresent("waves") {
            collector.error(
                key, .gate, Phrase("a pilot makes waves of its own: the core, and everybody else"),
                suggestion: Phrase("delete \"waves\", or \"pilot\""))
        }
        if hasTest {
            collector.error(
                key, .gate, Phrase("a test of variants and a pilot both decide who waits"),
                suggestion: Phrase("delete \"test\", or \"pilot\""))
        }
        guard let schedule else { return }
        if schedule.isTriggered || schedule.followsMember {
            collector.error(
                key, .gate, Phrase("a pilot goes by one clock: everybody is due together"),
                suggestion: Phrase("delete \"pilot\""))
        } else if let notAfter = schedule.notAfter,
            pilot.wait.approximateMilliseconds > notAfter.approximateMilliseconds
        {
            collector.error(
                key, .gate,
                Phrase(
                    "the others wait longer than not_after: \(notAfter.description) allows: nobody but the core would get it"
                ),
                suggestion: Phrase("make not_after longer, or the wait shorter"))
        }
    }
}
