import Foundation

/// One fetch at a time works on a store: an `flock` that the kernel drops with the process, however it ends.
package final class FetchLock {
    private let descriptor: Int32

    /// Nil when another process holds it, or the file cannot be made.
    package init?(path: String) {
        let descriptor = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return nil }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            return nil
        }
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }
}
