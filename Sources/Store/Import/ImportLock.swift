import Foundation
package import Formats

/// Imports queue: one at a time works on a store, so that their rows do not mix. An `flock` beside the store, which the
/// kernel drops with the process however it ends. The file stays; what it says is for people.
package final class ImportLock {
    private let descriptor: Int32

    /// Waits until no other import works on the store.
    /// - Parameters:
    ///   - name: of the file that is imported, for who waits.
    ///   - options: how long to wait.
    ///   - waiting: told once, before the waiting, whom it is for.
    package init(
        _ store: Store, importing name: String, options: ImportOptions, waiting: (Phrase) throws -> Void = { _ in }
    ) throws {
        let path = store.path + "-import.lock"
        let descriptor = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw ImportError(Phrase("cannot lock \(path): \(String(cString: strerror(errno)))"))
        }
        do {
            try ImportLock.take(descriptor, options: options, waiting: waiting)
        } catch {
            close(descriptor)
            throw error
        }
        self.descriptor = descriptor
        ImportLock.write("\(getpid()) \(name)", to: descriptor)
    }

    deinit { end() }

    private var isEnded = false

    /// Lets the next one begin.
    package func end() {
        if isEnded { return }
        isEnded = true
        close(descriptor)
    }

    private static func take(
        _ descriptor: Int32, options: ImportOptions, waiting: (Phrase) throws -> Void
    ) throws {
        let end = ContinuousClock.now + options.patience
        var isWaiting = false
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            let reason = errno
            if reason == EINTR { continue }
            guard reason == EWOULDBLOCK else {
                throw ImportError(Phrase("cannot lock the store for an import: \(String(cString: strerror(reason)))"))
            }
            let holder = read(descriptor)
            if ContinuousClock.now >= end {
                throw ImportError(
                    Phrase("another import works on this store: \(holder)"),
                    advice: Phrase("wait until it is done, then import again"), isBusy: true)
            }
            if !isWaiting { try waiting(holder) }
            isWaiting = true
            usleep(20_000)
        }
    }

    private static func write(_ text: String, to descriptor: Int32) {
        let bytes = Array(text.utf8.prefix(500)) + [0x0A]
        ftruncate(descriptor, 0)
        _ = bytes.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    }

    private static func read(_ descriptor: Int32) -> Phrase {
        let bytes = [UInt8](unsafeUninitializedCapacity: 512) { buffer, count in
            count = max(0, pread(descriptor, buffer.baseAddress, buffer.count, 0))
        }
        let text = String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        let parts = text.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, let process = Int(parts[0]) else { return Phrase(verbatim: text) }
        return Phrase("\(String(parts[1])) (process \(process))")
    }
}
