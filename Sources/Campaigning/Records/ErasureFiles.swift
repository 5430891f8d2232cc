internal import Crypto
import Foundation
package import Formats
internal import Store

/// The part of an erasure that is in files: mail, rejected rows, journals, logs.
struct ErasureFiles {
    let folder: StateFolder
    let traces: PersonTraces

    /// Removes mail to the person, mail that names the address, and what came back about the person. Returns how many files.
    /// - Parameter returned: the hashes of the last.
    func removeMail(returned: [[UInt8]]) throws -> Int {
        let names = Set(returned.map { TextCode.hex($0) + ".eml" })
        var folders: Set<String> = []
        var count = 0
        for path in folder.mailFiles {
            guard let data = FileManager.default.contents(atPath: path) else { continue }
            let mail = [UInt8](data)
            let isTheirs =
                names.contains((path as NSString).lastPathComponent)
                || MailText.messageID(of: mail).map(traces.messageIDs.contains) ?? false
                || MailText.forms(of: mail).contains(where: traces.isMentioned(in:))
            guard isTheirs else { continue }
            try remove(path)
            folders.insert((path as NSString).deletingLastPathComponent)
            count += 1
        }
        folders.forEach(StateFolder.sync)
        return count
    }

    /// Takes the person's rows out of rejects files: those beside the store, and those of other places that are known. A file
    /// without rows is removed. Returns how many rows.
    func removeRejectedRows(otherFiles: [String]) throws -> Int {
        var count = 0
        for path in Set(folder.rejectsFiles + otherFiles).sorted() {
            guard let data = FileManager.default.contents(atPath: path) else { continue }
            let (rest, removed, rows) = try RejectedRows.without(traces, [UInt8](data))
            guard removed > 0 else { continue }
            count += removed
            if rows == 0 { try remove(path) } else { try replace(path, by: rest) }
            StateFolder.sync(folder: (path as NSString).deletingLastPathComponent)
        }
        return count
    }

    /// Removes the journals of claims that have ended: they hold what relays said of messages.
    func removeJournals(exceptOf openClaims: Set<Int64>) throws {
        for path in folder.wireJournals {
            let name = (path as NSString).lastPathComponent
            let claim = Int64(name.dropFirst("claim-".count).dropLast(".wire".count))
            if let claim, openClaims.contains(claim) { continue }
            try remove(path)
        }
    }

    /// Writes stars over the address in logs, where it stands: whoever appends to them is not disturbed.
    func overwriteLogs() throws -> Int {
        var count = 0
        for path in folder.logs {
            guard let data = FileManager.default.contents(atPath: path) else { continue }
            let ranges = traces.plainRanges(in: [UInt8](data))
            guard !ranges.isEmpty else { continue }
            guard let handle = FileHandle(forUpdatingAtPath: path) else { throw ErasureFileError(path) }
            defer { try? handle.close() }
            for range in ranges {
                try handle.seek(toOffset: UInt64(range.lowerBound))
                try handle.write(contentsOf: Data(repeating: 0x2A, count: range.count))
            }
            try handle.synchronize()
            count += ranges.count
        }
        return count
    }

    /// Files that hold the address and are left to people.
    func filesToCheck() throws -> [String] {
        let texts = FileSearch.spellings(of: traces.spellings)
        return try folder.otherFiles.filter { try FileSearch.contains($0, anyOf: texts) }
    }

    private func remove(_ path: String) throws {
        guard unlink(path) == 0 || errno == ENOENT else { throw ErasureFileError(path) }
    }

    /// In one step, so that a kill leaves the old file or the new one.
    private func replace(_ path: String, by bytes: [UInt8]) throws {
        let temporary = path + ".erasing"
        unlink(temporary)
        guard
            FileManager.default.createFile(
                atPath: temporary, contents: Data(bytes), attributes: [.posixPermissions: 0o600]),
            let handle = FileHandle(forUpdatingAtPath: temporary)
        else { throw ErasureFileError(temporary) }
        try handle.synchronize()
        try handle.close()
        guard rename(temporary, path) == 0 else { throw ErasureFileError(path) }
    }
}

/// A file that holds personal data cannot be changed.
package struct ErasureFileError: PhrasedError {
    package let phrase: Phrase

    init(_ path: String) {
        let reason = String(cString: strerror(errno))
        phrase = Phrase(
            "cannot write or remove \(path): \(reason); nothing more was erased, repeat the command when it can")
    }
}
