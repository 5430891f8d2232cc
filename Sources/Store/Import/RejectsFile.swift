import Foundation
internal import Formats

/// The rows that were not taken, as CSV: `line`, `reason`, and the columns as they came. Formulas are defused; when the
/// corrected file is imported, the two added columns and the apostrophes are passed over. Made with the first row.
package final class RejectsFile {
    package let path: String?
    private let header: [String]
    private var writer: CSVWriter
    private var handle: FileHandle?

    /// - Parameter delimiter: that of the file whose rows they are.
    package init(path: String?, header: [String], delimiter: UInt8 = 0x2C) {
        (self.path, self.header) = (path, header)
        writer = CSVWriter(delimiter: delimiter, defused: true)
    }

    /// The path of the rejects of one of several files: `x.csv`, `x-2.csv`, …
    static func path(_ path: String, number: Int) -> String {
        guard number > 0 else { return path }
        let name = path as NSString
        let end = name.pathExtension
        return "\(name.deletingPathExtension)-\(number + 1)" + (end.isEmpty ? "" : ".\(end)")
    }

    /// True once the file is there.
    package var isOpen: Bool { handle != nil }

    package func write(line: Int, reason: String, cells: [String]) throws {
        guard let path else { return }
        if handle == nil {
            handle = try RejectsFile.create(path)
            writer.write(["line", "reason"] + header)
        }
        writer.write([String(line), reason] + fitted(cells))
        if writer.bytes.count > 65_536 { try flush() }
    }

    package func flush() throws {
        guard let handle else { return }
        try handle.write(contentsOf: Data(writer.takeBytes()))
    }

    /// As many cells as the header has; what is too much goes into the last one, where it may belong.
    private func fitted(_ cells: [String]) -> [String] {
        if cells.count <= header.count { return cells + Array(repeating: "", count: header.count - cells.count) }
        guard !header.isEmpty else { return [] }
        let separator = String(decoding: [writer.delimiter], as: UTF8.self)
        return Array(cells[..<(header.count - 1)]) + [cells[(header.count - 1)...].joined(separator: separator)]
    }

    /// Readable by its owner only: these are people's addresses.
    private static func create(_ path: String) throws -> FileHandle {
        let folder = (path as NSString).deletingLastPathComponent
        if !folder.isEmpty {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
        }
        guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]),
            let handle = FileHandle(forWritingAtPath: path)
        else {
            throw ImportError(
                Phrase("the rejects file \(path) cannot be written"), advice: Phrase("name another with --rejects"))
        }
        return handle
    }
}
