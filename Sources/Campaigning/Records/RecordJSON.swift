internal import Crypto
internal import Definitions
internal import Formats
internal import JSON
internal import SQLite
internal import Store

/// Rows of the store as people read them: times in RFC 3339, hashes in hexadecimal, booleans as such.
struct RecordJSON {
    private let attributes: [String: ValueType]
    private let fields: [String: ValueType]

    init(_ definition: WorkspaceDefinition) {
        attributes = Dictionary(
            definition.attributes.map { ($0.name, $0.type) }, uniquingKeysWith: { first, _ in first })
        fields = Dictionary(
            definition.activities.flatMap(\.fields).map { ($0.name, $0.type) }, uniquingKeysWith: { first, _ in first })
    }

    func array(_ rows: [StoredRow]?) -> JSONValue { .array((rows ?? []).map(row)) }

    func row(_ row: StoredRow) -> JSONValue { object(row) { _ in true } }

    /// The row without declared attributes, which have a place of their own.
    func member(_ row: StoredRow) -> JSONValue { object(row) { !$0.hasPrefix("attr_") } }

    /// Every attribute that has a value, also those that are declared no longer.
    func attributes(of row: StoredRow) -> JSONValue { values(row, prefix: "attr_", types: attributes) }

    func activity(_ row: StoredRow) -> JSONValue {
        guard case .object(var result) = object(row, where: { !$0.hasPrefix("field_") }) else { return .null }
        result["fields"] = values(row, prefix: "field_", types: fields)
        return .object(result)
    }

    func response(_ row: StoredRow, answers: [StoredRow]) -> JSONValue {
        guard case .object(var result) = object(row, where: { _ in true }) else { return .null }
        result["answers"] = .array(answers.map { object($0) { $0 != "response_id" } })
        return .object(result)
    }

    static func integer(_ value: SQLValue?) -> Int64? {
        if case .integer(let number)? = value { return number }
        return nil
    }

    private func object(_ row: StoredRow, where isWanted: (String) -> Bool) -> JSONValue {
        .object(
            JSONObject(
                row.columns.filter { isWanted($0.name) }.map { ($0.name, RecordJSON.value($0.value, of: $0.name)) }))
    }

    private func values(_ row: StoredRow, prefix: String, types: [String: ValueType]) -> JSONValue {
        var result = JSONObject()
        for (column, value) in row.columns where column.hasPrefix(prefix) && value != .null {
            let name = String(column.dropFirst(prefix.count))
            if types[name] == .boolean, case .integer(let number) = value {
                result[name] = .bool(number != 0)
            } else {
                result[name] = RecordJSON.value(value, of: "")
            }
        }
        return .object(result)
    }

    private static func value(_ value: SQLValue, of column: String) -> JSONValue {
        switch value {
        case .null: .null
        case .integer(let number):
            if column == "at" || column.hasSuffix("_at") {
                .string(Instant(milliseconds: number).description)
            } else if column.hasPrefix("is_") {
                .bool(number != 0)
            } else {
                .integer(number)
            }
        case .real(let number): .real(number)
        case .text(let text): .string(text)
        case .blob(let bytes): .string(TextCode.hex(bytes))
        }
    }
}
