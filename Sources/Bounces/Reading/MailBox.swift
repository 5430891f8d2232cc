import Foundation
package import Formats

/// Where mails come from: one file, an mbox, a Maildir, a folder of files, standard input.
package enum MailBox {
    /// Calls `body` with the bytes of each mail, one in memory at a time, and the place it came from.
    package static func forEachMail(
        at path: String, standardInput: FileHandle = .standardInput, _ body: ([UInt8], String) throws -> Void
    ) throws {
        if path == "-" { return try readFile(standardInput, name: "-", body) }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw MailBoxError(Phrase("there is no \(path)"))
        }
        guard isFolder.boolValue else { return try open(path, body) }
        for file in try files(in: path) { try open(file, body) }
    }

    /// The files of a folder in the order of their names; of a Maildir those of `new` and `cur`, never `tmp`.
    private static func files(in folder: String) throws -> [String] {
        let isMaildir = ["cur", "new"].contains { FileManager.default.fileExists(atPath: folder + "/" + $0) }
        let folders = isMaildir ? [folder + "/new", folder + "/cur"] : [folder]
        return folders.flatMap { folder in
            ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
                .filter { !$0.hasPrefix(".") }.map { folder + "/" + $0 }
                .filter { path in
                    (try? FileManager.default.attributesOfItem(atPath: path))?[.type] as? FileAttributeType
                        == .typeRegular
                }
        }
    }

    private static func open(_ path: String, _ body: ([UInt8], String) throws -> Void) throws {
        guard let handle = FileHandle(forReadingAtPath: path) else { throw MailBoxError(Phrase("cannot read \(path)")) }
        defer { try? handle.close() }
        try readFile(handle, name: path, body)
    }

    /// One mail, or those of an mbox: each begins with a line `From ` after an empty one.
    private static func readFile(
        _ handle: FileHandle, name: String, _ body: ([UInt8], String) throws -> Void
    ) throws {
        var splitter = MboxSplitter()
        while let data = try handle.read(upToCount: 1 << 16), !data.isEmpty {
            for mail in splitter.take([UInt8](data)) { try body(mail, name) }
        }
        for mail in splitter.finish() { try body(mail, name) }
    }
}

/// Cuts a stream of bytes into mails.
package struct MboxSplitter {
    private var mail: [UInt8] = []
    private var line: [UInt8] = []
    private var isAfterEmptyLine = true
    private var isMbox: Bool?
    /// What is longer is cut: no honest mail is.
    private let limit = 32 << 20
    private static let mark = Array("From ".utf8)

    package init() {}

    package mutating func take(_ bytes: [UInt8]) -> [[UInt8]] {
        var done: [[UInt8]] = []
        for byte in bytes {
            line.append(byte)
            // A line without end is taken in pieces.
            guard byte == 0x0A || line.count >= 1 << 20 else { continue }
            if let mail = endLine() { done.append(mail) }
        }
        return done
    }

    package mutating func finish() -> [[UInt8]] {
        let complete = endLine()
        defer { mail = [] }
        return [complete, mail].compactMap(\.self).filter { !$0.isEmpty }
    }

    /// `From anna@members.example Tue Oct 13 10:00:00 2026`, not a sentence that nobody escaped.
    private var hasTime: Bool {
        guard let colon = line.firstIndex(of: 0x3A), colon > 0, colon + 1 < line.count else { return false }
        return (0x30...0x39).contains(line[colon - 1]) && (0x30...0x39).contains(line[colon + 1])
    }

    private mutating func endLine() -> [UInt8]? {
        defer {
            isAfterEmptyLine = line == [0x0A] || line == [0x0D, 0x0A]
            line.removeAll(keepingCapacity: true)
        }
        if isMbox == nil, !line.isEmpty { isMbox = line.starts(with: MboxSplitter.mark) }
        var complete: [UInt8]?
        if isMbox == true, isAfterEmptyLine, line.starts(with: MboxSplitter.mark), hasTime, !mail.isEmpty {
            complete = mail
            mail = []
        }
        if mail.count < limit { mail += line }
        return complete
    }
}

/// Mails cannot be read.
package struct MailBoxError: PhrasedError {
    package let phrase: Phrase

    init(_ phrase: Phrase) { self.phrase = phrase }
}
