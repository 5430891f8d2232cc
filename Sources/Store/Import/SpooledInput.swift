import Foundation
internal import Formats

/// What came through standard input, kept for a second reading. The file has no name any more when the first byte is
/// written: nobody else can open it, and nothing stays behind, however the process ends.
final class SpooledInput {
    private let descriptor: Int32

    /// Under this path the file can be opened again, from its beginning.
    var path: String { "/proc/self/fd/\(descriptor)" }

    init(_ next: () throws -> [UInt8]) throws {
        var template = Array((NSTemporaryDirectory() + "/kamerton-XXXXXX").utf8CString)
        descriptor = mkstemp(&template)
        guard descriptor >= 0 else {
            throw ImportError(
                Phrase("standard input cannot be kept in \(NSTemporaryDirectory())"),
                advice: Phrase("save it to a file first"))
        }
        unlink(template)
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: false)
        while case let chunk = try next(), !chunk.isEmpty { try handle.write(contentsOf: Data(chunk)) }
    }

    deinit { close(descriptor) }
}
