internal import Formats
internal import YAML

/// Builds the tree of one document from events, with bounds on depth and on what aliases repeat.
struct YAMLTreeBuilder {
    private static let deepest = 64
    /// Nodes that aliases may add: a few lines of aliases of aliases would else stand for billions.
    private static let mostRepeated = 20_000

    private static let mostFindings = 100

    private let reader: YAMLEventReader
    private let source: SourceText
    private var anchors: [String: (node: YAMLNode, size: Int)] = [:]
    /// Anchors whose node is not complete yet.
    private var openAnchors: Set<String> = []
    private var repeated = 0
    private(set) var findings: [Finding] = []

    init(reader: YAMLEventReader, source: SourceText) { (self.reader, self.source) = (reader, source) }

    /// The first document's root, nil for an empty stream. A second document is a finding.
    mutating func document() throws(Finding) -> YAMLNode? {
        _ = try next()
        let start = try next()
        guard case .documentStart = start.kind else { return nil }
        let root = try node(try next(), depth: 0).node
        _ = try next()
        let after = try next()
        if case .documentStart = after.kind {
            findings.append(
                source.finding(
                    at: after.range, rule: "yaml-documents", Phrase("a second YAML document begins here"),
                    suggestion: Phrase(
                        "write one document a file: delete this \"---\" or move what follows to its own file")))
        }
        return root
    }

    private func next() throws(Finding) -> YAMLEvent {
        do { return try reader.next() } catch { throw YAMLProblem.finding(error, in: source) }
    }

    private mutating func node(_ event: YAMLEvent, depth: Int) throws(Finding) -> (node: YAMLNode, size: Int) {
        if depth > YAMLTreeBuilder.deepest {
            throw source.finding(
                at: event.range, rule: "yaml-depth",
                Phrase("lists and mappings are nested more than \(Self.deepest) deep here")
            )
        }
        if case .alias(let name) = event.kind { return try alias(name, event) }
        checkTag(event)
        if let anchor = event.anchor { openAnchors.insert(anchor) }
        let built: (node: YAMLNode, size: Int)
        switch event.kind {
        case .sequenceStart(let isFlow): built = try sequence(event, isFlow, depth)
        case .mappingStart(let isFlow): built = try mapping(event, isFlow, depth)
        case .scalar(let text, let style):
            let isPlain = style == .plain && event.tag != "!" && event.tag != "tag:yaml.org,2002:str"
            built = (
                YAMLNode(
                    mark: source.mark(at: event.range.lowerBound), kind: .scalar(text, isPlain: isPlain),
                    range: event.range, style: style), 1
            )
        default:
            throw source.finding(at: event.range, rule: "yaml-syntax", Phrase("a value is missing here"))
        }
        if let anchor = event.anchor {
            openAnchors.remove(anchor)
            anchors[anchor] = built
        }
        return built
    }

    private mutating func alias(_ name: String, _ event: YAMLEvent) throws(Finding) -> (node: YAMLNode, size: Int) {
        if openAnchors.contains(name) {
            throw source.finding(
                at: event.range, rule: "yaml-alias", Phrase("*\(name) stands inside the very value that &\(name) names")
            )
        }
        guard let (node, size) = anchors[name] else {
            throw source.finding(
                at: event.range, rule: "yaml-alias", Phrase("there is no &\(name) above for *\(name)"),
                suggestion: Suggestions.advice(for: name, among: Array(anchors.keys)))
        }
        repeated += size
        if repeated > YAMLTreeBuilder.mostRepeated {
            throw source.finding(
                at: event.range, rule: "yaml-alias",
                Phrase("the aliases of this file repeat more than \(YAMLTreeBuilder.mostRepeated) values"),
                suggestion: Phrase("write the values out, or use fewer aliases of aliases"))
        }
        return (node, size)
    }

    private mutating func sequence(
        _ event: YAMLEvent, _ isFlow: Bool, _ depth: Int
    ) throws(Finding) -> (node: YAMLNode, size: Int) {
        var elements: [YAMLNode] = []
        var size = 1
        while true {
            let inner = try next()
            if case .sequenceEnd = inner.kind {
                let range = isFlow ? event.range.lowerBound..<inner.range.upperBound : event.range
                return (
                    YAMLNode(
                        mark: source.mark(at: range.lowerBound), kind: .sequence(elements), range: range), size
                )
            }
            let element = try node(inner, depth: depth + 1)
            elements.append(element.node)
            size += element.size
        }
    }

    private mutating func mapping(
        _ event: YAMLEvent, _ isFlow: Bool, _ depth: Int
    ) throws(Finding) -> (node: YAMLNode, size: Int) {
        var pairs: [(key: YAMLNode, value: YAMLNode)] = []
        var lines: [String: Int] = [:]
        var size = 1
        while true {
            let inner = try next()
            if case .mappingEnd = inner.kind {
                let first = pairs.first?.key.range ?? event.range
                let range = isFlow ? event.range.lowerBound..<inner.range.upperBound : first
                let mark = source.mark(at: range.lowerBound)
                return (YAMLNode(mark: mark, kind: .mapping(merged(pairs)), range: range), size)
            }
            let key = try node(inner, depth: depth + 1)
            let value = try node(try next(), depth: depth + 1)
            size += key.size + value.size
            if let name = key.node.text {
                if let line = lines[name] {
                    if findings.count >= YAMLTreeBuilder.mostFindings { continue }
                    findings.append(
                        source.finding(
                            at: key.node.range, rule: "duplicate-key",
                            Phrase("\"\(name)\" is written twice, first in line \(line)"),
                            suggestion: Phrase("keep one of them")))
                    continue
                }
                lines[name] = key.node.mark.line
            }
            pairs.append((key.node, value.node))
        }
    }

    /// Resolves `<<`: the keys of the mappings that it names stand in wherever the mapping has none of its own.
    private mutating func merged(
        _ pairs: [(key: YAMLNode, value: YAMLNode)]
    ) -> [(key: YAMLNode, value: YAMLNode)] {
        guard let merge = pairs.first(where: { $0.key.text == "<<" && $0.key.style == .plain }) else { return pairs }
        let sources = merge.value.elements ?? [merge.value]
        guard sources.allSatisfy({ $0.pairs != nil }) else {
            findings.append(
                source.finding(
                    at: merge.key.range, rule: "yaml-merge", Phrase("\"<<\" takes a mapping or a list of mappings"),
                    suggestion: Phrase("write it as <<: *name")))
            return pairs.filter { $0.key.text != "<<" }
        }
        var result = pairs.filter { $0.key.text != "<<" }
        var names = Set(result.compactMap(\.key.text))
        for pair in sources.flatMap({ $0.pairs ?? [] }) {
            if let name = pair.key.text, !names.insert(name).inserted { continue }
            result.append(pair)
        }
        return result
    }

    private mutating func checkTag(_ event: YAMLEvent) {
        let known = ["str", "int", "float", "bool", "null", "seq", "map"].map { "tag:yaml.org,2002:\($0)" }
        guard let tag = event.tag, tag != "!", !known.contains(tag), findings.count < Self.mostFindings else { return }
        findings.append(
            source.finding(
                at: event.range, rule: "yaml-tag", severity: .warning, Phrase("the tag \(tag) means nothing here"),
                suggestion: Phrase("delete it")))
    }
}
