internal import Formats

/// Decodes `attributes:` and `activities:`.
struct DeclarationDecoder {
    let collector: FindingCollector
    private(set) var brokenNames: Set<String> = []

    init(collector: FindingCollector) { self.collector = collector }

    mutating func attributes(_ reader: MappingReader) -> [AttributeDefinition] {
        typedNames(reader.pairs("attributes"), Phrase("an attribute"), reserved: ReservedNames.member)
    }

    /// The declared activities and, after them, the built-in ones that the file does not mention.
    mutating func activities(_ reader: MappingReader) -> [ActivityDefinition] {
        var activities: [ActivityDefinition] = []
        var types: [String: (type: ValueType, activity: String)] = [:]
        for (key, value) in reader.pairs("activities") {
            guard let name = checkedName(key, Phrase("an activity"), reserved: []) else { continue }
            guard value.pairs != nil || value.scalar == .null else {
                collector.error(
                    value, .wrongType,
                    Phrase("\"\(name)\" must be a mapping of fields to types, found \(value.kindInWords)"),
                    suggestion: Phrase(
                        "for example \"\(name): { amount: number }\", or {} for an activity without fields"))
                brokenNames.insert(name)
                continue
            }
            let fields = typedNames(value.pairs ?? [], Phrase("a field"), reserved: ReservedNames.activity)
            for (field, pair) in fieldsWithKeys(fields, value.pairs ?? []) {
                if let earlier = types[field.name], earlier.type.storage != field.type.storage {
                    collector.error(
                        pair, .fieldType,
                        Phrase(
                            "\"\(field.name)\" is \(field.type.word) here and \(earlier.type.word) in \(earlier.activity)"
                        ),
                        suggestion: Phrase("give both the same type, or one of them another name"))
                } else if types[field.name] == nil {
                    types[field.name] = (field.type, name)
                }
            }
            activities.append(ActivityDefinition(name: name, fields: fields))
        }
        let declared = Set(activities.map(\.name))
        activities += ActivityDefinition.builtIn.filter { !declared.contains($0) }
            .map { ActivityDefinition(name: $0, fields: []) }
        return activities.map { told($0, types.mapValues(\.type)) }
    }

    /// With the fields that every story has, but for those that are declared: here, or with another type elsewhere.
    private func told(_ activity: ActivityDefinition, _ declared: [String: ValueType]) -> ActivityDefinition {
        guard ActivityDefinition.told.contains(activity.name) else { return activity }
        let added = ActivityDefinition.toldFields.filter { field in
            !activity.fields.contains { $0.name == field.name }
                && declared[field.name].map { $0 == field.type } ?? true
        }
        return ActivityDefinition(name: activity.name, fields: activity.fields + added)
    }

    /// An attribute may not be called as the plural that counts an activity (`purchases`).
    mutating func checkCounts(
        _ attributes: [AttributeDefinition], _ activities: [ActivityDefinition], _ reader: MappingReader
    ) {
        let counts = Dictionary(
            activities.flatMap { [($0.name, $0.name), (ActivityPlural.of($0.name) ?? $0.name, $0.name)] },
            uniquingKeysWith: { a, _ in a })
        for (key, _) in reader.pairs("attributes") {
            guard let name = key.text, let activity = counts[name], attributes.contains(where: { $0.name == name })
            else { continue }
            collector.error(
                key, .reservedName, Phrase("\"\(name)\" already counts the activity \(activity) in filters"),
                suggestion: Phrase("take another name, such as \(name)_known"))
        }
    }

    private func fieldsWithKeys(
        _ fields: [AttributeDefinition], _ pairs: [(key: YAMLNode, value: YAMLNode)]
    ) -> [(AttributeDefinition, YAMLNode)] {
        fields.compactMap { field in pairs.first { $0.key.text == field.name }.map { (field, $0.value) } }
    }

    private mutating func typedNames(
        _ pairs: [(key: YAMLNode, value: YAMLNode)], _ what: Phrase, reserved: Set<String>
    ) -> [AttributeDefinition] {
        var result: [AttributeDefinition] = []
        for (key, value) in pairs {
            let name = checkedName(key, what, reserved: reserved)
            let type = collector.valueType(value)
            if let name, let type {
                result.append(AttributeDefinition(name: name, type: type))
            } else if let name {
                brokenNames.insert(name)
            }
        }
        return result
    }

    private mutating func checkedName(_ key: YAMLNode, _ what: Phrase, reserved: Set<String>) -> String? {
        guard let name = collector.value(of: key, Values.name) else {
            if let text = key.text { brokenNames.insert(text) }
            return nil
        }
        if reserved.contains(name) || ReservedNames.filterWords.contains(name) {
            let why =
                ReservedNames.filterWords.contains(name)
                ? Phrase("a word of the filter language") : Phrase("known without it")
            collector.error(
                key, .reservedName, Phrase("\"\(name)\" cannot be \(what): it is \(why)"),
                suggestion: reserved == ReservedNames.member && reserved.contains(name)
                    ? Phrase("delete it: every member has it") : Phrase("take another name"))
        }
        return name
    }
}

extension ValueType {
    /// What the store's column holds: fields of one name share a column.
    fileprivate var storage: String {
        switch self {
        case .string, .oneOf, .date: "text"
        case .number: "number"
        case .boolean: "boolean"
        }
    }
}
