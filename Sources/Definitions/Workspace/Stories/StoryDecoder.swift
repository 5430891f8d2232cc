internal import Formats

extension KeyTable {
    package static let stories = KeyTable(
        key: "stories",
        [.required("wording", .mapping(.storyWording), Phrase("what a member who may be quoted agrees to"))])

    package static let storyWording = KeyTable(
        key: "stories.wording",
        [
            .required(
                "version", .text, Phrase("names this text in the proof; a new text takes a new version"),
                example: "2026-11"),
            .required(
                "text", .localizedText, Phrase("stands above the buttons: say where the words may stand"),
                example:
                    "{ ru: Эти слова можно приводить в письмах клуба, en: The club may quote these words in its mail }"),
        ])
}

/// Decodes `stories:`.
struct StoryDecoder {
    let collector: FindingCollector

    /// Nil when there is none, or when it has mistakes.
    func decode(_ reader: MappingReader) -> StorySettings? {
        guard let inner = reader.mapping("stories", .stories) else { return nil }
        return WordingDecoder(collector: collector).decode(inner.mapping("wording", .storyWording))
            .map(StorySettings.init)
    }
}
