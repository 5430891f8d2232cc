package import Definitions
import Foundation
package import SQLite

/// Gives a column the type that `kamerton.yaml` declares now, value by value: `store migrate`.
///
/// A column of another storage is filled beside the old one, in chunks, and takes its place in one transaction; killed
/// before that, the next attempt begins anew. Values in a column of the same storage are rewritten where they stand.
package struct TypeConversion {
    private static let chunkSize = 1000

    package let change: TypeChange
    private let store: Store

    package init(_ change: TypeChange, in store: Store) { (self.change, self.store) = (change, store) }

    /// A value that is not one of the new type.
    package struct Misfit: Sendable {
        /// Of the member, or of the activity.
        package let id: Int64
        package let email: String?
        package let value: String
    }

    private var table: String { change.place.rawValue }
    private var temporary: String { "converting_" + change.column }
    private var movesColumn: Bool { change.from.columnType != change.to.columnType }

    /// How many values can be converted; calls `body` for each that cannot.
    package func survey(_ body: (Misfit) throws -> Void) throws -> Int {
        var count = 0
        try forEachChunk { rows in
            for row in rows {
                if TypeConversion.converted(row.value, to: change.to) == nil {
                    try body(Misfit(id: row.id, email: row.email, value: TypeConversion.text(row.value)))
                } else {
                    count += 1
                }
            }
        }
        return count
    }

    /// Converts every value; those that cannot be are dropped, so `survey` comes before.
    package func apply() throws {
        if movesColumn { try makeColumn() }
        let target = movesColumn ? temporary : change.column
        try forEachChunk { rows in
            try store.connection.transaction {
                for row in rows {
                    let value = TypeConversion.converted(row.value, to: change.to) ?? .null
                    if !movesColumn, value == row.value { continue }
                    try store.connection.run(
                        "UPDATE \(table) SET \(target) = :value WHERE id = :id",
                        ["value": value, "id": .integer(row.id)])
                    try store.touchMember(id: row.memberID)
                }
            }
        }
        try store.connection.transaction {
            if movesColumn { try replaceColumn() }
            try store.recordType(change.to, of: change.column, change.place)
        }
    }

    private func makeColumn() throws {
        if try store.table(table).has(temporary) {
            try store.connection.execute("ALTER TABLE \(table) DROP COLUMN \(temporary)")
        }
        try store.connection.execute("ALTER TABLE \(table) ADD COLUMN \(temporary) \(change.to.columnType)")
    }

    /// Indexes that name the column go with it and come back.
    private func replaceColumn() throws {
        let indexes = try store.connection.rows(
            """
            SELECT name, sql FROM sqlite_master
            WHERE type = 'index' AND tbl_name = :table AND sql IS NOT NULL AND instr(sql, :column) > 0
            """, ["table": .text(table), "column": .text(change.column)]
        ) { ($0.text(0), $0.text(1)) }
        for (name, _) in indexes { try store.connection.execute("DROP INDEX \(name)") }
        try store.connection.execute(
            """
            ALTER TABLE \(table) DROP COLUMN \(change.column);
            ALTER TABLE \(table) RENAME COLUMN \(temporary) TO \(change.column);
            """)
        for (_, sql) in indexes { try store.connection.execute(sql) }
    }

    private struct Row {
        let id: Int64
        let memberID: Int64
        let email: String?
        let value: SQLValue
    }

    private func forEachChunk(_ body: ([Row]) throws -> Void) throws {
        let from =
            change.place == .members
            ? "SELECT t.id, t.id, t.email, t.\(change.column) FROM members t"
            : "SELECT t.id, t.member_id, m.email, t.\(change.column) FROM activities t JOIN members m ON m.id = t.member_id"
        var after: Int64 = 0
        while true {
            let rows = try store.connection.rows(
                "\(from) WHERE t.id > :after AND t.\(change.column) IS NOT NULL ORDER BY t.id LIMIT :limit",
                ["after": .integer(after), "limit": SQLValue(TypeConversion.chunkSize)]
            ) { Row(id: $0.integer(0), memberID: $0.integer(1), email: $0.optionalText(2), value: $0.value(3)) }
            guard let last = rows.last else { return }
            try body(rows)
            after = last.id
        }
    }

    /// Nil where there is no such value of the type.
    package static func converted(_ value: SQLValue, to type: ValueType) -> SQLValue? {
        switch (value, type) {
        case (.null, _), (.blob, _): return nil
        case (.integer(let number), .boolean): return number == 0 || number == 1 ? value : nil
        case (.real(let number), .boolean): return number == 0 || number == 1 ? .integer(Int64(number)) : nil
        case (.integer(let number), .number): return .real(Double(number))
        case (.real, .number): return value
        case (.real, .date), (.integer, .date): return nil
        case (.integer(let number), .string), (.integer(let number), .oneOf):
            return (try? CellValue.value(number == 0 ? "no" : "yes", type: type, column: 0, styles: nil)) ?? nil
        default:
            let read = try? CellValue.value(text(value), type: type, column: 0, styles: nil)
            return read == .null ? nil : read
        }
    }

    /// As people write it: whole numbers without a fraction.
    package static func text(_ value: SQLValue) -> String {
        switch value {
        case .null, .blob: return ""
        case .integer(let number): return String(number)
        case .real(let number):
            return number == number.rounded() && abs(number) < 1e15 ? String(Int64(number)) : String(number)
        case .text(let text): return text
        }
    }
}
