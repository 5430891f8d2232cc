import Foundation
internal import SQLite

/// Finds the members of many activities, on a connection of its own that only reads.
final class MemberFinder {
    private let connection: Connection
    private let question: Statement

    /// - Parameter byEmail: by the key of the address, else by the external id.
    init(path: String, byEmail: Bool) throws {
        connection = try Connection(path: path, readOnly: true)
        question = try connection.temporaryStatement(
            byEmail
                ? "SELECT id FROM members WHERE email_key = :who" : "SELECT id FROM members WHERE external_id = :who")
    }

    /// Gives each row its member's id, as of now; the rows in the order of these ids, those of strangers last.
    func arrange(_ rows: inout PackedRows) throws -> [Int32] {
        var order = Array(0..<Int32(rows.count))
        rows.withBytes { bytes in
            order.sort { MemberFinder.order(rows, Int($0), Int($1), bytes) < 0 }
        }
        // Neighbours in this order are neighbours in the index too.
        var ids = [Int64](repeating: .max, count: rows.count)
        try connection.snapshot {
            try rows.withBytes { bytes in
                var last: (row: Int, id: Int64)?
                for row in order.lazy.map({ Int($0) }) {
                    if last == nil || MemberFinder.order(rows, last!.row, row, bytes) != 0 {
                        last = (row, try id(rows, row, bytes) ?? .max)
                    }
                    ids[row] = last!.id
                }
            }
        }
        for (row, id) in ids.enumerated() where id != .max { rows.set(row, ActivityPacker.member, id) }
        order.sort { (ids[Int($0)], $0) < (ids[Int($1)], $1) }
        return order
    }

    private func id(_ rows: PackedRows, _ row: Int, _ bytes: UnsafeBufferPointer<UInt8>) throws -> Int64? {
        question.bind(1, rows.cell(row, ActivityPacker.who), bytes)
        defer { question.rewind() }
        return try question.step() ? question.integer(0) : nil
    }

    private static func order(
        _ rows: PackedRows, _ one: Int, _ other: Int, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Int32 {
        guard case .text(let a) = rows.cell(one, ActivityPacker.who),
            case .text(let b) = rows.cell(other, ActivityPacker.who), let base = bytes.baseAddress
        else { return 0 }
        let difference = memcmp(base + a.lowerBound, base + b.lowerBound, min(a.count, b.count))
        return difference != 0 ? difference : Int32(a.count - b.count)
    }
}
