internal import Formats

/// What the first reading of a members' file finds: how many records, and what stands more than once. People are told apart
/// by hashes of 64 bits, with a seed of this process.
struct MemberScan {
    private(set) var records = 0
    private(set) var fileHash = ""
    /// The last line of each member that stands on several, by the hash of its identity.
    private var lastLines: [Int: Int] = [:]
    /// External ids that stand with more than one address: nobody can say whose they are.
    private var ambiguousExternalIDs: Set<Int> = []

    init(_ file: ImportFile, reader: MemberRowReader) throws {
        // A row that is taken for a repeat and stands alone only costs a look.
        var seen = RepeatQueue<Int>(fileSize: file.size)
        var seenExternalIDs = reader.mapping["external_id"].map { _ in RepeatQueue<Void>(fileSize: file.size) }
        var repeatedExternalIDs: Set<Int> = []
        var lastLines: [Int: Int] = [:]
        var count = 0
        func look(_ email: Int?, _ externalID: Int?, line: Int) {
            guard let identity = email ?? externalID else { return }
            seen.add(identity, line) { lastLines[$0] = $1 }
            guard email != nil, let externalID else { return }
            seenExternalIDs?.add(externalID, ()) { hash, _ in repeatedExternalIDs.insert(hash) }
        }
        let hash = FileHash(path: file.path)
        try MemberScan.read(file, reader, look) { count += 1 }
        seen.settle { lastLines[$0] = $1 }
        seenExternalIDs?.settle { hash, _ in repeatedExternalIDs.insert(hash) }
        fileHash = try hash.text()
        (records, self.lastLines) = (count, lastLines)
        if repeatedExternalIDs.isEmpty { return }
        // Only now is it known for which ones the addresses have to be compared: nearly always a handful.
        var addresses: [Int: Int] = [:]
        try MemberScan.read(file, reader) { email, externalID, _ in
            guard let email, let externalID, repeatedExternalIDs.contains(externalID) else { return }
            if addresses.updateValue(email, forKey: externalID).map({ $0 != email }) == true {
                ambiguousExternalIDs.insert(externalID)
            }
        }
    }

    /// The last line of a member that stands on several.
    func lastLine(of identity: String) -> Int? { lastLines.isEmpty ? nil : lastLines[ByteHash.of(identity)] }

    /// True when an address may stand on several lines.
    func stands(_ email: UnsafeBufferPointer<UInt8>) -> Bool {
        !lastLines.isEmpty && lastLines[ByteHash.of(email)] != nil
    }

    func isAmbiguous(_ externalID: String) -> Bool {
        !ambiguousExternalIDs.isEmpty && ambiguousExternalIDs.contains(MemberScan.hash(externalID: externalID))
    }

    func isAmbiguous(_ externalID: UnsafeBufferPointer<UInt8>) -> Bool {
        !ambiguousExternalIDs.isEmpty && isAmbiguous(String(decoding: externalID, as: UTF8.self))
    }

    private static func hash(externalID: String) -> Int {
        ByteHash.of(MemberRow.identity(email: nil, externalID: externalID) ?? "")
    }

    /// Calls `look` with the hashes of each record's address and external id, `each` for each record.
    private static func read(
        _ file: ImportFile, _ reader: MemberRowReader,
        _ look: (_ email: Int?, _ externalID: Int?, _ line: Int) -> Void, each: () -> Void = {}
    ) throws {
        let (emailField, externalIDField) = (reader.mapping["email"], reader.mapping["external_id"])
        func isTaken(_ record: RawRecord) -> Bool {
            guard let emailField, EmailAddress.isItsOwnKey(record[emailField]) else { return false }
            var externalID: Int?
            if let externalIDField, !record[externalIDField].isEmpty {
                guard CellText.isClean(record[externalIDField]) else { return false }
                externalID = hash(externalID: String(decoding: record[externalIDField], as: UTF8.self))
            }
            each()
            look(ByteHash.of(record[emailField]), externalID, record.line)
            return true
        }
        try file.forEachRecord(unless: isTaken) { record in
            each()
            let (email, externalID) = reader.addresses(record)
            look(email.map { ByteHash.of($0.key) }, externalID.map(hash(externalID:)), record.line)
        } failed: { _ in
            each()
        }
    }
}
