package import Definitions
internal import SQLite

extension Store {
    /// Where the types of `kamerton.yaml` are not those that the columns were written with. Choices that were only added to
    /// are no change.
    package func typeChanges(_ definition: WorkspaceDefinition) throws -> [TypeChange] {
        try typeChanges(definition.attributes, .members)
            + typeChanges(definition.activities.flatMap(\.fields), .activities)
    }

    private func typeChanges(_ declared: [AttributeDefinition], _ place: TypeChange.Place) throws -> [TypeChange] {
        let columns = Dictionary(
            uniqueKeysWithValues: try table(place.rawValue).columns.map { ($0.name, $0.type) })
        let recorded = try declaredTypes(of: place)
        var changes: [TypeChange] = []
        var seen: Set<String> = []
        for attribute in declared where seen.insert(attribute.name).inserted {
            let change = TypeChange(place: place, name: attribute.name, from: attribute.type, to: attribute.type)
            guard let columnType = columns[change.column], recorded[change.column] != attribute.type else { continue }
            let from = recorded[change.column] ?? ValueType(columnType: columnType)
            // A column from before types were recorded has whatever type its values fit.
            let isOpen = recorded[change.column] == nil || isChoice(from, attribute.type)
            if isOpen, from.columnType == attribute.type.columnType,
                try !hasMisfit(change.column, place, attribute.type)
            {
                continue
            }
            changes.append(TypeChange(place: place, name: attribute.name, from: from, to: attribute.type))
        }
        return changes
    }

    private func isChoice(_ from: ValueType, _ to: ValueType) -> Bool {
        if case .oneOf = from, case .oneOf = to { return true }
        return false
    }

    /// Notes the declared types; the caller has made sure that they are those of the columns.
    func recordDeclaredTypes(_ definition: WorkspaceDefinition) throws {
        let news =
            try unrecorded(definition.attributes, .members)
            + unrecorded(definition.activities.flatMap(\.fields), .activities)
        if news.isEmpty { return }
        try inTransaction { for (type, column, place) in news { try recordType(type, of: column, place) } }
    }

    private func unrecorded(
        _ declared: [AttributeDefinition], _ place: TypeChange.Place
    ) throws -> [(ValueType, String, TypeChange.Place)] {
        let recorded = try declaredTypes(of: place)
        var seen: Set<String> = []
        return declared.filter { seen.insert($0.name).inserted }.compactMap { attribute in
            let column = (place == .members ? "attr_" : "field_") + attribute.name
            return recorded[column] == attribute.type ? nil : (attribute.type, column, place)
        }
    }

    func recordType(_ type: ValueType, of column: String, _ place: TypeChange.Place) throws {
        try connection.run(
            """
            INSERT INTO declared_types (table_name, column_name, type) VALUES (:table, :column, :type)
            ON CONFLICT (table_name, column_name) DO UPDATE SET type = excluded.type
            """, ["table": .text(place.rawValue), "column": .text(column), "type": .text(type.stored)])
    }

    /// Empty in a store whose schema is older than the table.
    private func declaredTypes(of place: TypeChange.Place) throws -> [String: ValueType] {
        let hasTable = try connection.firstRow(
            "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'declared_types'", [:], { _ in true })
        guard hasTable == true else { return [:] }
        var types: [String: ValueType] = [:]
        try connection.forEachRow(
            "SELECT column_name, type FROM declared_types WHERE table_name = :table", ["table": .text(place.rawValue)]
        ) { types[$0.text(0)] = ValueType(stored: $0.text(1)) }
        return types
    }

    /// True when a value of the column is not one of the type. The column's name is a checked identifier.
    func hasMisfit(_ column: String, _ place: TypeChange.Place, _ type: ValueType) throws -> Bool {
        let (condition, parameters) = Store.misfit(column, type)
        guard let condition else { return false }
        return try connection.hasRow(
            "SELECT 1 FROM \(place.rawValue) WHERE \(column) IS NOT NULL AND \(condition) LIMIT 1", parameters)
    }

    /// What is not a value of the type, as SQL; nil where the column's own type sees to it.
    static func misfit(_ column: String, _ type: ValueType) -> (String?, [String: SQLValue]) {
        switch type {
        case .string, .number: return (nil, [:])
        case .boolean: return ("\(column) NOT IN (0, 1)", [:])
        case .date: return ("\(column) NOT GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'", [:])
        case .oneOf(let choices):
            let names = choices.indices.map { ":choice\($0)" }.joined(separator: ", ")
            let parameters = Dictionary(
                uniqueKeysWithValues: choices.enumerated().map { ("choice\($0)", SQLValue.text($1)) })
            return ("\(column) NOT IN (\(names))", parameters)
        }
    }
}

extension ValueType {
    /// The widest type of a column of which nothing else is known.
    init(columnType: String) {
        switch columnType {
        case "REAL": self = .number
        case "INTEGER": self = .boolean
        default: self = .string
        }
    }
}
