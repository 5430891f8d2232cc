internal import Formats

/// Decodes `stages:` and `segments:`, whose filters see what stands above them.
struct RuleDecoder {
    let collector: FindingCollector
    private(set) var schema: FilterSchema
    private(set) var brokenNames: Set<String>

    init(collector: FindingCollector, schema: FilterSchema, brokenNames: Set<String>) {
        (self.collector, self.schema, self.brokenNames) = (collector, schema, brokenNames)
    }

    private typealias Entry = (key: YAMLNode, name: String, rule: YAMLNode?)

    /// Stage rules come first: they see no segments, and segments see all stages.
    mutating func stagesAndSegments(_ reader: MappingReader) -> ([StageDefinition], [SegmentDefinition]) {
        let stages = stages(entries(reader.elements("stages")))
        let segments = segments(reader)
        return (stages, segments)
    }

    // MARK: What others declare

    /// A filter that sees all stages and segments.
    func filter(_ node: YAMLNode) -> Filter? {
        collector.filter(node, schema) { [brokenNames] _, words in brokenNames.contains(words) ? .drop : .keep }
    }

    /// A segment that is declared elsewhere, for what comes after.
    mutating func add(_ segment: SegmentDefinition) { schema.segments[segment.name] = segment.filter }

    /// A name that has a mistake: what names it has none of its own.
    mutating func isBroken(_ name: String) { brokenNames.insert(name) }

    // MARK: Stages

    /// The list as names and rules, with what is misshapen reported.
    private mutating func entries(_ elements: [YAMLNode]) -> [Entry] {
        var entries: [Entry] = []
        for (index, element) in elements.enumerated() {
            let pairs = element.pairs ?? (element.text == nil ? [] : [(element, element)])
            guard pairs.count == 1, let (key, value) = pairs.first else {
                collector.error(
                    element, .wrongType, Phrase("a stage must be \"- name: rule\", found \(element.kindInWords)"),
                    suggestion: Phrase("write each stage on a line of its own, with a dash before it"))
                continue
            }
            guard let name = stageName(key, among: entries) else { continue }
            let isBare = element.pairs == nil || value.scalar == .null
            if isBare, index > 0 {
                collector.error(
                    key, .stageRule, Phrase("the stage \(name) has no rule, and only the first may do without"),
                    suggestion: Phrase("write \"- \(name): \" and when a member is in it, such as purchases >= 1"))
                brokenNames.insert(name)
            }
            entries.append((key, name, isBare ? nil : value))
        }
        return entries
    }

    private func stageName(_ key: YAMLNode, among entries: [Entry]) -> String? {
        guard let name = collector.value(of: key, Values.hyphenatedName) else { return nil }
        if let earlier = entries.first(where: { $0.name == name }) {
            collector.error(
                key, .duplicateName,
                Phrase("the stage \(name) is written twice, first in line \(earlier.key.mark.line)"),
                suggestion: Phrase("keep one of them"))
            return nil
        }
        if ReservedNames.filterWords.contains(name) {
            collector.error(
                key, .reservedName, Phrase("\"\(name)\" cannot be a stage: it is a word of the filter language"),
                suggestion: Phrase("take another name"))
        }
        return name
    }

    private mutating func stages(_ entries: [Entry]) -> [StageDefinition] {
        var stages: [StageDefinition] = []
        schema.isForStageRule = true
        defer { schema.isForStageRule = false }
        var rules: [FilterNode: String] = [:]
        for (index, entry) in entries.enumerated() {
            defer { schema.stages.append(entry.name) }
            guard let node = entry.rule else {
                if index == 0 { stages.append(StageDefinition(name: entry.name, rule: nil, mark: entry.key.mark)) }
                continue
            }
            let notYet = Set(entries[index...].map(\.name))
            let filter = collector.filter(node, schema) { [brokenNames] _, words in
                if brokenNames.contains(words) { return .drop }
                guard notYet.contains(words) else { return .keep }
                return .say(
                    .stageOrder,
                    words == entry.name
                        ? Phrase("the rule of \(words) names \(words) itself")
                        : Phrase("the rule of \(entry.name) names \(words), which comes after it"),
                    Phrase("a rule may name only the stages above it"))
            }
            guard let filter else { continue }
            checkReachable(entry, filter, rules, before: entries[..<index])
            rules[filter.root] = entry.name
            stages.append(StageDefinition(name: entry.name, rule: filter, mark: entry.key.mark))
        }
        return stages
    }

    private func checkReachable(
        _ entry: Entry, _ filter: Filter, _ rules: [FilterNode: String], before: ArraySlice<Entry>
    ) {
        guard let node = entry.rule else { return }
        if let earlier = rules[filter.root] {
            collector.error(
                node, .stageUnreachable,
                Phrase("nobody can be in \(earlier): \(entry.name) has the same rule and comes after it"),
                suggestion: Phrase("change one of the rules, or delete one of the stages"))
        }
        guard case .always(let value) = filter.root else { return }
        if !value {
            collector.error(
                node, .stageUnreachable, Phrase("nobody can be in \(entry.name): its rule never holds"),
                suggestion: Phrase("change the rule, or delete the stage"))
        } else if let earlier = before.first {
            collector.error(
                node, .stageUnreachable,
                Phrase("nobody can be in \(earlier.name): the rule of \(entry.name) always holds"),
                suggestion: Phrase("make \(entry.name) the first stage, or change its rule"))
        }
    }

    // MARK: Segments

    private mutating func segments(_ reader: MappingReader) -> [SegmentDefinition] {
        var segments: [SegmentDefinition] = []
        let pairs = reader.pairs("segments")
        for (index, pair) in pairs.enumerated() {
            guard let name = collector.value(of: pair.key, Values.hyphenatedName) else { continue }
            checkFree(name, pair.key)
            let notYet = Set(pairs[index...].compactMap(\.key.text))
            let filter = collector.filter(pair.value, schema) { [brokenNames] _, words in
                if brokenNames.contains(words) { return .drop }
                guard notYet.contains(words) else { return .keep }
                return .say(
                    .segmentOrder,
                    words == name
                        ? Phrase("the segment \(name) names itself")
                        : Phrase("the segment \(name) names \(words), which is declared after it"),
                    words == name ? Phrase("write its filter without it") : Phrase("move \(words) above \(name)"))
            }
            if let filter {
                segments.append(SegmentDefinition(name: name, filter: filter, mark: pair.key.mark))
                schema.segments[name] = filter
            } else {
                brokenNames.insert(name)
            }
        }
        return segments
    }

    /// A segment that is declared elsewhere than under `segments:`.
    mutating func add(_ name: String, _ filter: Filter, _ mark: SourceMark) -> SegmentDefinition {
        schema.segments[name] = filter
        return SegmentDefinition(name: name, filter: filter, mark: mark)
    }

    /// A segment stands in filters as a bare name, so it may not hide another.
    private func checkFree(_ name: String, _ key: YAMLNode) {
        let counts = schema.activities.flatMap { [$0.name, ActivityPlural.of($0.name) ?? $0.name] }
        let taken: Phrase? =
            if ReservedNames.filterWords.contains(name) {
                Phrase("a word of the filter language")
            } else if ReservedNames.member.contains(name) {
                Phrase("known of every member")
            } else if schema.attributes.contains(where: { $0.name == name }) {
                Phrase("an attribute")
            } else if counts.contains(name) { Phrase("the count of an activity") } else { nil }
        guard let taken else { return }
        collector.error(
            key, .reservedName, Phrase("\"\(name)\" cannot be a segment: it is \(taken)"),
            suggestion: Phrase("take another name"))
    }
}
