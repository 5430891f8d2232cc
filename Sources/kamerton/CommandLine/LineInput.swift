import Formats
import Foundation

/// The lines of a file or of stdin, one at a time, whatever their number.
struct LineInput {
    /// A line that is longer is an error: nothing that a person means has so much.
    private static let longest = 64 << 20

    private let file: FileHandle
    private let name: String
    private var buffer: [UInt8] = []
    private var start = 0
    private var isAtEnd = false

    /// - Parameter path: `-` is stdin.
    init(_ path: String) throws(CommandError) {
        if path == "-" {
            (file, name) = (.standardInput, "stdin")
            return
        }
        guard let file = FileHandle(forReadingAtPath: path) else {
            throw CommandError(message: Phrase("\(path) cannot be read"), exitCode: .usage)
        }
        (self.file, name) = (file, path)
    }

    /// Without its line break; nil after the last.
    mutating func next() throws(CommandError) -> [UInt8]? {
        var looked = start
        while true {
            if let end = newline(from: looked) {
                var line = buffer[start..<end]
                if line.last == 0x0D { line.removeLast() }
                start = end + 1
                return Array(line)
            }
            looked = buffer.count
            if isAtEnd {
                guard start < buffer.count else { return nil }
                defer { start = buffer.count }
                return Array(buffer[start...])
            }
            guard buffer.count - start <= LineInput.longest else {
                throw CommandError(message: Phrase("\(name) has a line of over \(LineInput.longest >> 20) MB"))
            }
            buffer.removeSubrange(..<start)
            looked -= start
            start = 0
            read()
        }
    }

    private func newline(from position: Int) -> Int? {
        buffer.withUnsafeBytes { bytes in
            guard position < bytes.count, let base = bytes.baseAddress,
                let found = memchr(base + position, 0x0A, bytes.count - position)
            else { return nil }
            return UnsafeRawPointer(found) - base
        }
    }

    private mutating func read() {
        if let data = try? file.read(upToCount: 1 << 16), !data.isEmpty {
            buffer += data
        } else {
            isAtEnd = true
        }
    }
}
