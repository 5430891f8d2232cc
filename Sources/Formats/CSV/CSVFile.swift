import Foundation

/// Where the bytes of a CSV file come from.
package enum CSVFile {
    /// Gives the file's bytes 256 KB at a time, then nothing; `-` is standard input.
    package static func chunks(of path: String) throws -> () throws -> [UInt8] {
        let handle: FileHandle
        if path == "-" {
            handle = .standardInput
        } else {
            var isDirectory: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
                throw CSVFileError(description: "there is no file \(path)")
            }
            guard !isDirectory.boolValue else { throw CSVFileError(description: "\(path) is a folder") }
            guard let opened = FileHandle(forReadingAtPath: path) else {
                throw CSVFileError(description: "\(path) cannot be opened: no permission to read it")
            }
            handle = opened
        }
        return { [UInt8](try handle.read(upToCount: 262_144) ?? Data()) }
    }
}

/// A file that cannot be read at all.
package struct CSVFileError: Error, Sendable, CustomStringConvertible {
    package let description: String
}
