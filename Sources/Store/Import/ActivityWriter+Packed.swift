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
