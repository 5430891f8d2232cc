internal import CMicrohttpd
import Synchronization

/// The answer to one request, for a handler that gives it later and from another thread: `postpone()`, keep the reply, return
/// nil, and `send` in good time. Meanwhile the connection costs no thread. Exactly one answer is sent: the first.
///
/// `@unchecked Sendable`: the connection's pointer is used for the two calls that the library documents as thread-safe, once
/// each, while the server waits for them before it closes.
package final class HTTPReply: @unchecked Sendable {
    private enum State {
        case fresh
        case waiting
        case answered(HTTPResponse)
    }

    private let connection: OpaquePointer
    private let intake: RequestIntake
    private let state = Mutex(State.fresh)

    init(connection: OpaquePointer, intake: RequestIntake) { (self.connection, self.intake) = (connection, intake) }

    /// To be called by the handler itself, before anybody else has the reply.
    package func postpone() {
        state.withLock { $0 = .waiting }
        intake.postponed.add(1, ordering: .relaxed)
        MHD_suspend_connection(connection)
    }

    package func send(_ response: HTTPResponse) {
        let isFirst = state.withLock { state in
            guard case .waiting = state else { return false }
            state = .answered(response)
            return true
        }
        guard isFirst else { return }
        MHD_resume_connection(connection)
        intake.postponed.subtract(1, ordering: .releasing)
    }

    /// What was sent, once it was.
    var response: HTTPResponse? {
        state.withLock { if case .answered(let response) = $0 { response } else { nil } }
    }
}
