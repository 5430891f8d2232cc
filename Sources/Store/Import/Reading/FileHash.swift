internal import Crypto
import Foundation
internal import Formats

/// The SHA-256 of a file, made on a thread of its own.
final class FileHash: Sendable {
    private let done = HandOver<Result<[UInt8], any Error>>(capacity: 1)

    init(path: String) {
        let thread = Thread { [done] in
            _ = done.put(Result { try FileHash.digest(of: path) })
            done.end()
        }
        thread.start()
    }

    /// In hexadecimal, when it is made.
    func text() throws -> String { try TextCode.hex(done.take()?.get() ?? []) }

    private static func digest(of path: String) throws -> [UInt8] {
        let chunks = try CSVFile.chunks(of: path)
        let hash = SHA256Stream()
        while true {
            let bytes = try chunks()
            if bytes.isEmpty { return hash.finish() }
            hash.update(bytes)
        }
    }
}
