import Definitions
import SQLite
import Store
import TestSupport
import Testing

@Suite struct TypeConversionTests {
    private let folder = TemporaryFolder()

    private func definition(_ type: ValueType, field: ValueType = .number) -> WorkspaceDefinition {
        var definition = Sample.definition()
        definition.attributes = [AttributeDefinition(name: "size", type: type)]
        definition.activities = [
            ActivityDefinition(name: "purchase", fields: [AttributeDefinition(name: "amount", type: field)])
        ]
        return definition
    }

    private func store(_ type: ValueType, _ values: [SQLValue]) throws -> Store {
        let store = try Sample.store(in: folder)
        try store.addDeclaredColumns(definition(type))
        for (number, value) in values.enumerated() {
            let id = try store.seedMember("m\(number)@example.org")
            try store.connection.run("UPDATE members SET attr_size = :v WHERE id = \(id)", ["v": value])
        }
        return store
    }

    private func values(_ store: Store) throws -> [SQLValue] {
        try store.connection.rows("SELECT attr_size FROM members ORDER BY id") { $0.value(0) }
    }

    @Test func aCommandThatMeetsAnotherTypeSaysSo() throws {
        let store = try store(.string, ["10"])
        #expect(throws: StoreError.self) { try store.addDeclaredColumns(definition(.number)) }
        #expect(throws: StoreError.self) { try store.addDeclaredColumns(definition(.date)) }
        #expect(try store.typeChanges(definition(.string)).isEmpty)
        #expect(try store.typeChanges(definition(.number)).map(\.words) == ["size (string → number)"])
        #expect(try store.typeChanges(definition(.string, field: .string)).map(\.column) == ["field_amount"])
    }

    @Test func moreChoicesAreNoChangeAndFewerOnlyWhereOneIsTaken() throws {
        let store = try store(.oneOf(["a", "b"]), ["a"])
        try store.addDeclaredColumns(definition(.oneOf(["a", "b", "c"])))
        try store.addDeclaredColumns(definition(.oneOf(["a"])))
        #expect(try store.typeChanges(definition(.oneOf(["b"]))).count == 1)
    }

    @Test(arguments: [
        (
            ValueType.string, ValueType.number, ["12.5", "1 234,5", "many"] as [SQLValue],
            [12.5, 1234.5, nil] as [SQLValue]
        ),
        (.string, .date, ["2026-10-31", "31.12.2026", "soon"], ["2026-10-31", "2026-12-31", nil]),
        (.string, .boolean, ["yes", "нет", "perhaps"], [1, 0, nil]),
        (.string, .oneOf(["free", "club"]), ["free", "CLUB", "vip"], ["free", "club", nil]),
        (.number, .string, [12.5, 3.0], ["12.5", "3"]),
        (.number, .boolean, [1.0, 0.0, 7.0], [1, 0, nil]),
        (.boolean, .number, [1, 0], [1.0, 0.0]),
        (.boolean, .string, [1, 0], ["yes", "no"]),
        (.date, .string, ["2026-10-31"], ["2026-10-31"]),
    ])
    func valuesAreConvertedOrNamed(
        from: ValueType, to: ValueType, old: [SQLValue], new: [SQLValue]
    ) throws {
        let store = try store(from, old)
        let change = try #require(try store.typeChanges(definition(to)).first)
        let conversion = TypeConversion(change, in: store)
        var misfits: [Int64] = []
        let convertible = try conversion.survey { misfits.append($0.id) }
        #expect(misfits == new.indices.filter { new[$0] == .null }.map { Int64($0 + 1) })
        #expect(convertible == new.count - misfits.count)
        try conversion.apply()
        #expect(try values(store) == new)
        try store.addDeclaredColumns(definition(to))
        #expect(
            try store.word("SELECT type FROM pragma_table_info('members') WHERE name = 'attr_size'")
                == (to == .number ? "REAL" : to == .boolean ? "INTEGER" : "TEXT"))
    }

    @Test func aConversionThatWasKilledBeginsAnew() throws {
        let store = try store(.string, ["1", "2"])
        try store.connection.execute(
            "ALTER TABLE members ADD COLUMN converting_attr_size REAL; UPDATE members SET converting_attr_size = 7")
        let change = try #require(try store.typeChanges(definition(.number)).first)
        try TypeConversion(change, in: store).apply()
        #expect(try values(store) == [1.0, 2.0])
        #expect(try store.number("SELECT count(*) FROM pragma_table_info('members') WHERE name LIKE 'conv%'") == 0)
    }

    @Test func anIndexOnTheColumnStays() throws {
        let store = try store(.string, ["1"])
        try store.connection.execute("CREATE INDEX members_by_size ON members (attr_size, id)")
        let change = try #require(try store.typeChanges(definition(.number)).first)
        try TypeConversion(change, in: store).apply()
        #expect(try store.number("SELECT count(*) FROM sqlite_master WHERE name = 'members_by_size'") == 1)
    }

    @Test func aColumnFromBeforeTypesWereRecordedHasTheTypeThatItsValuesFit() throws {
        let store = try store(.string, ["2026-10-31"])
        try store.connection.execute("DELETE FROM declared_types")
        #expect(try store.typeChanges(definition(.date)).isEmpty)
        try store.connection.execute("UPDATE members SET attr_size = 'big'")
        #expect(try store.typeChanges(definition(.date)).map(\.from) == [.string])
    }
}
