internal import Formats

/// Decodes `waves:` of a campaign.
struct WaveDecoder {
    let collector: FindingCollector
    let draft: WorkspaceDraft

    /// - Parameters:
    ///   - survey: what the campaign asks; its questions are what a gate can count.
    ///   - clicks: true where clicks are counted.
    func decode(
        _ reader: MappingReader, _ kind: CampaignKind?, _ schedule: Schedule?, _ survey: SurveyDefinition?,
        clicks: Bool, hasTest: Bool
    ) -> [WaveDefinition] {
        guard let key = reader.key("waves") else { return [] }
        let elements = reader.elements("waves")
        check(key, kind, schedule, count: elements.count, hasTest: hasTest)
        var waves: [WaveDefinition] = []
        for (index, element) in elements.enumerated() {
            let inner = MappingReader(element, .wave, collector)
            var wave = WaveDefinition(
                filter: filter(inner.node("where")), share: inner.value("share", Values.percentage),
                gate: inner.value("gate", WaveDecoder.gate), wait: inner.value("wait", Values.duration),
                mark: collector.source.mark(at: element.range.lowerBound))
            wave.mix = mix(inner)
            if index == 0 {
                for name in ["gate", "wait"] {
                    guard let key = inner.key(name) else { continue }
                    collector.error(
                        key, .gate, Phrase("the first wave goes when the campaign is due: there is none before it"),
                        suggestion: Phrase("move \"\(name)\" to the wave that waits for this one"))
                }
            }
            if let gate = wave.gate, let node = inner.node("gate") { check(gate, node, survey, clicks) }
            waves.append(wave)
        }
        checkLast(waves, elements, schedule, key)
        return waves
    }

    private func filter(_ node: YAMLNode?) -> Filter? {
        guard let node, !draft.isUnreadable else { return nil }
        return collector.filter(node, draft.schema) { _, words in draft.brokenNames.contains(words) ? .drop : .keep }
    }

    private func mix(_ reader: MappingReader) -> WaveMix? {
        guard let inner = reader.mapping("mix", .waveMix), let ratio = inner.value("ratio", Values.ratio) else {
            return nil
        }
        return WaveMix(filter: filter(inner.node("with")), part: ratio.part, whole: ratio.whole)
    }

    private static func gate(_ node: YAMLNode) throws(ValueMistake) -> WaveGate {
        try WaveGateParser(text: try Values.text(node)).parse()
    }

    // MARK: Checks

    private func check(
        _ key: YAMLNode, _ kind: CampaignKind?, _ schedule: Schedule?, count: Int, hasTest: Bool
    ) {
        if kind == .sequence {
            collector.error(
                key, .gate, Phrase("a sequence has no waves: everyone is on their own way"),
                suggestion: Phrase("delete \"waves\", or make it an email or a survey"))
        }
        if let schedule, schedule.isTriggered, kind != .sequence {
            collector.error(
                key, .gate, Phrase("what follow-ups start has no waves: nobody is due together"),
                suggestion: Phrase("delete \"waves\""))
        } else if let schedule, schedule.followsMember {
            collector.error(
                key, .gate, Phrase("waves go by one clock, and this schedule by each member's own"),
                suggestion: Phrase("delete \"timezone: member\""))
        }
        if hasTest {
            collector.error(
                key, .gate, Phrase("a test of variants and waves both decide who waits"),
                suggestion: Phrase("delete \"test\", or \"waves\""))
        }
        if count < 2 {
            collector.error(
                key, .gate, Phrase("waves are at least two"),
                suggestion: Phrase("add who comes next, or delete \"waves\" and write \"audience\""))
        } else if count > 20 {
            collector.error(
                key, .gate, Phrase("there are \(count) waves, 20 are the most"), suggestion: Phrase("join some of them")
            )
        }
    }

    private func check(_ gate: WaveGate, _ node: YAMLNode, _ survey: SurveyDefinition?, _ clicks: Bool) {
        for test in gate.tests {
            if test.metric.needsSurvey, survey == nil {
                collector.error(
                    node, .gate,
                    Phrase("\(test.metric.rawValue) is counted of answers, and this campaign asks nothing"),
                    suggestion: Phrase("count clicks, unsubscribes, complaints or bounces, or make it a survey"))
            } else if test.metric == .csat, survey?.questions.contains(where: { $0.kind == .csat }) == false {
                collector.error(
                    node, .gate, Phrase("the survey has no question of type csat"),
                    suggestion: Phrase("add one, or count responses"))
            } else if test.metric == .nps, survey?.questions.contains(where: { $0.kind == .nps }) == false {
                collector.error(
                    node, .gate, Phrase("the survey has no question of type nps"),
                    suggestion: Phrase("add one, or count responses"))
            } else if test.metric == .clicks, !clicks {
                collector.error(
                    node, .gate, Phrase("nobody can know who has clicked: the links are not tracked"),
                    suggestion: Phrase("add \"tracking: { clicks: true }\""))
            }
        }
    }

    private func checkLast(_ waves: [WaveDefinition], _ elements: [YAMLNode], _ schedule: Schedule?, _ key: YAMLNode) {
        for (index, wave) in waves.enumerated().dropLast()
        where wave.filter == nil && wave.share == nil && index < elements.count {
            collector.error(
                elements[index], .gate,
                Phrase("this wave takes everybody who is left: nobody can be in those below it"),
                suggestion: Phrase("give it a \"where\" or a \"share\""))
        }
        guard let notAfter = schedule?.notAfter else { return }
        let waits = waves.dropFirst().reduce(Int64(0)) { $0 + $1.standingWait.approximateMilliseconds }
        if waits > notAfter.approximateMilliseconds {
            collector.error(
                key, .gate,
                Phrase("the waves wait longer than not_after: \(notAfter.description) allows: the last never goes"),
                suggestion: Phrase("make not_after longer, or the waits shorter"))
        }
    }
}
