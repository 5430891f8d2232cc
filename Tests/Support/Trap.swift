import Synchronization

/// Does something once, when so many steps have been taken, on whichever thread takes the last of them.
package final class Trap: Sendable {
    private struct State {
        var left = 0
        var action: (@Sendable () -> Void)?
    }

    private let state = Mutex(State())

    package init() {}

    package func set(after steps: Int, _ action: @escaping @Sendable () -> Void) {
        state.withLock { $0 = State(left: max(1, steps), action: action) }
    }

    package func clear() { state.withLock { $0 = State() } }

    package var isSet: Bool { state.withLock { $0.action != nil } }

    package func step() {
        let due = state.withLock { state -> (@Sendable () -> Void)? in
            guard state.left > 0 else { return nil }
            state.left -= 1
            guard state.left == 0 else { return nil }
            defer { state.action = nil }
            return state.action
        }
        due?()
    }
}
