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
        // Neighbours in this order are neighbours in the index too.
        let places = MemberFinder.places(rows)
        var ids = [Int64](repeating: .max, count: rows.count)
        try connection.snapshot {
            try rows.withBytes { bytes in
                var last: (place: Place, id: Int64)?
                for place in places {
                    if last == nil || MemberFinder.order(rows, last!.place, place, bytes) != 0 {
                        last = (place, try id(rows, Int(place.row), bytes) ?? .max)
                    }
                    ids[Int(place.row)] = last!.id
                }
            }
        }
        for (row, id) in ids.enumerated() where id != .max { rows.set(row, ActivityPacker.member, id) }
        var order = Array(0..<Int32(rows.count))
        order.sort { (ids[Int($0)], $0) < (ids[Int($1)], $1) }
        return order
    }

    /// A row, and the first eight bytes of whose it is: mostly they tell enough to bring rows in order.
    private struct Place {
        let start: UInt64
        let row: Int32
    }

    private static func places(_ rows: PackedRows) -> [Place] {
        var places: [Place] = []
        places.reserveCapacity(rows.count)
        rows.withBytes { bytes in
            for row in 0..<rows.count {
                var start: UInt64 = 0
                if case .text(let range) = rows.cell(row, ActivityPacker.who) {
                    let head = bytes[range].prefix(8)
                    for byte in head { start = start << 8 | UInt64(byte) }
                    start <<= UInt64(8 * (8 - head.count))
                }
                places.append(Place(start: start, row: Int32(row)))
            }
            places.sort { $0.start != $1.start ? $0.start < $1.start : order(rows, $0, $1, bytes) < 0 }
        }
        return places
    }

    private func id(_ rows: PackedRows, _ row: Int, _ bytes: UnsafeBufferPointer<UInt8>) throws -> Int64? {
        question.bind(1, rows.cell(row, ActivityPacker.who), bytes)
        defer { question.rewind() }
        return try question.step() ? question.integer(0) : nil
    }

    private static func order(
        _ rows: PackedRows, _ one: Place, _ other: Place, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Int32 {
        if one.start != other.start { return one.start < other.start ? -1 : 1 }
        guard case .text(let a) = rows.cell(Int(one.row), ActivityPacker.who),
            case .text(let b) = rows.cell(Int(other.row), ActivityPacker.who), let base = bytes.baseAddress
        else { return 0 }
        let difference = memcmp(base + a.lowerBound, base + b.lowerBound, min(a.count, b.count))
        return difference != 0 ? difference : Int32(a.count - b.count)
    }
}
