import Crypto
import Formats
import Foundation

/// The file of a new private key: for its owner's eyes, and never over another one.
enum DKIMKeyFile {
    static func write(_ key: PrivateKey, to path: String) throws {
        makeOwnFolder(above: path)
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure(path, errno) }
        defer { close(descriptor) }
        let bytes = key.pem()
        var offset = 0
        while offset < bytes.count {
            let count = bytes[offset...].withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                let reason = errno
                // Half a key is worse than none.
                unlink(path)
                throw failure(path, reason)
            }
            offset += count
        }
        // A key whose record is published should outlive a power cut.
        fsync(descriptor)
    }

    /// A fresh clone has no `.kamerton` yet, which is where keys are kept; other folders are the author's to make.
    private static func makeOwnFolder(above path: String) {
        let folder = (path as NSString).deletingLastPathComponent
        if (folder as NSString).lastPathComponent == ".kamerton" { mkdir(folder, 0o700) }
    }

    private static func failure(_ path: String, _ code: Int32) -> CommandError {
        guard code != EEXIST else {
            return CommandError(
                message: Phrase("\(path) is there already, and a key is never overwritten"),
                suggestion: Phrase("take another name; the old key signs until kamerton.yaml names the new one"))
        }
        return CommandError(
            message: Phrase("cannot write \(path): \(String(cString: strerror(code)))"),
            suggestion: code == ENOENT ? Phrase("make its folder first") : nil)
    }
}
