import Foundation
internal import Formats

/// Tells processes that have a store open of one another: an `flock` on a file beside the store, shared by all who work with
/// it and held alone by who fills it while nobody else does. The kernel drops it with the process, however that ends.
final class StorePresence {
    private let descriptor: Int32

    /// Nil where there are no such locks (some network file systems; a folder that may only be read): then nobody is ever
    /// alone, and nobody waits.
    /// - Parameters:
    ///   - patience: how long to wait while another holds the store alone.
    ///   - waiting: told once, before the waiting, what that other does.
    init?(path: String, patience: Duration, waiting: (Phrase) -> Void) throws {
        let path = path + "-presence.lock"
        var descriptor = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
        if descriptor < 0 { descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC) }
        guard descriptor >= 0 else { return nil }
        let end = ContinuousClock.now + patience
        var isWaiting = false
        while flock(descriptor, LOCK_SH | LOCK_NB) != 0 {
            let reason = errno
            if reason == EINTR { continue }
            guard reason == EWOULDBLOCK else {
                close(descriptor)
                return nil
            }
            if ContinuousClock.now >= end {
                close(descriptor)
                throw StoreError.taken
            }
            if !isWaiting {
                waiting(Phrase("a large import fills the store: waiting until it is done"))
                isWaiting = true
            }
            usleep(20_000)
        }
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// True when nobody else has the store open; from then on whoever opens it waits, until `share`.
    func takeAlone() -> Bool {
        while true {
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
            // What was held is lost with the try.
            if errno != EINTR { break }
        }
        share()
        return false
    }

    func share() {
        while flock(descriptor, LOCK_SH) != 0, errno == EINTR {}
    }
}
