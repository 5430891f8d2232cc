internal import Formats

/// Decodes `referrals:`.
struct ReferralDecoder {
    let collector: FindingCollector
    /// Declared and built-in ones.
    let activities: [String]

    /// Nil when there is none, or when it has mistakes.
    func decode(_ reader: MappingReader, _ draft: inout WorkspaceDraft) -> ReferralSettings? {
        guard let inner = reader.mapping("referrals", .referrals) else { return nil }
        let to = inner.value("to", Values.url)
        let window =
            inner.node("window") == nil ? ReferralSettings.defaultWindow : inner.value("window", Values.duration)
        let counts = counts(inner)
        if let thanks = inner.mapping("thanks", .referralThanks) {
            for (key, activity) in [("member", "referral"), ("friend", "referred")] {
                if thanks.value(key, Values.hyphenatedName) != nil, let node = thanks.node(key) {
                    draft.thanks.append((activity, node))
                }
            }
        }
        var marks: [String: String] = [:]
        if let utm = inner.mapping("utm", .referralMarks) {
            for key in ["source", "medium", "campaign"] { marks["utm_" + key] = utm.value(key, Values.line) }
        }
        guard let to, let window, let counts else { return nil }
        return ReferralSettings(to: to, window: window, counts: counts, marks: marks)
    }

    private func counts(_ reader: MappingReader) -> [String]? {
        guard let list = reader.node("counts") else { return ReferralSettings.defaultCounts }
        let elements = reader.elements("counts")
        var names: [String] = []
        for element in elements {
            guard let name = collector.value(of: element, Values.hyphenatedName) else { continue }
            if ["referral", "referred"].contains(name) {
                collector.error(
                    element, .referrals, Phrase("\"\(name)\" is what a credit records, so it cannot bring one"),
                    suggestion: Phrase("write purchase or sign_up"))
            } else if name == ReferralSettings.signUp || activities.contains(name) {
                if !names.contains(name) { names.append(name) }
            } else {
                collector.error(
                    element, .referrals, Phrase("there is no activity \"\(name)\" in kamerton.yaml"),
                    suggestion: Suggestions.advice(for: name, among: [ReferralSettings.signUp] + activities))
            }
        }
        if elements.isEmpty {
            collector.error(
                list, .emptyValue, Phrase("nothing counts, so nobody would ever be credited"),
                suggestion: Phrase("write [purchase], or delete the line"))
        }
        return names.isEmpty ? nil : names
    }
}

/// Decodes `codes:` of a campaign, short as the name of a pool or as a mapping.
struct CodesDecoder {
    let collector: FindingCollector

    private enum Scope: String, CaseIterable { case campaign, occurrence }

    func decode(_ reader: MappingReader) -> CodesSettings? {
        guard let node = reader.node("codes") else { return nil }
        guard node.pairs != nil else {
            guard node.text != nil else {
                collector.error(
                    node, .wrongType, Phrase("\"codes\" is the name of a pool or a mapping, found \(node.kindInWords)"),
                    suggestion: Phrase("for example \"codes: autumn-gifts\""))
                return nil
            }
            return collector.value(of: node, Values.hyphenatedName).map { CodesSettings(pool: $0) }
        }
        let inner = MappingReader(node, .codes, collector, under: reader.key("codes"))
        let scope = inner.value("per", Values.choice(Scope.self)) ?? .campaign
        return inner.value("pool", Values.hyphenatedName)
            .map { CodesSettings(pool: $0, isPerOccurrence: scope == .occurrence) }
    }
}

/// Whether those who bring others are thanked by a campaign that there is.
struct ThanksCheck {
    let campaigns: [CampaignDefinition]
    /// Of all files, also of those with mistakes.
    let names: Set<String>
    let collector: FindingCollector

    func check(_ thanks: [(activity: String, node: YAMLNode)]) {
        // A file with mistakes may be the one that gives the pool's codes.
        let pools = Set(campaigns.compactMap(\.codes?.pool))
        let isComplete = campaigns.count == names.count
        for (activity, node) in thanks {
            guard let name = node.text, !names.contains(name), !pools.contains(name), isComplete else { continue }
            collector.error(
                node, .referrals,
                Phrase("there is no campaign \"\(name)\", and no campaign gives codes of a pool of that name"),
                suggestion: Suggestions.nearest(to: name, among: names.sorted() + pools.sorted())
                    .map { Phrase("did you mean \"\($0)\"?") }
                    ?? Phrase("write a sequence with \"trigger: { activity: \(activity) }\""))
        }
    }
}
