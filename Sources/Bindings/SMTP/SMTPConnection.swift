internal import CCurl
import Glibc
internal import MailServer
import Synchronization

/// One SMTP connection that libcurl opened, encrypted and authenticated (`CURLOPT_CONNECT_ONLY`); the commands are the
/// caller's. Certificates are verified, TLS is at least 1.2, proxies of the environment are not used, and nothing of what
/// goes over the wire is logged.
///
/// Unchecked: it may be opened by one thread and handed to another, but only one may use it at a time. libcurl asks for no
/// more than that.
package final class SMTPConnection: @unchecked Sendable {
    private let handle: UnsafeMutableRawPointer
    /// For `poll`: readable when the server says something or closes, writable when it takes more.
    package let socket: Int32
    private let isEncrypted: Bool
    private var reader = SMTPReplyReader()
    /// The server has closed; what it said before that is still in the reader.
    private var isOver = false
    package let capabilities: SMTPCapabilities

    /// Opens the connection: blocks for at most the endpoint's time-out.
    package init(_ endpoint: SMTPEndpoint) throws(SMTPFailure) {
        guard ConnectOnly.isLibraryReady, let handle = curl_easy_init() else {
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
            isEncrypted = endpoint.security != .none
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

    /// Hands over what the connection takes at once: 0 when it takes nothing now. Until all bytes of a call are taken, the next
    /// call begins with the rest of them at the same place in memory (TLS asks for that). After a failure the connection is of
    /// no more use.
    package func write(_ bytes: UnsafeRawBufferPointer) throws(SMTPFailure) -> Int {
        var sent = 0
        switch curl_easy_send(handle, bytes.baseAddress, bytes.count, &sent) {
        case CURLE_OK: return sent
        case CURLE_AGAIN: return 0
        default: throw SMTPFailure(.lost)
        }
    }

    /// Takes in what has come, without waiting; the replies are then had from `nextReply`.
    package func read() throws(SMTPFailure) {
        // As much as Swift takes from the stack: replies are short.
        try withUnsafeTemporaryAllocation(byteCount: 1024, alignment: 16) { chunk throws(SMTPFailure) in
            while true {
                var received = 0
                switch curl_easy_recv(handle, chunk.baseAddress, chunk.count, &received) {
                case CURLE_OK where received > 0:
                    reader.append(UnsafeRawBufferPointer(rebasing: chunk[..<received]))
                    // What TLS has decrypted is no longer seen by `poll`: all of it now.
                    if !isEncrypted, received < chunk.count { return }
                case CURLE_AGAIN: return
                default:
                    // What it said before it closed still counts.
                    if reader.isHoldingBytes { isOver = true } else { throw SMTPFailure(.lost) }
                    return
                }
            }
        }
    }

    /// The next reply of those that have come; nil when none is whole.
    package func nextReply() throws(SMTPFailure) -> SMTPReply? {
        if let reply = try reader.next() { return reply }
        if isOver { throw SMTPFailure(.lost) }
        return nil
    }

    /// True while something has come that no call has consumed.
    package var isHoldingBytes: Bool { reader.isHoldingBytes }
}
