internal import Formats

/// What the first reading of an activities' file finds: how many records, and identities that stand more than once, by
/// hashes of 64 bits with a seed of this process.
struct ActivityScan {
    private(set) var records = 0
    private(set) var fileHash = ""
    private var repeated: Set<Int> = []

    init(_ file: ImportFile, identity: ActivityIdentity) throws {
        var seen = RepeatQueue<Void>(fileSize: file.size)
        var repeated: Set<Int> = []
        var count = 0
        func note(_ hash: Int) { seen.add(hash, ()) { hash, _ in repeated.insert(hash) } }
        func isTaken(_ record: RawRecord) -> Bool {
            guard let hash = ActivityScan.hash(record, identity) else { return false }
            count += 1
            note(hash)
            return true
        }
        let fileHash = FileHash(path: file.path)
        try file.forEachRecord(unless: isTaken) { record in
            count += 1
            if case .wholeRow = identity {
                note(ActivityScan.hash(record.fields))
            } else if let value = try? identity.value(of: record) {
                note(ByteHash.of(value))
            }
        } failed: { _ in
            count += 1
        }
        seen.settle { hash, _ in repeated.insert(hash) }
        records = count
        self.fileHash = try fileHash.text()
        self.repeated = repeated
    }

    /// True when a value that identifies an activity may stand on several lines.
    func stands(_ key: String) -> Bool { !repeated.isEmpty && repeated.contains(ByteHash.of(key)) }

    /// True when what has this hash may stand on several lines.
    func stands(_ hash: Int) -> Bool { repeated.contains(hash) }

    /// Of what identifies a record of the usual kind, nil for any other.
    static func hash(_ record: RawRecord, _ identity: ActivityIdentity) -> Int? {
        switch identity {
        case .column(let field, _):
            let cell = record[field]
            return cell.isEmpty || !CellText.isClean(cell) ? nil : ByteHash.of(cell)
        case .wholeRow:
            var hasher = Hasher()
            for field in 0..<record.count {
                let cell = record[field]
                guard CellText.isClean(cell, limit: 10_000) else { return nil }
                hasher.combine(cell.count)
                hasher.combine(bytes: UnsafeRawBufferPointer(cell))
            }
            return hasher.finalize()
        }
    }

    /// Of all cells of a record.
    static func hash(_ cells: [String]) -> Int {
        var hasher = Hasher()
        for var cell in cells {
            cell.withUTF8 { cell in
                hasher.combine(cell.count)
                hasher.combine(bytes: UnsafeRawBufferPointer(cell))
            }
        }
        return hasher.finalize()
    }
}
