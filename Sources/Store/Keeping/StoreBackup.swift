package import Formats
import Foundation
internal import SQLite

/// A consistent copy of a store while others work with it: of one moment, verified, readable by its owner only.
package struct StoreBackup: Sendable {
    package let path: String
    package let bytes: Int64
    package let schemaVersion: Int

    /// Writes the copy under another name first, so that a file of the right name is always whole.
    /// - Throws: `StoreBackupError`, or what SQLite says.
    package init(
        of store: String, to path: String, replacing: Bool = false, progress: (Int, Int) throws -> Void = { _, _ in }
    ) throws {
        try StoreBackup.check(store, path, replacing)
        let partial = path + ".partial"
        unlink(partial)
        let descriptor = open(partial, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw StoreBackupError(file: partial, errno) }
        defer { close(descriptor) }
        do {
            schemaVersion = try StoreBackup.copy(store, to: partial, progress)
            guard fsync(descriptor) == 0 else { throw StoreBackupError(file: partial, errno) }
            guard rename(partial, path) == 0 else { throw StoreBackupError(file: path, errno) }
        } catch {
            for suffix in ["", "-journal", "-wal", "-shm"] { unlink(partial + suffix) }
            throw error
        }
        StoreBackup.sync(folder: (path as NSString).deletingLastPathComponent)
        self.path = path
        var status = stat()
        bytes = fstat(descriptor, &status) == 0 ? Int64(status.st_size) : 0
    }

    private static func check(_ store: String, _ path: String, _ replacing: Bool) throws {
        var (mine, theirs) = (stat(), stat())
        guard stat(store, &mine) == 0 else { throw StoreBackupError(file: store, errno) }
        guard lstat(path, &theirs) == 0 else { return }
        if mine.st_ino == theirs.st_ino, mine.st_dev == theirs.st_dev {
            throw StoreBackupError(Phrase("\(path) is the store itself"), advice: Phrase("name another file"))
        }
        if theirs.st_mode & S_IFMT != S_IFREG {
            throw StoreBackupError(Phrase("\(path) is not a file"), advice: Phrase("name a file"))
        }
        if !replacing {
            throw StoreBackupError(
                Phrase("\(path) is there already"), advice: Phrase("name another file, or replace it with --force"))
        }
    }

    /// Returns the version of the schema that was copied.
    private static func copy(
        _ store: String, to partial: String, _ progress: (Int, Int) throws -> Void
    ) throws -> Int {
        let source = try Connection(path: store, readOnly: true)
        let target = try Connection(path: partial)
        // It is synced as a whole when it is done.
        try target.execute("PRAGMA synchronous = OFF")
        let version = try source.snapshot {
            // The first read begins the snapshot: from here on the copy is of this moment.
            let version = try Migrations.version(of: source)
            try source.copy(to: target, progress: progress)
            return version
        }
        // One file that can be read anywhere, without a log beside it.
        try target.execute("PRAGMA journal_mode = DELETE")
        let problems = try target.rows("PRAGMA integrity_check (1)") { $0.text(0) }
        guard problems == ["ok"], try Migrations.version(of: target) == version else {
            throw StoreBackupError(
                problems.first.map { Phrase("the copy is damaged: \($0)") } ?? Phrase("the copy is empty"),
                advice: Phrase("see whether the store itself is: kamerton store verify"))
        }
        return version
    }

    private static func sync(folder: String) {
        let descriptor = open(folder.isEmpty ? "." : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }
}

/// A backup cannot be made: why, and what to do.
package struct StoreBackupError: PhrasedError {
    package let phrase: Phrase
    package let advice: Phrase?

    init(_ phrase: Phrase, advice: Phrase?) { (self.phrase, self.advice) = (phrase, advice) }

    init(file path: String, _ code: Int32) {
        phrase = Phrase("\(path) cannot be read or written: \(String(cString: strerror(code)))")
        advice = nil
    }
}
