internal import Formats

extension KeyTable {
    package static let mentoring = KeyTable(
        key: "mentoring",
        [
            .required(
                "newcomers", .filter, Phrase("who is offered a mentor"), example: "joined_at within 30d"),
            .optional(
                "match", .list(.name),
                Phrase("what should be the same of both, the most important first: attributes, locale, timezone"),
                example: "[city, locale, interest]"),
            .optional("role", .name, Phrase("the role of those who mentor (default mentor)"), example: "mentor"),
            .optional(
                "capacity", .integer(1...50), Phrase("newcomers whom a mentor has at once (default 3)"), example: "3"),
        ])
}

/// Decodes `mentoring:`.
struct MentoringDecoder {
    let collector: FindingCollector
    let roles: [RoleDefinition]

    func decode(_ reader: MappingReader, _ rules: inout RuleDecoder) -> MentoringDefinition? {
        guard let key = reader.key("mentoring"), let inner = reader.mapping("mentoring", .mentoring) else { return nil }
        let newcomers = inner.node("newcomers").flatMap { rules.filter($0) }
        let capacity = inner.value("capacity", Values.integer(1...50)) ?? MentoringDefinition.defaultCapacity
        let role = role(inner, key)
        let elements = inner.elements("match")
        let match = elements.compactMap { operand($0, rules.schema) }
        guard let newcomers, let role, match.count == elements.count else { return nil }
        return MentoringDefinition(match: match, newcomers: newcomers, role: role, capacity: capacity)
    }

    private func role(_ reader: MappingReader, _ key: YAMLNode) -> String? {
        let name = reader.value("role", Values.hyphenatedName) ?? MentoringDefinition.defaultRole
        guard !roles.contains(where: { $0.name == name }) else { return name }
        collector.error(
            reader.node("role") ?? key, .wrongValue, Phrase("there is no role \"\(name)\" for those who mentor"),
            suggestion: Suggestions.advice(for: name, among: roles.map(\.name))
                ?? Phrase("declare it in kamerton.yaml: roles: { \(name): { title: … } }"))
        return nil
    }

    /// What can be compared between two members.
    private func operand(_ node: YAMLNode, _ schema: FilterSchema) -> FilterOperand? {
        guard let name = collector.value(of: node, Values.line) else { return nil }
        switch name {
        case "locale": return .member(.locale)
        case "timezone": return .member(.timezone)
        default: break
        }
        if let attribute = schema.attributes.first(where: { $0.name == name }) { return .attribute(attribute) }
        collector.error(
            node, .wrongValue, Phrase("\"\(name)\" cannot be matched: it is no attribute"),
            suggestion: Suggestions.advice(for: name, among: ["locale", "timezone"] + schema.attributes.map(\.name)))
        return nil
    }
}
