internal import Formats

/// What the first reading of an activities' file finds: how many records, and identities that stand more than once.
struct ActivityScan {
    private(set) var records = 0
    private(set) var fileHash = ""
    private(set) var repeated: Set<String> = []

    init(_ file: ImportFile, identity: ActivityIdentity) throws {
        var seen = RepeatFilter(fileSize: file.size)
        var count = 0
        fileHash = try file.forEachRecord { record in
            count += 1
            guard let value = try? identity.value(of: record) else { return }
            if seen.insert(value.hashValue) { repeated.insert(value) }
        } failed: { _ in
            count += 1
        }
        records = count
    }
}
