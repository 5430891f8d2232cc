internal import CEpoll
import Glibc

/// Descriptors that one thread waits for. The kernel keeps the list (epoll(7)), so that a wait costs what has happened, not how
/// many are watched. Level-triggered: what is not taken in is told again.
package final class SocketQueue {
    private let queue: Int32

    /// Descriptors that one wait tells; others are told by the next.
    private static let most = 64

    /// Nil when the process has no descriptors left.
    package init?() {
        queue = epoll_create1(Int32(EPOLL_CLOEXEC))
        guard queue >= 0 else { return nil }
    }

    deinit { close(queue) }

    /// Watches a descriptor, or changes what it is watched for: bytes to read or its end, and where `isWriting` room for more.
    /// A descriptor that is closed is watched no more.
    /// - Returns: false when it cannot be watched.
    @discardableResult
    package func watch(_ descriptor: Int32, isWriting: Bool = false) -> Bool {
        let events = isWriting ? EPOLLIN.rawValue | EPOLLOUT.rawValue : EPOLLIN.rawValue
        return kamerton_epoll_control(queue, EPOLL_CTL_ADD, descriptor, events) == 0
            || kamerton_epoll_control(queue, EPOLL_CTL_MOD, descriptor, events) == 0
    }

    package func forget(_ descriptor: Int32) {
        _ = kamerton_epoll_control(queue, EPOLL_CTL_DEL, descriptor, 0)
    }

    /// Calls `body` with each descriptor that is ready; waits for the first for so many milliseconds at most. A signal ends the
    /// wait with none.
    package func wait(milliseconds: Int32, _ body: (Int32) -> Void) {
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: SocketQueue.most) { ready in
            let count = kamerton_epoll_wait(queue, ready.baseAddress, Int32(ready.count), milliseconds)
            for descriptor in ready.prefix(max(0, Int(count))) { body(descriptor) }
        }
    }
}
