internal import Formats
internal import SQLite

/// Packed rows, bound and compared where they are.
extension MemberWriter {
    /// Makes a member; its id, or nil when the address or the external id are another's.
    func insert(_ rows: PackedRows, at number: Int, now: Instant) throws -> Int64? {
        try rows.withBytes { bytes in
            // In the order in which the statement names them.
            insertion.bind(1, rows.cell(number, MemberPacker.key), isBlob: true, bytes)
            let email = rows.cell(number, MemberPacker.email)
            insertion.bind(2, email, bytes)
            insertion.bind(3, email, bytes)
            insertion.bind(4, rows.cell(number, MemberPacker.externalID), bytes)
            insertion.bindInteger(5, now.milliseconds)
            for column in columns.indices {
                insertion.bind(Int32(6 + column), rows.cell(number, MemberPacker.values + column), bytes)
            }
            try insertion.run()
        }
        return store.connection.changes > 0 ? store.connection.lastInsertedID : nil
    }

    /// Makes many members: the ids of those that were made, in the order of the rows.
    func insert(_ rows: PackedRows, _ numbers: [Int], now: Instant) throws -> Range<Int64> {
        try rows.withBytes { bytes in
            batchInsertion.bindInteger(1, now.milliseconds)
            var index: Int32 = 2
            for number in numbers {
                batchInsertion.bind(index, rows.cell(number, MemberPacker.key), isBlob: true, bytes)
                let email = rows.cell(number, MemberPacker.email)
                batchInsertion.bind(index + 1, email, bytes)
                batchInsertion.bind(index + 2, email, bytes)
                batchInsertion.bind(index + 3, rows.cell(number, MemberPacker.externalID), bytes)
                index += 4
                for column in columns.indices {
                    batchInsertion.bind(index, rows.cell(number, MemberPacker.values + column), bytes)
                    index += 1
                }
            }
            try batchInsertion.run()
        }
        let (count, last) = (Int64(store.connection.changes), store.connection.lastInsertedID)
        return count == 0 ? 0..<0 : (last - count + 1)..<(last + 1)
    }

    /// The member with the row's address, and whether the row says nothing new of it.
    func compare(_ rows: PackedRows, at number: Int) throws -> (id: Int64, isSame: Bool)? {
        try rows.withBytes { bytes in
            findByEmail.bind(1, rows.cell(number, MemberPacker.email), bytes)
            defer { findByEmail.rewind() }
            guard try findByEmail.step() else { return nil }
            let isSame =
                findByEmail.agrees(2, rows.cell(number, MemberPacker.externalID), bytes)
                && columns.indices.allSatisfy {
                    findByEmail.agrees(3 + $0, rows.cell(number, MemberPacker.values + $0), bytes)
                }
            return (findByEmail.integer(0), isSame)
        }
    }

    /// The members with the addresses of many rows, nil where there is none, and whether a row says nothing new.
    func compare(_ rows: PackedRows, _ numbers: [Int]) throws -> [(id: Int64, isSame: Bool)?] {
        var found = [(id: Int64, isSame: Bool)?](repeating: nil, count: numbers.count)
        try rows.withBytes { bytes in
            for (place, number) in numbers.enumerated() {
                batchQuestion.bind(Int32(place + 1), rows.cell(number, MemberPacker.email), bytes)
            }
            defer { batchQuestion.rewind() }
            while try batchQuestion.step() {
                let place = batchQuestion.int(0)
                let isSame =
                    batchQuestion.agrees(2, rows.cell(numbers[place], MemberPacker.externalID), bytes)
                    && columns.indices.allSatisfy {
                        batchQuestion.agrees(3 + $0, rows.cell(numbers[place], MemberPacker.values + $0), bytes)
                    }
                found[place] = (batchQuestion.integer(1), isSame)
            }
        }
        return found
    }

    /// True when more must be known of the row's address than that no member has it.
    func isSpecial(_ rows: PackedRows, at number: Int, _ standing: MemberImporter.Standing) throws -> Bool {
        try rows.withBytes { bytes in
            if standing.hasSuppressions {
                suppression.bind(1, rows.cell(number, MemberPacker.email), bytes)
                defer { suppression.rewind() }
                if try suppression.step() { return true }
            }
            if standing.hasErased {
                erasure.bind(1, .blob(store.emailHash(emailKey: rows.text(number, MemberPacker.email) ?? "")))
                defer { erasure.rewind() }
                if try erasure.step() { return true }
            }
            if standing.hasFrozenKeys {
                frozenKey.bind(1, rows.cell(number, MemberPacker.key), isBlob: true, bytes)
                defer { frozenKey.rewind() }
                if try frozenKey.step() { return true }
            }
            return false
        }
    }
}

extension Statement {
    /// Binds a cell of packed rows, whose bytes must stay there until the statement has run.
    func bind(
        _ index: Int32, _ cell: PackedRows.Cell, isBlob: Bool = false, _ bytes: UnsafeBufferPointer<UInt8>
    ) {
        switch cell {
        case .null: bindNull(index)
        case .integer(let value): bindInteger(index, value)
        case .real(let value): bindReal(index, value)
        case .text(let range):
            let value = UnsafeBufferPointer(rebasing: bytes[range])
            if isBlob { bindBlob(index, value) } else { bindText(index, value) }
        }
    }

    /// True when a cell is empty, or the same as a column of the current row.
    func agrees(_ column: Int, _ cell: PackedRows.Cell, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        switch cell {
        case .null: true
        case .integer(let value): isInteger(column, value)
        case .real(let value): isReal(column, value)
        case .text(let range): isText(column, UnsafeBufferPointer(rebasing: bytes[range]))
        }
    }
}
