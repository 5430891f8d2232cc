package import Formats
import Foundation

/// Only one `run` at a time works on a store: an `flock` that the kernel drops with the process, however it ends. The file
/// stays and is empty: a run with nothing to do writes nothing. (`claims` has the process ids of runs that send.)
package final class RunLock {
    private let descriptor: Int32

    /// Nil when another process holds it.
    package init?(path: String) throws(RunLockError) {
        while true {
            let descriptor = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
            guard descriptor >= 0 else { throw RunLockError(path, errno) }
            guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
                let reason = errno
                close(descriptor)
                if reason == EWOULDBLOCK { return nil }
                if reason == EINTR { continue }
                throw RunLockError(path, reason)
            }
            // Someone may have removed the file in between: then this lock holds nothing.
            var held = stat()
            var present = stat()
            if fstat(descriptor, &held) == 0, stat(path, &present) == 0, held.st_ino == present.st_ino,
                held.st_dev == present.st_dev
            {
                self.descriptor = descriptor
                break
            }
            close(descriptor)
        }
    }

    deinit { close(descriptor) }
}

package struct RunLockError: PhrasedError {
    package let phrase: Phrase

    init(_ path: String, _ code: Int32) {
        phrase = Phrase("cannot lock \(path): \(String(cString: strerror(code)))")
    }
}
