internal import Crypto
import Foundation
package import Formats

/// A CSV file of answers with what `imports` notes of it. Read once to be hashed and once to be taken in; what comes
/// through a pipe is held in memory in between.
package struct ResponseFile {
    /// Without its folder.
    package let name: String
    /// SHA-256 in hexadecimal.
    package let hash: String
    package let reader: CSVReader
    private let path: String?
    private let bytes: [UInt8]
    private let encoding: TextEncoding?

    /// - Parameter path: `-` is standard input.
    package init(path: String, encoding: TextEncoding? = nil) throws {
        if path == "-" {
            let next = try CSVFile.chunks(of: path)
            var bytes: [UInt8] = []
            while case let chunk = try next(), !chunk.isEmpty { bytes += chunk }
            try self.init(bytes: bytes, name: "stdin", encoding: encoding)
            return
        }
        let next = try CSVFile.chunks(of: path)
        let stream = SHA256Stream()
        while case let chunk = try next(), !chunk.isEmpty { stream.update(chunk) }
        self.init(
            name: (path as NSString).lastPathComponent, hash: TextCode.hex(stream.finish()),
            reader: try CSVReader(path: path, encoding: encoding), path: path, bytes: [], encoding: encoding)
    }

    package init(bytes: [UInt8], name: String, encoding: TextEncoding? = nil) throws {
        self.init(
            name: name, hash: TextCode.hex(Crypto.sha256(bytes)),
            reader: try CSVReader(bytes: bytes, encoding: encoding),
            path: nil, bytes: bytes, encoding: encoding)
    }

    private init(
        name: String, hash: String, reader: CSVReader, path: String?, bytes: [UInt8], encoding: TextEncoding?
    ) {
        (self.name, self.hash, self.reader, self.path) = (name, hash, reader, path)
        (self.bytes, self.encoding) = (bytes, encoding)
    }

    /// The same file from its beginning.
    func again() throws -> CSVReader {
        try path.map { try CSVReader(path: $0, encoding: encoding) } ?? CSVReader(bytes: bytes, encoding: encoding)
    }

    /// True when `other` is this very file, by whatever path.
    func isSame(as other: String) -> Bool {
        func identity(_ path: String) -> [Int]? {
            guard let found = try? FileManager.default.attributesOfItem(atPath: path) else { return nil }
            return [.systemNumber, .systemFileNumber].map { found[$0] as? Int ?? 0 }
        }
        guard let path, let mine = identity(path) else { return false }
        return mine == identity(other)
    }
}
