import Foundation
import Synchronization

/// The thread on which a transport empties a lane of a line.
final class WireThread: Sendable {
    private let done = Monitor(conditions: 1)
    // Only inside the monitor.
    nonisolated(unsafe) private var result: Result<DeliveryEnd, any Error>?

    init(_ transport: any Transport, _ line: DeliveryLine, lane: Int = 0) {
        // From here on only this thread uses it.
        nonisolated(unsafe) let transport = transport
        let thread = Thread { @Sendable [self] in
            let result = Result { try transport.deliver(line.feed(lane)) }
            transport.close()
            done.withLock {
                self.result = result
                done.broadcast(0)
            }
            line.wakeStore()
        }
        thread.stackSize = 4 << 20
        thread.start()
    }

    var hasEnded: Bool { done.withLock { result != nil } }

    func wait() throws -> DeliveryEnd {
        let result = done.withLock {
            while self.result == nil { done.wait(for: 0) }
            return self.result
        }
        return try result?.get() ?? .drained
    }
}
