internal import Formats

/// Decodes `import:`: which column of an export holds what.
struct ImportMapDecoder {
    /// Who, when and which, beside the questions.
    static let personal = ["token", "email", "at", "id"]

    let collector: FindingCollector

    func decode(_ reader: MappingReader, _ survey: SurveyDefinition?) -> [String: String] {
        let fields = ImportMapDecoder.personal + (survey?.questions ?? []).flatMap(\.answerNames)
        if let key = reader.key("import"), reader.node("survey") == nil {
            collector.error(
                key, .unknownKey, Phrase("only a survey has \"import\""), suggestion: Phrase("delete the line"))
        }
        var map: [String: String] = [:]
        for (key, value) in reader.pairs("import") {
            guard let name = key.text, let header = collector.value(of: value, Values.line) else { continue }
            guard survey == nil || fields.contains(name) else {
                collector.error(
                    key, .unknownKey, Phrase("\"\(name)\" is no question of this survey"),
                    suggestion: Suggestions.advice(for: name, among: fields))
                continue
            }
            map[name] = header
        }
        return map
    }
}
