internal import Formats

/// Decodes `variants:` and the keys that stand beside it.
struct VariantDecoder {
    let collector: FindingCollector
    /// Reads the stem of a template.
    let template: (YAMLNode) throws(ValueMistake) -> String

    /// - Parameter base: the content that variants change; nil when it has mistakes.
    func decode(_ reader: MappingReader, _ base: Content?) -> ContentVariants? {
        guard reader.isPresent("variants") else {
            for name in ["test", "decide", "metric", "confidence"] {
                guard let key = reader.key(name) else { continue }
                collector.error(
                    key, .variants, Phrase("\"\(name)\" is about variants, and there are none"),
                    suggestion: Phrase("add \"variants\", or delete it"))
            }
            return nil
        }
        let all = readVariants(reader, base)
        let metric = reader.value("metric", readMetric)
        let test = readTest(reader)
        let confidence = reader.value("confidence", readConfidence)
        guard all.count > 1 else { return nil }
        return ContentVariants(
            all, test: test, metric: metric, confidence: confidence ?? ContentVariants.confidence)
    }

    private func readVariants(_ reader: MappingReader, _ base: Content?) -> [ContentVariant] {
        let nodes = reader.elements("variants")
        if nodes.count < 2, let key = reader.key("variants") {
            collector.error(
                key, .variants,
                nodes.isEmpty ? Phrase("there is no variant") : Phrase("one variant is nothing to compare"),
                suggestion: Phrase("write two: the first may be \"- id: calm\" alone, which changes nothing"))
        }
        var found: [ContentVariant] = []
        for node in nodes {
            let inner = MappingReader(node, .variant, collector)
            let id = inner.value("id", Values.hyphenatedName)
            let subject = collector.localizedText(inner.node("subject"))
            let preview = collector.localizedText(inner.node("preview"))
            let stem = inner.value("template", template)
            let at = inner.value("at", Values.timeOfDay)
            let weight = inner.value("weight", Values.integer(1...1000)) ?? 1
            guard let id, let base, let idNode = inner.node("id") else { continue }
            if let other = found.first(where: { $0.id == id }) {
                collector.error(
                    idNode, .duplicateName,
                    Phrase("the variant \(id) is written twice, first in line \(other.mark.line)"),
                    suggestion: Phrase("give one of them another id"))
                continue
            }
            var own = VariantWords(id: id)
            (own.subject, own.preview, own.hasTemplate) = (subject, preview, stem != nil)
            let variant = ContentVariant(
                id: id, weight: weight, at: at, template: stem ?? base.template,
                subject: VariantDecoder.merged(base.subject, subject),
                preview: VariantDecoder.merged(base.preview, preview),
                mark: inner.node("template")?.mark ?? idNode.mark,
                own: own)
            if let same = found.first(where: { $0.saysTheSame(as: variant) }) {
                collector.error(
                    idNode, .variants, Phrase("\(id) says the same as \(same.id) at the same time"),
                    suggestion: Phrase("give it a \"subject\", a \"template\" or an \"at\" of its own"))
            }
            found.append(variant)
        }
        return found
    }

    /// The languages that a variant does not write in keep what stands above.
    private static func merged(_ base: LocalizedText?, _ own: LocalizedText?) -> LocalizedText? {
        guard let base, let own, own.variants[""] == nil, base.variants[""] == nil else { return own ?? base }
        return LocalizedText(variants: base.variants.merging(own.variants) { $1 })
    }

    private func readMetric(_ node: YAMLNode) throws(ValueMistake) -> VariantMetric {
        let word = try Values.line(node)
        if word == "opens" || word == "open" || word == "open_rate" {
            throw ValueMistake(
                .variants,
                Phrase(
                    """
                    opens decide nothing: the programs of Apple and Google load the pictures of mail that nobody has read, \
                    and others load none
                    """),
                suggestion: Phrase("compare clicks, responses or the goal"))
        }
        return try Values.choice(VariantMetric.self)(node)
    }

