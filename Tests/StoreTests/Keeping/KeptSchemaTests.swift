import Definitions
import Foundation
import SQLite
import Store
import TestSupport
import Testing

/// Stores as earlier versions wrote them, kept in Tests/Fixtures/stores.
@Suite struct KeptSchemaTests {
    private let folder = TemporaryFolder()

    private func copy(_ name: String) throws -> String {
        let path = folder.path + "/store.sqlite"
        try FileManager.default.copyItem(atPath: SourceRoot.path + "/Tests/Fixtures/stores/" + name, toPath: path)
        return path
    }

    private static var definition: WorkspaceDefinition {
        var definition = Sample.definition()
        definition.attributes = [
            AttributeDefinition(name: "city", type: .string),
            AttributeDefinition(name: "plan", type: .oneOf(["free", "club", "patron"])),
            AttributeDefinition(name: "garden_size", type: .number),
        ]
        return definition
    }

    /// What every table holds, by the columns that the table had.
    private func rows(_ connection: Connection, columns: [String: [String]]) throws -> [String: [String]] {
        var result: [String: [String]] = [:]
        for (table, names) in columns where table != "meta" {
            let list = names.joined(separator: ", ")
            result[table] = try connection.rows("SELECT \(list) FROM \(table) ORDER BY \(list)") { row in
                (0..<row.columnCount).map { "\(row.value($0))" }.joined(separator: " ")
            }
        }
        return result
    }

    private func columns(_ connection: Connection) throws -> [String: [String]] {
        let tables = try connection.rows(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
        ) { $0.text(0) }
        return try Dictionary(
            uniqueKeysWithValues: tables.map { table in
                (table, try connection.rows("SELECT name FROM pragma_table_info('\(table)')") { $0.text(0) })
            })
    }

    @Test(arguments: [1, 2, 3, 4, 5, 6]) func anEarlierSchemaComesForwardAndLosesNothing(_ version: Int) throws {
        let path = try copy("schema-00\(version).sqlite")
        #expect(try Store.schemaVersions(at: path).found == version)
        let old = try Connection(path: path)
        let columns = try columns(old)
        let before = try rows(old, columns: columns)
        #expect(before.values.allSatisfy { !$0.isEmpty })
        let store = try Store(path: path)
        #expect(try Store.schemaVersions(at: path).found == Store.schemaVersions(at: path).known)
        #expect(try rows(store.connection, columns: columns) == before)
        #expect(store.salt == Sample.salt)
        #expect(try store.memberID(emailKey: "мария@xn--80a1acny.xn--p1ai") == 3)
        try store.addDeclaredColumns(KeptSchemaTests.definition)
        let findings = try StoreVerification(of: store, definition: KeptSchemaTests.definition, now: Sample.now)
            .findings()
        #expect(findings.isEmpty, "\(findings)")
    }

    @Test(arguments: [1, 2, 3, 4, 5, 6]) func aNewStoreAndOneBroughtForwardHaveTheSameSchema(_ version: Int) throws {
        func schema(_ store: Store) throws -> Set<String> {
            Set(
                try store.connection.rows(
                    """
                    SELECT sql FROM sqlite_master
                    WHERE sql IS NOT NULL AND name NOT IN ('members', 'activities') AND name NOT LIKE 'sqlite%'
                    """
                ) { $0.text(0).split(whereSeparator: \.isWhitespace).joined(separator: " ") })
        }
        let old = try Store(path: copy("schema-00\(version).sqlite"))
        let new = try Sample.store(in: folder)
        #expect(try schema(old) == schema(new))
    }

    @Test func whoOnlyReadsChangesNothing() throws {
        let path = try copy("schema-001.sqlite")
        #expect(throws: StoreError.self) { _ = try Store(reading: path) }
        _ = try Store(reading: path, anySchema: true)
        #expect(try Store.schemaVersions(at: path).found == 1)
    }
}
