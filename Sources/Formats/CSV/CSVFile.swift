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
                throw CSVFileError(Phrase("there is no file \(path)"))
            }
            guard !isDirectory.boolValue else { throw CSVFileError(Phrase("\(path) is a folder")) }
            guard let opened = FileHandle(forReadingAtPath: path) else {
                throw CSVFileError(Phrase("\(path) cannot be opened: no permission to read it"))
            }
            handle = opened
        }
        return {
            try [UInt8](unsafeUninitializedCapacity: 262_144) { buffer, count in
                repeat {
                    count = read(handle.fileDescriptor, buffer.baseAddress, buffer.count)
                } while count < 0 && errno == EINTR
                if count < 0 {
                    let reason = String(cString: strerror(errno))
                    count = 0
                    throw CSVFileError(Phrase("\(path) cannot be read: \(reason)"))
                }
            }
        }
    }
}

/// A file that cannot be read at all.
package struct CSVFileError: PhrasedError {
    package let phrase: Phrase
    package let advice: Phrase?

    init(_ phrase: Phrase, advice: Phrase? = nil) { (self.phrase, self.advice) = (phrase, advice) }
}