    private func readTest(_ reader: MappingReader) -> VariantTest? {
        guard let node = reader.node("test") else {
            if !reader.isPresent("test"), let key = reader.key("decide") {
                collector.error(
                    key, .variants, Phrase("without a \"test\" nobody waits for a decision: everyone gets a variant"),
                    suggestion: Phrase("add \"test: 20%\", or delete \"decide\""))
            }
            return nil
        }
        let share = collector.value(of: node, Values.percentage)
        if share == 100 {
            collector.error(
                node, .variants, Phrase("a test with everyone leaves nobody to wait for the better one"),
                suggestion: Phrase("write less, or delete \"test\" and \"decide\" to split the whole audience"))
        }
        for name in ["decide", "metric"] where !reader.isPresent(name) { reader.demand(name) }
        guard let share, let decide = reader.value("decide", Values.duration) else { return nil }
        return VariantTest(share: share, decide: decide)
    }

    private func readConfidence(_ node: YAMLNode) throws(ValueMistake) -> Double {
        let value = try Values.percentage(node)
        guard (50...99.9).contains(value) else {
            throw ValueMistake(
                .variants, Phrase("a confidence is from 50% to 99.9%, found \(node.text ?? "")"),
                suggestion: Phrase("95% is usual: one of twenty differences that are none is taken for one"))
        }
        return value
    }
}

/// What only the whole campaign tells about its variants.
struct VariantRules {
    let collector: FindingCollector
    /// Of the campaign's file.
    let reader: MappingReader
    let kind: CampaignKind?
    let hasGoal: Bool
    let isTriggered: Bool
    let closes: Span?
    let notAfter: Span?

    private var countsClicks: Bool { reader.node("tracking")?["clicks"]?.text == "true" }

    /// Checks one letter; `node` is its `content`.
    func check(_ variants: ContentVariants, _ node: YAMLNode) -> ContentVariants {
        var variants = variants
        if let metric = variants.metric { check(metric, node["metric"] ?? node) }
        if variants.test != nil { checkTest(variants, node) }
        if variants.metric == nil, variants.test == nil {
            variants.metric = kind == .survey ? .responses : hasGoal ? .goal : countsClicks ? .clicks : nil
            if variants.metric == nil {
                collector.warning(
                    node["variants"] ?? node, .variants, Phrase("nothing will tell which variant does better"),
                    suggestion: Phrase("add \"tracking: { clicks: true }\" or a \"goal\""))
            }
        }
        return variants
    }

    private func check(_ metric: VariantMetric, _ node: YAMLNode) {
        switch metric {
        case .clicks where !countsClicks:
            collector.error(
                node, .variants, Phrase("clicks are not counted: the links are not tracked"),
                suggestion: Phrase("add \"tracking: { clicks: true }\" to the campaign"))
        case .responses where kind != .survey:
            collector.error(
                node, .variants, Phrase("only a survey has answers to count"),
                suggestion: Phrase("compare clicks, or the campaign's goal"))
        case .goal where !hasGoal:
            collector.error(
                node, .variants, Phrase("the campaign has no \"goal\""),
                suggestion: Phrase("add one, such as \"goal: purchase within 14d\""))
        default: break
        }
    }

    private func checkTest(_ variants: ContentVariants, _ node: YAMLNode) {
        guard let test = variants.test, let place = node["test"] else { return }
        if kind == .sequence || isTriggered {
            collector.error(
                place, .variants,
                Phrase("here members come one at a time, each in their own: there is nobody who could wait"),
                suggestion: Phrase("delete \"test\" and \"decide\": everyone gets one of the variants"))
        }
        if let notAfter, notAfter.approximateMilliseconds < 86_400_000, variants.all.contains(where: { $0.at != nil }) {
            collector.error(
                place, .variants,
                Phrase("those who wait for the better time may wait a day, and after \(notAfter) it is too late"),
                suggestion: Phrase("write \"not_after: 1d\" or more in the schedule"))
        }
        if let closes, test.decide.approximateMilliseconds >= closes.approximateMilliseconds {
            collector.error(
                node["decide"] ?? place, .variants,
                Phrase("the survey has closed before this is decided"),
                suggestion: Phrase("write less than \(closes)"))
        }
    }
}
