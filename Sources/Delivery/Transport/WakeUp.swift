import Foundation

/// Ends a `poll` from another thread: a pipe whose reading end is polled too.
final class WakeUp: Sendable {
    let descriptor: Int32
    private let writing: Int32

    /// Nil when the process has no descriptors left.
    init?() {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { return nil }
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        (descriptor, writing) = (ends[0], ends[1])
    }

    deinit {
        close(descriptor)
        close(writing)
    }

    /// A full pipe wakes as well as one more byte would.
    func signal() {
        var byte: UInt8 = 1
        while write(writing, &byte, 1) < 0, errno == EINTR {}
    }

    func clear() {
        withUnsafeTemporaryAllocation(byteCount: 512, alignment: 1) { bytes in
            while read(descriptor, bytes.baseAddress, bytes.count) > 0 {}
        }
    }
}
