import Definitions
import Formats
import Store
import TestSupport

extension Sample {
    /// Makes a member of an address; returns the id.
    static func member(_ address: String, in store: Store) throws -> Int64 {
        let folder = TemporaryFolder()
        folder.write("email\n\(address)\n", to: "one.csv")
        let options = ImportOptions(now: Sample.now)
        _ = try MemberImport(store: store, definition: Sample.definition(), options: options)
            .run(file: folder.path + "/one.csv")
        return try store.memberID(emailKey: EmailAddress(parsing: address).key)!
    }
}
