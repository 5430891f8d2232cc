internal import Formats

/// Decodes `when:` of an occasion.
struct OccasionDayDecoder {
    let collector: FindingCollector
    let draft: WorkspaceDraft

    func decode(_ reader: MappingReader) -> OccasionDefinition.Day? {
        guard let inner = reader.mapping("when", .occasionDay), let node = reader.node("when") else { return nil }
        switch (inner.node("anniversary"), inner.node("date")) {
        case (let anniversary?, nil): return self.anniversary(anniversary).map(OccasionDefinition.Day.anniversary)
        case (nil, let date?): return collector.value(of: date, OccasionDayDecoder.day)
        case (_?, _?):
            collector.error(
                inner.key("date") ?? node, .occasion, Phrase("an occasion has an anniversary or a date, not both"),
                suggestion: Phrase("delete one"))
            return nil
        case (nil, nil):
            // What is there and wrong has been reported.
            if node.pairs?.isEmpty == true {
                collector.error(
                    node, .occasion, Phrase("nothing says on which day the occasion falls"),
                    suggestion: Phrase("write { anniversary: joined_at } or { date: 05-09 }"))
            }
            return nil
        }
    }

    /// `05-09`, or `2027-03-20`.
    private static func day(_ node: YAMLNode) throws(ValueMistake) -> OccasionDefinition.Day {
        let text = try Values.line(node)
        if let date = CivilDate(text) { return .once(date) }
        // A leap year has all the days that there are.
        if text.utf8.count == 5, let date = CivilDate("2000-" + text) {
            return .yearly("\(pad(date.month))-\(pad(date.day))")
        }
        throw ValueMistake(
            .date, Phrase("there is no day \"\(text)\""),
            suggestion: CivilDate.advice(for: text) ?? Phrase("write it as 05-09 for every year, or as 2027-03-20"))
    }

    private func anniversary(_ node: YAMLNode) -> OccasionDefinition.Anniversary? {
        guard let text = collector.value(of: node, Values.line), !draft.isUnreadable else { return nil }
        if text == "joined_at" { return .joined }
        if text.hasPrefix("first("), text.hasSuffix(")") {
            return first(String(text.dropFirst(6).dropLast()), node)
        }
        if let attribute = draft.schema.attributes.first(where: { $0.name == text }) {
            if attribute.type == .date { return .attribute(attribute) }
            collector.error(
                node, .occasion, Phrase("the attribute \"\(text)\" is no date"), suggestion: Suggestions.oneOf(choices))
            return nil
        }
        if draft.brokenNames.contains(text) { return nil }
        collector.error(
            node, .occasion, Phrase("there is no attribute \"\(text)\" in kamerton.yaml"),
            suggestion: Suggestions.advice(for: text, among: choices))
        return nil
    }

    private func first(_ kind: String, _ node: YAMLNode) -> OccasionDefinition.Anniversary? {
        let kinds = draft.schema.activities.map(\.name)
        if kinds.contains(kind) { return .first(activity: kind) }
        if draft.brokenNames.contains(kind) { return nil }
        collector.error(
            node, .occasion, Phrase("there is no activity \"\(kind)\" in kamerton.yaml"),
            suggestion: Suggestions.advice(for: kind, among: kinds))
        return nil
    }

    private var choices: [String] {
        ["joined_at"] + draft.schema.attributes.filter { $0.type == .date }.map(\.name)
            + draft.schema.activities.map { "first(\($0.name))" }
    }
}
