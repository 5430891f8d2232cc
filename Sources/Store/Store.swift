package import Formats
internal import Crypto
import Foundation

package import SQLite

/// The durable record: one SQLite database in WAL mode. One `Store` belongs to one thread; open another for another.
///
/// Every SQL statement of the project is in this module, in the folder of its noun.
package final class Store {
    package let connection: Connection
    package let path: String
    /// The store's salt: the key of every keyed hash (member keys, samples, holdouts, message ids). 32 bytes.
    package let salt: [UInt8]
    let saltedHash: HMACKey

    /// Opens the store, makes it if there is none, and brings an older schema forward.
    /// - Parameters:
    ///   - salt: for a new store only, instead of a random one (`init --salt`, tests).
    ///   - busyTimeout: milliseconds to wait for another process that writes.
    package init(path: String, salt: [UInt8]? = nil, busyTimeout: Int32 = 10_000) throws {
        try FileManager.default.createDirectory(
            atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        let connection = try Connection(path: path, busyTimeout: busyTimeout)
        try connection.execute(
            """
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = FULL;
            PRAGMA foreign_keys = ON;
            PRAGMA temp_store = MEMORY;
            PRAGMA secure_delete = ON;
            """)
        try Migrations.apply(to: connection, salt: salt)
        self.connection = connection
        self.path = path
        guard
            let stored = try connection.firstRow("SELECT value FROM meta WHERE name = 'salt'", [:], { $0.blob(0) })
        else { throw StoreError.damaged("the store has no salt") }
        self.salt = stored
        saltedHash = HMACKey(stored)
        try SQLFunctions.add(to: connection, salt: stored)
    }

    /// True when the file exists.
    package static func exists(at path: String) -> Bool { FileManager.default.fileExists(atPath: path) }
}

/// What can be wrong with a store itself.
package enum StoreError: PhrasedError {
    /// The schema is of a later version than this program knows.
    case tooNew(found: Int, known: Int)
    case damaged(String)

    package var phrase: Phrase {
        switch self {
        case .tooNew(let found, let known):
            Phrase("the store has schema \(found), this version of kamerton knows \(known): use the newer kamerton")
        case .damaged(let what): Phrase("the store is damaged: \(what)")
        }
    }
}
