import Foundation
import JSON

/// Enough of JSON Schema (draft 2020-12) to check our own: a keyword that it does not know is a mistake, lest one be ignored.
struct SchemaValidator {
    let root: JSONValue

    /// Where and how a value breaks the schema; empty when it fits.
    func mistakes(_ value: JSONValue) -> [String] { mistakes(value, root, "") }

    private static let annotations: Set<String> = ["$schema", "$id", "$defs", "title", "description", "examples"]

    private func mistakes(_ value: JSONValue, _ schema: JSONValue, _ path: String) -> [String] {
        if let fits = schema.boolValue { return fits ? [] : ["\(path): nothing may stand here"] }
        guard let keywords = schema.objectValue else { return ["\(path): not a schema: \(schema.text())"] }
        var result: [String] = []
        for (name, argument) in keywords.members where !SchemaValidator.annotations.contains(name) {
            if ["then", "else"].contains(name), schema["if"] != nil { continue }
            result += check(value, name, argument, schema, path)
        }
        return result
    }

    private func fits(_ value: JSONValue, _ schema: JSONValue) -> Bool { mistakes(value, schema, "").isEmpty }

    private func check(
        _ value: JSONValue, _ keyword: String, _ argument: JSONValue, _ schema: JSONValue, _ path: String
    ) -> [String] {
        let list = argument.arrayValue ?? []
        let holds: Bool
        switch keyword {
        case "$ref":
            guard let target = argument.stringValue.flatMap({ root.value(at: String($0.dropFirst())) }) else {
                return ["\(path): there is no \(argument.text())"]
            }
            return mistakes(value, target, path)
        case "type": holds = (list.isEmpty ? [argument] : list).contains { hasType(value, $0.stringValue ?? "") }
        case "const": holds = value == argument
        case "enum": holds = list.contains(value)
        case "minLength": holds = (value.stringValue?.unicodeScalars.count ?? .max) >= Int(argument.integerValue ?? 0)
        case "pattern": holds = value.stringValue.map { matches($0, argument.stringValue ?? "") } ?? true
        case "minimum": holds = value.numberValue.map { $0 >= argument.numberValue ?? 0 } ?? true
        case "maximum": holds = value.numberValue.map { $0 <= argument.numberValue ?? 0 } ?? true
        case "minProperties": holds = (value.objectValue?.count ?? .max) >= Int(argument.integerValue ?? 0)
        case "maxProperties": holds = (value.objectValue?.count ?? 0) <= Int(argument.integerValue ?? 0)
        case "anyOf":
            let tries = list.map { mistakes(value, $0, path) }
            return tries.contains { $0.isEmpty } ? [] : tries.min { $0.count < $1.count } ?? ["\(path): no choice"]
        case "not": holds = !fits(value, argument)
        case "minItems": holds = (value.arrayValue?.count ?? .max) >= Int(argument.integerValue ?? 0)
        case "oneOf": holds = list.count { fits(value, $0) } == 1
        case "allOf": return list.flatMap { mistakes(value, $0, path) }
        case "if":
            let branch = fits(value, argument) ? schema["then"] : schema["else"]
            return branch.map { mistakes(value, $0, path) } ?? []
        case "items":
            return (value.arrayValue ?? []).enumerated().flatMap { mistakes($1, argument, "\(path)/\($0)") }
        default: return checkObject(value, keyword, argument, schema, path)
        }
        return holds ? [] : ["\(path): \(value.text()) against \(keyword): \(argument.text())"]
    }

    private func checkObject(
        _ value: JSONValue, _ keyword: String, _ argument: JSONValue, _ schema: JSONValue, _ path: String
    ) -> [String] {
        let members = value.objectValue?.members ?? []
        switch keyword {
        case "required":
            guard let object = value.objectValue else { return [] }
            return (argument.arrayValue ?? []).compactMap(\.stringValue).filter { object[$0] == nil }
                .map { "\(path): \($0) is missing" }
        case "properties":
            return members.flatMap { member in
                argument[member.name].map { mistakes(member.value, $0, "\(path)/\(member.name)") } ?? []
            }
        case "additionalProperties":
            return members.filter { schema["properties"]?[$0.name] == nil }
                .flatMap { mistakes($0.value, argument, "\(path)/\($0.name)") }
        case "propertyNames": return members.flatMap { mistakes(.string($0.name), argument, "\(path)/\($0.name)") }
        case "dependentRequired":
            guard let object = value.objectValue else { return [] }
            return (argument.objectValue?.members ?? []).filter { object[$0.name] != nil }
                .flatMap { ($0.value.arrayValue ?? []).compactMap(\.stringValue) }.filter { object[$0] == nil }
                .map { "\(path): \($0) is missing" }
        case "dependentSchemas":
            return (argument.objectValue?.members ?? []).filter { value[$0.name] != nil }
                .flatMap { mistakes(value, $0.value, path) }
        default: return ["\(path): the keyword \(keyword) is not known"]
        }
    }

    private func hasType(_ value: JSONValue, _ type: String) -> Bool {
        switch value {
        case .null: type == "null"
        case .bool: type == "boolean"
        case .integer: type == "integer" || type == "number"
        case .real: type == "number"
        case .string: type == "string"
        case .array: type == "array"
        case .object: type == "object"
        }
    }

    private func matches(_ text: String, _ pattern: String) -> Bool {
        text.range(of: pattern, options: .regularExpression) != nil
    }
}
