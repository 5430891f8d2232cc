package import Formats
import Foundation

/// A file that `init` or `new` writes, and never over another.
package struct ScaffoldFile: Sendable, Hashable {
    /// Relative to the workspace.
    package let path: String
    package let text: String
    package let mode: UInt16

    package init(_ path: String, _ text: String, mode: UInt16 = 0o644) {
        (self.path, self.text, self.mode) = (path, text, mode)
    }

    /// Why a file could not be written.
    package struct Failure: PhrasedError {
        package let phrase: Phrase
    }

    /// Writes the file, with the folders above it. False when there already is one, which stays as it is.
    package func write(in directory: String) throws(Failure) -> Bool {
        let absolute = path.hasPrefix("/") ? path : directory + "/" + path
        let folder = (absolute as NSString).deletingLastPathComponent
        do {
            // A folder made for a secret is its owner's alone, as the store and the mail beside it should be.
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true,
                attributes: mode == 0o600 ? [.posixPermissions: 0o700] : nil)
        } catch {
            throw Failure(phrase: Phrase("the folder \(folder) cannot be made: \(error.localizedDescription)"))
        }
        // Exclusively: what another process has just written is not overwritten either.
        let descriptor = open(absolute, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode_t(mode))
        guard descriptor >= 0 else {
            if errno == EEXIST { return false }
            throw Failure(phrase: Phrase("\(path) cannot be written: \(String(cString: strerror(errno)))"))
        }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        do {
            try handle.write(contentsOf: Data(text.utf8))
            try handle.close()
        } catch {
            throw Failure(phrase: Phrase("\(path) cannot be written: \(error.localizedDescription)"))
        }
        return true
    }
}
