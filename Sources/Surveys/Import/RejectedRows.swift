internal import Formats
import Foundation

/// The rows that were not taken, as CSV: line, reason, and the cells as they came, formulas defused. The corrected file
/// can be imported as it is. Made with the first row, readable by its owner only: these are people's addresses.
struct RejectedRows {
    let path: String?
    let header: [String]
    private var writer = CSVWriter(defused: true)
    private var handle: FileHandle?

    init(path: String?, header: [String]) { (self.path, self.header) = (path, header) }

    mutating func write(line: Int, reason: String, fields: [String]) throws {
        guard let path else { return }
        if handle == nil {
            let folder = (path as NSString).deletingLastPathComponent
            if !folder.isEmpty {
                try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            }
            _ = FileManager.default.createFile(
                atPath: path, contents: nil, attributes: [.posixPermissions: NSNumber(value: 0o600)])
            handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
            writer.write(["line", "reason"] + columns)
        }
        let own = fields.dropFirst(header.count - columns.count)
        let missing = max(0, columns.count - own.count)
        writer.write([String(line), reason] + own + Array(repeating: "", count: missing))
        try handle?.write(contentsOf: Data(writer.takeBytes()))
    }

    mutating func close() throws {
        try handle?.close()
        handle = nil
    }

    /// A rejects file that is imported again does not grow a second pair of columns.
    private var columns: [String] { header.starts(with: ["line", "reason"]) ? Array(header.dropFirst(2)) : header }
}
