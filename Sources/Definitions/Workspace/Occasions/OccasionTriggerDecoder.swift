internal import Formats

/// Decodes `occasion:` and `apart:` of a trigger.
struct OccasionTriggerDecoder {
    let collector: FindingCollector
    let file: OccasionFile

    func decode(_ reader: MappingReader) -> SequenceTrigger? {
        guard let node = reader.node("occasion") else { return nil }
        let apart = reader.value("apart", Values.duration) ?? OccasionTrigger.defaultApart
        if node.text == OccasionFile.any {
            if file.names.isEmpty, !file.isUnreadable {
                collector.error(
                    node, .occasion, Phrase("there are no occasions"),
                    suggestion: Phrase("write them into occasions.yaml, beside kamerton.yaml"))
                return nil
            }
            return .occasion(OccasionTrigger(occasions: file.occasions, isAny: true, apart: apart))
        }
        let found = (node.elements ?? [node]).compactMap(occasion)
        // In the order of the file, whatever the order here: of two that are new to a member the first one goes.
        let occasions = file.occasions.filter { found.contains($0.name) }
        return occasions.isEmpty
            ? nil : .occasion(OccasionTrigger(occasions: occasions, isAny: false, apart: apart))
    }

    private func occasion(_ node: YAMLNode) -> String? {
        guard let name = collector.value(of: node, Values.hyphenatedName), !file.isUnreadable else { return nil }
        guard !file.names.contains(name) else { return name }
        collector.error(
            node, .occasion, Phrase("there is no occasion \"\(name)\" in occasions.yaml"),
            suggestion: Suggestions.advice(for: name, among: file.names)
                ?? Phrase("write them into occasions.yaml, beside kamerton.yaml"))
        return nil
    }
}

extension CampaignDefinition {
    /// The occasions that begin it; none for what other things begin.
    package var occasions: [OccasionDefinition] {
        guard case .occasion(let trigger) = sequence?.trigger else { return [] }
        return trigger.occasions
    }
}
