internal import Formats

/// What the first reading of a members' file finds: how many records, and what stands more than once.
struct MemberScan {
    private(set) var records = 0
    private(set) var fileHash = ""
    /// The last line of each member that stands on several.
    private(set) var lastLines: [String: Int] = [:]
    /// External ids that stand with more than one address: nobody can say whose they are.
    private(set) var ambiguousExternalIDs: Set<String> = []

    init(_ file: ImportFile, reader: MemberRowReader) throws {
        // A row that is taken for a repeat and stands alone only costs a look.
        var seen = RepeatFilter(fileSize: file.size)
        var addressOfExternalID: [Int: Int] = [:]
        var count = 0
        fileHash = try file.forEachRecord { record in
            count += 1
            let (email, externalID) = reader.addresses(record)
            guard let identity = MemberRow.identity(email: email, externalID: externalID) else { return }
            let hash = identity.hashValue
            if seen.insert(hash) { lastLines[identity] = record.line }
            guard email != nil, let externalID else { return }
            if addressOfExternalID.updateValue(hash, forKey: externalID.hashValue).map({ $0 != hash }) == true {
                ambiguousExternalIDs.insert(externalID)
            }
        } failed: { _ in
            count += 1
        }
        records = count
    }
}
