package import Definitions
internal import SQLite

extension Store {
    /// Adds the typed columns of declared attributes (`members.attr_NAME`) and of activities' fields
    /// (`activities.field_NAME`) that the tables lack. Called by the commands that write. Nothing is ever dropped.
    /// - Throws: `StoreError.changedTypes` when one is declared with another type than its column was written with.
    package func addDeclaredColumns(_ definition: WorkspaceDefinition) throws {
        let changes = try typeChanges(definition)
        if !changes.isEmpty { throw StoreError.changedTypes(changes) }
        try addColumns(definition.attributes, prefix: "attr_", table: "members")
        try addColumns(definition.activities.flatMap(\.fields), prefix: "field_", table: "activities")
        try recordDeclaredTypes(definition)
    }

    /// The declared columns that a table has.
    package func declaredColumns(ofMembers: Bool) throws -> Set<String> {
        let table = ofMembers ? "members" : "activities"
        let prefix = ofMembers ? "attr_" : "field_"
        let names = try connection.rows("SELECT name FROM pragma_table_info('\(table)')") { $0.text(0) }
        return Set(names.filter { $0.hasPrefix(prefix) })
    }

    private func addColumns(_ attributes: [AttributeDefinition], prefix: String, table: String) throws {
        guard try !missingColumns(attributes, prefix: prefix, table: table).isEmpty else { return }
        try inTransaction {
            // Another process may have added them meanwhile: what is missing is asked again, now that nobody else writes.
            for (column, type) in try missingColumns(attributes, prefix: prefix, table: table) {
                // The name is a checked identifier ([a-z][a-z0-9_]{0,50}) and the type one of three words.
                try connection.execute("ALTER TABLE \(table) ADD COLUMN \(column) \(type)")
            }
        }
    }

    private func missingColumns(
        _ attributes: [AttributeDefinition], prefix: String, table: String
    ) throws -> [(name: String, type: String)] {
        let present = try Set(connection.rows("SELECT name FROM pragma_table_info('\(table)')") { $0.text(0) })
        var missing: [(name: String, type: String)] = []
        for attribute in attributes {
            let column = prefix + attribute.name
            guard !present.contains(column), !missing.contains(where: { $0.name == column }) else { continue }
            missing.append((column, attribute.type.columnType))
        }
        return missing
    }
}

extension ValueType {
    /// The column type: dates and choices are text, booleans 0 or 1.
    package var columnType: String {
        switch self {
        case .string, .date, .oneOf: "TEXT"
        case .number: "REAL"
        case .boolean: "INTEGER"
        }
    }
}
