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
    /// Nil where nothing tells who else has the store open.
    let presence: StorePresence?
    /// The model of purchases that was fitted since the store was opened.
    var fittedForecast: PurchaseForecast?

    /// Opens the store, makes it if there is none, and brings an older schema forward.
    /// - Parameters:
    ///   - salt: for a new store only, instead of a random one (`init --salt`, tests).
    ///   - busyTimeout: milliseconds to wait for another process that writes.
    ///   - patience: how long to wait while a large load has the store for itself.
    ///   - waiting: told what is waited for, before a long wait.
    package init(
        path: String, salt: [UInt8]? = nil, busyTimeout: Int32 = 10_000, patience: Duration = .seconds(600),
        waiting: (Phrase) -> Void = { _ in }
    ) throws {
        try FileManager.default.createDirectory(
            atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        presence = try StorePresence(path: path, patience: patience, waiting: waiting)
        let connection = try Connection(path: path, busyTimeout: busyTimeout)
        try connection.execute(
            """
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = FULL;
            PRAGMA foreign_keys = ON;
            PRAGMA temp_store = MEMORY;
            PRAGMA secure_delete = ON;
            PRAGMA wal_autocheckpoint = \(Store.checkpointPages);
            """)
        try Store.restore(connection, path, waiting)
        try Migrations.apply(to: connection, salt: salt)
        self.connection = connection
        self.path = path
        guard
            let stored = try connection.firstRow("SELECT value FROM meta WHERE name = 'salt'", [:], { $0.blob(0) })
        else { throw StoreError.damaged(Phrase("the store has no salt")) }
        self.salt = stored
        saltedHash = HMACKey(stored)
        try SQLFunctions.add(to: connection, salt: stored)
    }

    /// Opens a store that is there for reading only: nothing is made, changed or brought forward.
    /// - Parameters:
    ///   - anySchema: also one of an earlier version, for what looks at versions.
    ///   - isHelper: for another thread of who has the store open already: nobody is waited for.
    package init(
        reading path: String, anySchema: Bool = false, isHelper: Bool = false, waiting: (Phrase) -> Void = { _ in }
    ) throws {
        presence =
            isHelper ? nil : try StorePresence(path: path, patience: .seconds(600), waiting: waiting)
        let connection = try Connection(path: path, readOnly: true)
        let found = try Migrations.version(of: connection)
        let known = Migrations.all.count
        if found > known { throw StoreError.tooNew(found: found, known: known) }
        if found < known, !anySchema { throw StoreError.tooOld(found: found, known: known) }
        self.connection = connection
        self.path = path
        salt = try connection.firstRow("SELECT value FROM meta WHERE name = 'salt'", [:], { $0.blob(0) }) ?? []
        saltedHash = HMACKey(salt)
        try SQLFunctions.add(to: connection, salt: salt)
    }

    /// Pages of the log after which it is copied into the database (16 MB): a message changes its pages three times within minutes,
    /// and most are copied once.
    static let checkpointPages = 4000

    /// Copies what can be copied of the log now. Nobody is waited for, and nobody waits. If that is all of it, the log begins anew with
    /// the next commit, and a long one is cut off: the last to close the store need not give so much back.
    package func checkpoint() throws {
        try connection.execute("PRAGMA journal_size_limit = 1048576; PRAGMA wal_checkpoint (PASSIVE)")
    }

    /// The version of a store's schema, and the one that this program knows.
    package static func schemaVersions(at path: String) throws -> (found: Int, known: Int) {
        (try Migrations.version(of: Connection(path: path, readOnly: true)), Migrations.all.count)
    }

    /// True when the file exists.
    package static func exists(at path: String) -> Bool { FileManager.default.fileExists(atPath: path) }
}

/// What can be wrong with a store itself.
package enum StoreError: PhrasedError {
    /// The schema is of a later version than this program knows.
    case tooNew(found: Int, known: Int)
    /// The schema is of an earlier version, and the command may not change it.
    case tooOld(found: Int, known: Int)
    /// Attributes or fields are declared with other types than their columns have.
    case changedTypes([TypeChange])
    case damaged(Phrase)
    /// Another process has the store for itself.
    case taken

    package var phrase: Phrase {
        switch self {
        case .tooNew(let found, let known):
            Phrase("the store has schema \(found), this version of kamerton knows \(known): use the newer kamerton")
        case .tooOld(let found, let known):
            Phrase(
                "the store has schema \(found), this version of kamerton works with \(known): bring it forward with: kamerton store migrate"
            )
        case .changedTypes(let changes):
            Phrase(
                "the type in kamerton.yaml is not that of the store for \(Phrase(listing: changes.map { Phrase(verbatim: $0.words) })): see what would become of the values with: kamerton store migrate --dry-run"
            )
        case .damaged(let what): Phrase("the store is damaged: \(what)")
        case .taken: Phrase("another process fills the store and has it for itself: wait until it is done")
        }
    }
}
