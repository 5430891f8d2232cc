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
        guard descriptor >= 0 else { throw StoreBackupError("write", partial, errno) }
        defer { close(descriptor) }
        do {
            schemaVersion = try StoreBackup.copy(store, to: partial, progress)
            guard fsync(descriptor) == 0 else { throw StoreBackupError("write", partial, errno) }
            guard rename(partial, path) == 0 else { throw StoreBackupError("write", path, errno) }
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
        guard stat(store, &mine) == 0 else { throw StoreBackupError("read", store, errno) }
        guard lstat(path, &theirs) == 0 else { return }
        if mine.st_ino == theirs.st_ino, mine.st_dev == theirs.st_dev {
            throw StoreBackupError(description: "\(path) is the store itself", suggestion: "name another file")
        }
        if theirs.st_mode & S_IFMT != S_IFREG {
            throw StoreBackupError(description: "\(path) is not a file", suggestion: "name a file")
        }
        if !replacing {
            throw StoreBackupError(
                description: "\(path) is there already", suggestion: "name another file, or replace it with --force")
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
                description: "the copy is damaged: \(problems.first ?? "it is empty")",
                suggestion: "see whether the store itself is: kamerton store verify")
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
package struct StoreBackupError: Error, CustomStringConvertible, Sendable {
    package let description: String
    package let suggestion: String?

    init(description: String, suggestion: String?) { (self.description, self.suggestion) = (description, suggestion) }

    init(_ action: String, _ path: String, _ code: Int32) {
        description = "cannot \(action) \(path): \(String(cString: strerror(code)))"
        suggestion = nil
    }
}
