package import JSON

extension YAMLNode {
    /// The value that YAML's core schema gives; infinities and not-a-number, which JSON lacks, stay texts.
    package var json: JSONValue {
        switch kind {
        case .scalar(let text, let isPlain):
            switch YAMLScalar(text, isPlain: isPlain) {
            case .null: .null
            case .boolean(let value): .bool(value)
            case .integer(let value): .integer(value)
            case .number(let value): value.isFinite ? .real(value) : .string(text)
            case .text(let value): .string(value)
            }
        case .sequence(let elements): .array(elements.map(\.json))
        case .mapping(let pairs):
            .object(JSONObject(pairs.map { ($0.key.text ?? $0.key.json.text(), $0.value.json) }))
        }
    }
}
