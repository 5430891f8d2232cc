internal import Formats
import Foundation

extension KeyTable {
    package static let ideas = KeyTable(
        key: "ideas",
        [
            .optional(
                "tag", .text, Phrase("the tag of `tags` by which texts come into the inbox (default idea)"),
                example: "idea"),
            .optional(
                "done", .campaignName, Phrase("the campaign that tells those who raised an idea that it is done"),
                example: "you-said-we-did"),
            .optional(
                "declined", .campaignName, Phrase("the campaign that tells them that it will not be"),
                example: "you-said-we-cannot"),
            .optional(
                "planned", .campaignName, Phrase("the campaign that tells them that it will be"),
                example: "you-said-we-will"),
            .optional(
                "doing", .campaignName, Phrase("the campaign that tells them that it has begun"),
                example: "you-said-we-began"),
        ])
}

/// Decodes `tags:` and `ideas:`.
struct IdeaDecoder {
    let collector: FindingCollector
    /// The workspace's folder; nil reads no files.
    let directory: String?

    /// Beside kamerton.yaml: read where something asks for tags.
    static let defaultFile = "tags.yaml"

    /// The rules of the file that `tags` names; its mistakes are reported in their own places.
    func tags(_ reader: MappingReader) -> TagRules? {
        guard let directory else { return nil }
        guard let node = reader.node("tags") else {
            let place = directory + "/" + IdeaDecoder.defaultFile
            guard reader.isPresent("ideas") || reader.isPresent("alarms"),
                let data = FileManager.default.contents(atPath: place)
            else { return nil }
            return parse([UInt8](data), IdeaDecoder.defaultFile)
        }
        guard let path = reader.value("tags", Values.line) else { return nil }
        let place = path.hasPrefix("/") ? path : directory + "/" + path
        guard let data = FileManager.default.contents(atPath: place) else {
            collector.error(
                node, .tags, Phrase("there is no file \(path), or it cannot be read"),
                suggestion: Phrase("its path begins at the folder of kamerton.yaml"))
            return nil
        }
        return parse([UInt8](data), path)
    }

    private func parse(_ bytes: [UInt8], _ path: String) -> TagRules? {
        let (rules, findings) = TagRuleFile.parse(bytes, file: path)
        for finding in findings { collector.append(finding) }
        return rules
    }

    func ideas(_ reader: MappingReader, _ tags: TagRules?, _ draft: inout WorkspaceDraft) -> IdeaSettings? {
        guard let inner = reader.mapping("ideas", .ideas) else { return nil }
        var settings = IdeaSettings()
        if let tag = inner.value("tag", Values.line), let node = inner.node("tag") {
            settings.tag = tag
            check(tag, node, tags, isDeclared: reader.isPresent("tags"))
        }
        for state in IdeaState.told {
            guard let name = inner.value(state.rawValue, Values.campaignName), let node = inner.node(state.rawValue)
            else { continue }
            settings.letters[state] = name
            draft.startedCampaigns.append(node)
        }
        return settings
    }

    /// A tag that the file of tags has.
    func check(_ tag: String, _ node: YAMLNode, _ tags: TagRules?, isDeclared: Bool) {
        guard let tags else {
            // A file with mistakes has been reported.
            guard !isDeclared, !collector.hasErrors else { return }
            collector.error(
                node, .tags, Phrase("nothing says which words mean \"\(tag)\""),
                suggestion: Phrase("write the words into tags.yaml, or name another file: \"tags: words.yaml\""))
            return
        }
        let names = tags.tags.map(\.name)
        guard !names.contains(tag) else { return }
        collector.error(
            node, .tags, Phrase("the file of tags has no tag \"\(tag)\""),
            suggestion: Suggestions.advice(for: tag, among: names))
    }
}

/// Whether what the workspace file starts are campaigns that there are.
struct StartedCheck {
    /// Of all files, also of those with mistakes.
    let names: Set<String>
    let collector: FindingCollector

    func check(_ nodes: [YAMLNode]) {
        for node in nodes {
            guard let name = node.text, !names.contains(name) else { continue }
            collector.error(
                node, .started, Phrase("there is no campaign \"\(name)\""),
                suggestion: Suggestions.advice(for: name, among: names.sorted())
                    ?? Phrase("write one with: kamerton new email \(name)"))
        }
    }
}
