internal import Formats
import Foundation

/// Decodes `audience:`.
struct AudienceDecoder {
    let collector: FindingCollector
    let draft: WorkspaceDraft

    func decode(_ reader: MappingReader) -> Audience {
        guard let inner = reader.mapping("audience", .audience) else { return Audience() }
        let holdout = inner.value("holdout", Values.percentage)
        if holdout == 100, let node = inner.node("holdout") {
            collector.error(
                node, .percentage, Phrase("a holdout of 100% leaves nobody"),
                suggestion: Phrase("write less, or \"disabled: true\""))
        }
        return Audience(
            filter: inner.node("where").flatMap(filter),
            exclude: inner.elements("exclude").compactMap(exclusion),
            sample: inner.value("sample", Values.percentage), holdout: holdout,
            maxAudience: inner.value("max_audience", Values.integer(1...Int.max)))
    }

    private func filter(_ node: YAMLNode) -> Filter? {
        guard !draft.isUnreadable else { return nil }
        return collector.filter(node, draft.schema) { _, words in
            draft.brokenNames.contains(words) ? .drop : .keep
        }
    }

    private func exclusion(_ node: YAMLNode) -> Audience.Exclusion? {
        guard let text = collector.value(of: node, Values.line) else { return nil }
        if text.hasPrefix("tag:") {
            let tag = text.dropFirst(4).trimmingCharacters(in: .whitespaces)
            guard !tag.isEmpty else {
                collector.error(
                    node, .wrongValue, Phrase("after \"tag:\" the name of a tag must stand"),
                    suggestion: Phrase("for example \"tag:partner\""))
                return nil
            }
            return .tag(tag)
        }
        let names = Array(draft.schema.segments.keys)
        if !names.contains(text), !draft.brokenNames.contains(text), !draft.isUnreadable {
            collector.error(
                node, .unknownSegment, Phrase("there is no segment \"\(text)\" in kamerton.yaml"),
                suggestion: Suggestions.nearest(to: text, among: names).map { Phrase("did you mean \"\($0)\"?") }
                    ?? Phrase(
                        "for a tag write \"tag:\(text)\"; segments: \(names.isEmpty ? "none" : names.sorted().joined(separator: ", "))"
                    )
            )
        }
        return .segment(text)
    }
}
