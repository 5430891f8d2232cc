import Synchronization

/// Raised by a signal: what is on the wire is finished, what was not offered goes back.
package final class StopFlag: Sendable {
    private let raised = Atomic<Bool>(false)

    package init() {}

    package var isRaised: Bool { raised.load(ordering: .acquiring) }
    package func raise() { raised.store(true, ordering: .releasing) }
}
