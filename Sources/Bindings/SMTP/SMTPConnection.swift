internal import CCurl
import Glibc
import Synchronization

/// One SMTP connection that libcurl opened, encrypted and authenticated (`CURLOPT_CONNECT_ONLY`); the commands are the
/// caller's. Belongs to one thread. Certificates are verified, TLS is at least 1.2, proxies of the environment are not
/// used, and nothing of what goes over the wire is logged.
package final class SMTPConnection {
    private let handle: UnsafeMutableRawPointer
    private let socket: Int32
    private var reader = SMTPReplyReader()
    package let capabilities: SMTPCapabilities

    /// Opens the connection: blocks for at most the endpoint's time-out.
    package init(_ endpoint: SMTPEndpoint) throws(SMTPFailure) {
        guard SMTPConnection.isLibraryReady, let handle = curl_easy_init() else {
            throw SMTPFailure(.noLibrary)
        }
        let transcript = SMTPTranscript()
        let words = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))
        words.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        defer { words.deallocate() }
        do throws(SMTPFailure) {
            try SMTPConnection.configure(handle, endpoint)
            kamerton_curl_setopt_pointer(handle, CURLOPT_ERRORBUFFER, words)
            kamerton_curl_setopt_callback(handle, CURLOPT_HEADERFUNCTION) { data, size, count, context in
                guard let data, let context else { return size * count }
                Unmanaged<SMTPTranscript>.fromOpaque(context).takeUnretainedValue()
                    .take(UnsafeRawBufferPointer(start: data, count: size * count))
                return size * count
            }
            kamerton_curl_setopt_pointer(
                handle, CURLOPT_HEADERDATA, Unmanaged.passUnretained(transcript).toOpaque())
            let code = curl_easy_perform(handle)
            // The handle outlives both.
            kamerton_curl_setopt_pointer(handle, CURLOPT_ERRORBUFFER, nil)
            kamerton_curl_setopt_pointer(handle, CURLOPT_HEADERDATA, nil)
            guard code == CURLE_OK else {
                throw SMTPConnection.failure(code, String(cString: words), transcript, endpoint)
            }
            if endpoint.username != nil, !transcript.isAuthenticated {
                throw SMTPFailure(.noLogin(relay: endpoint.name))
            }
            var socket: curl_socket_t = -1
            kamerton_curl_getinfo_socket(handle, &socket)
            guard socket >= 0 else { throw SMTPFailure(.closedAtOnce(relay: endpoint.name)) }
            self.socket = socket
        } catch {
            curl_easy_cleanup(handle)
            throw error
        }
        self.handle = handle
        capabilities = transcript.capabilities
    }

    deinit {
        // Without this, libcurl would say QUIT and wait for the answer of a server that may be gone.
        shutdown(socket, Int32(SHUT_RDWR))
        kamerton_curl_setopt_long(handle, CURLOPT_SERVER_RESPONSE_TIMEOUT, 1)
        curl_easy_cleanup(handle)
    }

    /// Hands all bytes to the connection. After a failure the connection is of no more use.
    package func send(_ bytes: [UInt8], timeout: Duration) throws(SMTPFailure) {
        if reader.isHoldingBytes {
            throw SMTPFailure(.outOfTurn, unsent: bytes.count)
        }
        let deadline = ContinuousClock.now + timeout
        var offset = 0
        while offset < bytes.count {
            var sent = 0
            let code = bytes.withUnsafeBytes {
                curl_easy_send(handle, $0.baseAddress! + offset, bytes.count - offset, &sent)
            }
            switch code {
            case CURLE_OK: offset += sent
            case CURLE_AGAIN:
                guard wait(for: POLLOUT, until: deadline) else {
                    throw SMTPFailure(.sendTimedOut, unsent: bytes.count - offset)
                }
            default: throw SMTPFailure(.lost, unsent: bytes.count - offset)
            }
        }
    }

    /// The next reply. `whileWaiting` is called once when it does not come within 20 ms: time for other work.
    package func reply(timeout: Duration, whileWaiting: () -> Void = {}) throws(SMTPFailure) -> SMTPReply {
        let start = ContinuousClock.now
        let deadline = start + timeout
        var hasWorked = false
        while true {
            if let reply = try reader.next() { return reply }
            var received = 0
            let code = withUnsafeTemporaryAllocation(byteCount: 8192, alignment: 1) { chunk in
                let code = curl_easy_recv(handle, chunk.baseAddress, chunk.count, &received)
                if code == CURLE_OK, received > 0 {
                    reader.append(UnsafeRawBufferPointer(rebasing: chunk[..<received]))
                }
                return code
            }
            switch code {
            case CURLE_OK where received > 0: continue
            case CURLE_AGAIN:
                if !hasWorked {
                    if wait(for: POLLIN, until: min(deadline, start + .milliseconds(20))) { continue }
                    hasWorked = true
                    whileWaiting()
                }
                guard wait(for: POLLIN, until: deadline) else {
                    throw SMTPFailure(.replyTimedOut)
                }
            default: throw SMTPFailure(.lost)
            }
        }
    }

    /// True when the server has closed, or has said something unasked: then it is of no more use between messages.
    package var isStale: Bool { reader.isHoldingBytes || wait(for: POLLIN, until: .now) }

    private func wait(for events: Int32, until deadline: ContinuousClock.Instant) -> Bool {
        while true {
            let left = max(.zero, deadline - .now)
            let milliseconds = left.components.seconds * 1000 + left.components.attoseconds / 1_000_000_000_000_000
            var descriptor = pollfd(fd: socket, events: Int16(events), revents: 0)
            let count = poll(&descriptor, 1, Int32(clamping: left > .zero ? milliseconds + 1 : 0))
            if count > 0 { return true }
            if count == 0, deadline <= .now { return false }
            if count < 0, errno != EINTR { return true }
        }
    }

    private static let isLibraryReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK
}
