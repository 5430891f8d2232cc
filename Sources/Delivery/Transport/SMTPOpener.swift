internal import SMTP
import Foundation
import Synchronization

/// Opens connections on threads of their own, all at the same time: name, TCP, TLS, EHLO and AUTH take several round trips.
final class SMTPOpener: Sendable {
    typealias Opened = Result<SMTPConnection, SMTPFailure>

    private let endpoint: SMTPEndpoint
    private let wake: WakeUp
    private let opened = Mutex<[Opened]>([])

    init(_ endpoint: SMTPEndpoint, wake: WakeUp) {
        self.endpoint = endpoint
        self.wake = wake
    }

    /// Begins to open one; `take` has it when it is open or has failed.
    func begin() {
        let thread = Thread { @Sendable [self] in
            let result = Result { () throws(SMTPFailure) in try SMTPConnection(endpoint) }
            opened.withLock { $0.append(result) }
            wake.signal()
        }
        thread.stackSize = 512 << 10
        thread.start()
    }

    func take() -> [Opened] {
        opened.withLock { opened in
            defer { opened.removeAll() }
            return opened
        }
    }
}
