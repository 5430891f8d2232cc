internal import Formats
internal import SQLite

/// Packed rows, bound and compared where they are.
extension ActivityWriter {
    /// The id of the member whose activity it is.
    func member(_ rows: PackedRows, at number: Int, byEmail: Bool) throws -> Int64? {
        let statement = byEmail ? memberByEmail : memberByExternalID
        return try rows.withBytes { bytes in
            statement.bind(1, rows.cell(number, ActivityPacker.who), bytes)
            defer { statement.rewind() }
            return try statement.step() ? statement.integer(0) : nil
        }
    }

    /// True if the activity was not there. The member is not touched.
    func insert(_ rows: PackedRows, at number: Int, memberID: Int64, now: Instant) throws -> Bool {
        try rows.withBytes { bytes in
            // In the order in which the statement names them.
            insertion.bindInteger(1, memberID)
            insertion.bind(2, rows.cell(number, ActivityPacker.kind), bytes)
            insertion.bind(3, rows.cell(number, ActivityPacker.at), bytes)
            insertion.bind(4, rows.cell(number, ActivityPacker.source), bytes)
            insertion.bind(5, rows.cell(number, ActivityPacker.sourceKey), bytes)
            insertion.bindInteger(6, now.milliseconds)
            for column in columns.indices {
                insertion.bind(Int32(7 + column), rows.cell(number, ActivityPacker.values + column), bytes)
            }
            try insertion.run()
        }
        return store.connection.changes > 0
    }

    /// Adds many activities: the ids of those that were not there, in the order of the rows. No member is touched.
    func insert(
        _ rows: PackedRows, _ numbers: [Int], memberIDs: [Int64], now: Instant
    ) throws -> Range<Int64> {
        try rows.withBytes { bytes in
            batchInsertion.bindInteger(1, now.milliseconds)
            var index: Int32 = 2
            for (number, memberID) in zip(numbers, memberIDs) {
                batchInsertion.bindInteger(index, memberID)
                batchInsertion.bind(index + 1, rows.cell(number, ActivityPacker.kind), bytes)
                batchInsertion.bind(index + 2, rows.cell(number, ActivityPacker.at), bytes)
                batchInsertion.bind(index + 3, rows.cell(number, ActivityPacker.source), bytes)
                batchInsertion.bind(index + 4, rows.cell(number, ActivityPacker.sourceKey), bytes)
                index += 5
                for column in columns.indices {
                    batchInsertion.bind(index, rows.cell(number, ActivityPacker.values + column), bytes)
                    index += 1
                }
            }
            try batchInsertion.run()
        }
        let (count, last) = (Int64(store.connection.changes), store.connection.lastInsertedID)
        return count == 0 ? 0..<0 : (last - count + 1)..<(last + 1)
    }

    /// The id of the activity with the row's identity.
    func find(_ rows: PackedRows, at number: Int) throws -> Int64? {
        try rows.withBytes { bytes in
            finding.bind(1, rows.cell(number, ActivityPacker.source), bytes)
            finding.bind(2, rows.cell(number, ActivityPacker.sourceKey), bytes)
            defer { finding.rewind() }
            return try finding.step() ? finding.integer(0) : nil
        }
    }

    /// True when the activity is there and the row says nothing new of it.
    func isSame(_ rows: PackedRows, at number: Int, memberID: Int64) throws -> Bool {
        try rows.withBytes { bytes in
            finding.bind(1, rows.cell(number, ActivityPacker.source), bytes)
            finding.bind(2, rows.cell(number, ActivityPacker.sourceKey), bytes)
            defer { finding.rewind() }
            guard try finding.step() else { return false }
            return finding.integer(1) == memberID && finding.agrees(2, rows.cell(number, ActivityPacker.kind), bytes)
                && finding.agrees(3, rows.cell(number, ActivityPacker.at), bytes)
                && columns.indices.allSatisfy {
                    finding.agrees(4 + $0, rows.cell(number, ActivityPacker.values + $0), bytes)
                }
        }
    }
}
