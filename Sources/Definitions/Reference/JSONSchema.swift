package import Formats
package import JSON

/// JSON Schemas (draft 2020-12) of the definition files, made from the tables that decoding uses, so that editors complete and
/// check while one types.
package struct JSONSchema: Sendable {
    package enum File: String, Sendable, CaseIterable {
        case workspace
        case campaign
        case occasions

        var table: KeyTable {
            switch self {
            case .workspace: .workspace
            case .campaign: .campaign
            case .occasions: .occasion
            }
        }

        /// A file that is a list of what the table describes.
        var isList: Bool { self == .occasions }

        /// Where `schema --write` and `init` put it, relative to a workspace.
        package var path: String { "schema/\(self == .workspace ? "kamerton" : rawValue).json" }
        /// What a file says so that editors find its schema.
        package var modeline: String {
            "# yaml-language-server: $schema=" + (self == .campaign ? "../" : "") + path
        }
    }

    private static let draft: JSONValue = "https://json-schema.org/draft/2020-12/schema"

    /// Of titles and descriptions.
    private let language: Language

    package init(language: Language) { self.language = language }

    /// The schema of one kind of file.
    package func document(_ file: File) -> JSONValue {
        var schema = JSONObject([
            ("$schema", JSONSchema.draft), ("$id", .string("urn:kamerton:schema:\(file.rawValue)")),
        ])
        for (name, value) in root(file).members { schema[name] = value }
        return .object(schema)
    }

    private func root(_ file: File) -> JSONObject {
        guard file.isList else { return mapping(file.table) }
        return JSONObject([("type", "array"), ("items", .object(mapping(file.table)))])
    }

    /// One schema for all kinds.
    package var bundle: JSONValue {
        let files = File.allCases
        return .object(
            JSONObject([
                ("$schema", JSONSchema.draft), ("$id", "urn:kamerton:schema"),
                ("anyOf", .array(files.map { ["$ref": .string("#/$defs/\($0.rawValue)")] })),
                ("$defs", .object(JSONObject(files.map { ($0.rawValue, .object(root($0))) }))),
            ]))
    }

    /// The files as `init` and `schema --write` write them.
    package static var files: [ScaffoldFile] {
        File.allCases.map { file in
            ScaffoldFile(file.path, JSONSchema(language: .english).document(file).text(pretty: true) + "\n")
        }
    }

    // MARK: Mappings

    private func mapping(_ table: KeyTable) -> JSONObject {
        var object = JSONObject([
            ("title", .string(table.title.text(in: language))), ("type", "object"),
            ("properties", .object(JSONObject(table.keys.map { ($0.name, property($0)) }))),
            ("additionalProperties", false),
        ])
        let required = table.keys.filter(\.isRequired).map { JSONValue.string($0.name) }
        if !required.isEmpty { object["required"] = .array(required) }
        let conditions = table.conditions.map(JSONSchema.condition)
        if !conditions.isEmpty { object["allOf"] = .array(conditions) }
        return object
    }

    private func property(_ key: Key) -> JSONValue {
        var object = JSONObject([
            ("title", .string(key.name.replacing("_", with: " "))),
            ("description", .string(key.help.text(in: language))),
        ])
        let structure = key.shape.structure
        // An optional section whose lines are all commented out is simply absent.
        let mayBeEmpty = !key.isRequired && (structure == .mapping || structure == .list)
        let value = mayBeEmpty ? ["anyOf": [schema(key.shape), ["type": "null"]]] : schema(key.shape)
        for (name, value) in value.objectValue?.members ?? [] where object[name] == nil { object[name] = value }
        if let example = example(key) { object["examples"] = [example] }
        return .object(object)
    }

    /// The example of the reference, read as YAML.
    private func example(_ key: Key) -> JSONValue? {
        guard !key.example.isEmpty else { return nil }
        let (root, _) = YAMLTree.parse(Array("example: \(key.example)\n".utf8), file: key.name)
        return root?["example"]?.json
    }

    private static func condition(_ condition: KeyCondition) -> JSONValue {
        switch condition {
        case .exactlyOne(let names): ["oneOf": .array(names.map { ["required": [.string($0)]] })]
        case .atMostOne(let names):
            [
                "oneOf": .array(
                    names.map { ["required": [.string($0)]] }
                        + [["not": ["anyOf": .array(names.map { ["required": [.string($0)]] })]]])
            ]
        case .paired(let name, withOneOf: let others):
            [
                "dependentRequired": .object(JSONObject(others.map { ($0, [.string(name)]) })),
                "dependentSchemas": .object(
                    JSONObject([(name, ["oneOf": .array(others.map { ["required": [.string($0)]] })])])),
            ]
        case .only(let name, let key, let value):
            [
                "if": holds(key, value), "then": ["required": [.string(name)]],
                "else": ["properties": .object(JSONObject([(name, false)]))],
            ]
        case .required(let name, where: let key, is: let value):
            ["if": holds(key, value), "then": ["required": [.string(name)]]]
        case .exempt(let name, where: let key, is: let value):
            ["if": holds(key, value), "else": ["required": [.string(name)]]]
        case .exemptAny(let name, where: let key, in: let values):
            [
                "if": [
                    "properties": .object(JSONObject([(key, ["enum": .array(values.map { .string($0) })])])),
                    "required": [.string(key)],
                ], "else": ["required": [.string(name)]],
            ]
        }
    }

    private static func holds(_ key: String, _ value: String) -> JSONValue {
        [
            "properties": .object(JSONObject([(key, ["const": .string(value)])])), "required": [.string(key)],
        ]
    }

    // MARK: Values

    private func schema(_ shape: Shape) -> JSONValue {
        switch shape {
        case .text: JSONSchema.text
        case .localizedText: ["anyOf": [JSONSchema.text, localizedTexts]]
        case .integer(let range):
            range.upperBound == .max
                ? ["type": "integer", "minimum": JSONValue(range.lowerBound)]
                : ["type": "integer", "minimum": JSONValue(range.lowerBound), "maximum": JSONValue(range.upperBound)]
        case .boolean: ["type": "boolean"]
        case .amount: ["type": "number", "minimum": 0]
        case .measured: ["anyOf": [["type": "number"], schema(.percentage)]]
        case .bound: ["anyOf": [["type": "number"], schema(.day)]]
        case .choice(let words): ["enum": .array(words.map { .string($0) })]
        case .secret: .object(mapping(.secretSource))
        case .hookSecret: ["anyOf": [["const": "none"], schema(.secret)]]
        case .signingSecret: ["anyOf": [schema(.secret), .object(mapping(.signingSecrets))]]
        case .filter, .condition: ["type": ["string", "boolean"], "minLength": 1]
        case .valueType:
            ["anyOf": [["enum": ["string", "number", "boolean", "date"]], .object(mapping(.oneOf))]]
        case .mapping(let table): .object(mapping(table))
        case .named(_, let inner): named(inner)
        case .dated(let inner):
            [
                "type": "object", "additionalProperties": schema(inner),
                "propertyNames": ["pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"],
            ]
        case .list(let inner): ["type": "array", "items": schema(inner)]
        case .steps: ["type": "array", "minItems": 1, "items": ["type": "object", "required": ["id"]]]
        case .ordered(_, let inner): ["type": "array", "items": entry(inner)]
        case .either(let first, let second): ["anyOf": [schema(first), schema(second)]]
        default: JSONSchema.string(matching: shape.pattern)
        }
    }

    /// Numbers and words like `true` are texts where a text is wanted.
    private static let text: JSONValue = ["type": ["string", "number", "boolean"], "minLength": 1]

    private static func string(matching pattern: String?) -> JSONValue {
        pattern.map { ["type": "string", "pattern": .string($0)] } ?? ["type": "string", "minLength": 1]
    }

    private var localizedTexts: JSONValue {
        [
            "type": "object", "minProperties": 1, "additionalProperties": JSONSchema.text,
            "propertyNames": ["pattern": JSONValue(Shape.locale.pattern)],
        ]
    }

    /// Names that the file chooses: those of the store's columns are stricter.
    private func named(_ inner: Shape) -> JSONValue {
        let (isColumn, isActivity) =
            switch inner {
            case .valueType: (true, false)
            case .named: (true, true)
            default: (false, false)
            }
        // An activity without fields may be left empty.
        let value = isActivity ? ["anyOf": [schema(inner), ["type": "null"]]] : schema(inner)
        var pattern = isColumn ? Shape.columnPattern : Shape.namePattern
        if case .pace = inner { pattern = Shape.domainPattern }
        return [
            "type": "object", "additionalProperties": value, "propertyNames": ["pattern": .string(pattern)],
        ]
    }

    /// `- name: value`; a stage may be a name alone.
    private func entry(_ inner: Shape) -> JSONValue {
        let isMapping = inner.structure == .mapping
        let pair: JSONValue = [
            "type": "object", "minProperties": 1, "maxProperties": 1,
            "additionalProperties": isMapping ? schema(inner) : ["anyOf": [schema(inner), ["type": "null"]]],
            "propertyNames": ["pattern": .string(Shape.namePattern)],
        ]
        return isMapping ? pair : ["anyOf": [JSONSchema.string(matching: Shape.namePattern), pair]]
    }
}
