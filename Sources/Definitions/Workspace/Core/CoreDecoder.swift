internal import Formats

/// Decodes `engagement:`, `roles:` and `community:`.
struct CoreDecoder {
    /// A core is a circle of people who know each other, and its rows are written at once.
    static let mostMembers = 5000

    let collector: FindingCollector

    // MARK: Engagement

    /// - Parameter kinds: declared and built-in activities.
    func engagement(_ reader: MappingReader, kinds: [String]) -> EngagementSettings {
        var settings = EngagementSettings()
        guard let inner = reader.mapping("engagement", .engagement) else { return settings }
        let known = Set(kinds).union(EngagementSettings.defaultWeights.keys)
        for (key, value) in inner.pairs("weights") {
            guard let kind = collector.value(of: key, Values.line) else { continue }
            guard known.contains(kind) else {
                collector.error(
                    key, .wrongValue, Phrase("there is no activity \"\(kind)\" to weigh"),
                    suggestion: Suggestions.advice(for: kind, among: known.sorted())
                        ?? Phrase("declare it in kamerton.yaml, under activities"))
                continue
            }
            if let weight = collector.value(of: value, Values.integer(0...1000)) {
                settings.weights[kind] = Double(weight)
            }
        }
        if settings.counted.isEmpty, let node = inner.node("weights") {
            collector.error(
                node, .wrongValue, Phrase("every weight is 0, so nobody is ever engaged"),
                suggestion: Phrase("give some activity a weight of 1 or more"))
        }
        if let span = inner.value("half_life", Values.duration), let node = inner.node("half_life") {
            switch span.unit {
            case .hours, .days, .weeks: settings.halfLife = span
            default:
                collector.error(
                    node, .duration,
                    Phrase("a half-life of \(span) has no fixed length, and engagement fades by the millisecond"),
                    suggestion: Phrase("write it in days or weeks: 90d"))
            }
        }
        return settings
    }

    // MARK: Roles

    func roles(_ reader: MappingReader) -> [RoleDefinition] {
        var roles: [RoleDefinition] = []
        for (key, value) in reader.pairs("roles") {
            guard let name = collector.value(of: key, Values.hyphenatedName) else { continue }
            let inner = MappingReader(value, .role, collector, under: key)
            // A role with a mistake in its title is still one that filters may name.
            let title = collector.localizedText(inner.node("title")) ?? LocalizedText(name)
            roles.append(
                RoleDefinition(
                    name: name, title: title, term: inner.value("term", Values.duration),
                    note: inner.value("note", Values.text)))
        }
        return roles
    }

    // MARK: Core

    /// The core, and the segment that stands for it. What is declared after the segments may name it.
    /// - Parameter community: the mapping of `community:`.
    func core(_ community: MappingReader?, _ rules: inout RuleDecoder) -> (CoreDefinition, SegmentDefinition)? {
        guard let community, let key = community.key("core"),
            let inner = community.mapping("core", .core)
        else { return nil }
        let size = inner.value("size", Values.integer(1...CoreDecoder.mostMembers))
        let filter = inner.node("where").map { rules.filter($0) }
        if rules.schema.segments[CoreDefinition.segment] != nil {
            collector.error(
                key, .duplicateName,
                Phrase("\"core\" is a segment already, and the core of the community is called so too"),
                suggestion: Phrase("give the segment another name, and use it as the core's where"))
            return nil
        }
        guard let size, filter.map({ $0 != nil }) ?? true else {
            rules.isBroken(CoreDefinition.segment)
            return nil
        }
        let core = CoreDefinition(filter: filter ?? nil, size: size, mark: key.mark)
        let segment = SegmentDefinition(
            name: CoreDefinition.segment, filter: Filter(text: CoreDefinition.segment, root: core.node), mark: key.mark)
        rules.add(segment)
        return (core, segment)
    }
}
