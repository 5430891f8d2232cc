/// What a campaign gives a reader who buys nothing.
package enum Teaching: String, Sendable, CaseIterable {
    /// It says what there is to know.
    case tell
    /// It shows how it is done.
    case show
    /// It says why it is so.
    case why
}

/// Decodes `teaches:`, one word or several.
struct TeachingDecoder {
    let collector: FindingCollector

    func decode(_ reader: MappingReader) -> [Teaching] {
        guard let node = reader.node("teaches") else { return [] }
        var found: [Teaching] = []
        for element in node.elements ?? [node] {
            if let one = collector.value(of: element, Values.choice(Teaching.self)), !found.contains(one) {
                found.append(one)
            }
        }
        return found
    }
}
