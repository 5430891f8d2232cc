internal import CCurl
import Glibc
internal import MailServer

/// An IMAP connection that libcurl opened, encrypted and authenticated (`CURLOPT_CONNECT_ONLY`): octets in, octets out.
/// Certificates are verified, TLS is at least 1.2, proxies of the environment are not used.
final class IMAPWire {
    private let handle: UnsafeMutableRawPointer
    private let socket: Int32
    private let server: String
    private let patience: Int32
    /// What has come and is not consumed: `buffer[start...]`.
    private var buffer: [UInt8] = []
    private var start = 0
    /// A line is not longer, but for what the server says of itself.
    private static let longestLine = 4 << 20

    /// Blocks for at most the endpoint's time-out.
    /// - Parameter listener: hears how the connection is encrypted.
    init(_ endpoint: IMAPEndpoint, _ listener: TLSListener? = nil) throws(IMAPFailure) {
        guard ConnectOnly.isLibraryReady, let handle = curl_easy_init() else { throw .noLibrary }
        server = endpoint.name
        patience = Int32(clamping: ConnectOnly.milliseconds(endpoint.replyTimeout))
        let words = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))
        words.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        defer { words.deallocate() }
        do throws(IMAPFailure) {
            try IMAPWire.configure(handle, endpoint)
            kamerton_curl_setopt_pointer(handle, CURLOPT_ERRORBUFFER, words)
            listener?.attach(to: handle)
            let code = withExtendedLifetime(listener) { curl_easy_perform(handle) }
            listener?.detach(from: handle)
            kamerton_curl_setopt_pointer(handle, CURLOPT_ERRORBUFFER, nil)
            guard code == CURLE_OK else {
                throw IMAPWire.failure(code, String(cString: words), endpoint)
            }
            var socket: curl_socket_t = -1
            kamerton_curl_getinfo_socket(handle, &socket)
            guard socket >= 0 else { throw .closed(server: endpoint.name) }
            self.socket = socket
        } catch {
            curl_easy_cleanup(handle)
            throw error
        }
        self.handle = handle
    }

    deinit {
        // Without this, libcurl would log out and wait for the answer of a server that may be gone.
        shutdown(socket, Int32(SHUT_RDWR))
        kamerton_curl_setopt_long(handle, CURLOPT_SERVER_RESPONSE_TIMEOUT, 1)
        curl_easy_cleanup(handle)
    }

    func write(_ bytes: [UInt8]) throws(IMAPFailure) {
        var done = 0
        while done < bytes.count {
            var sent = 0
            let code = bytes.withUnsafeBytes {
                curl_easy_send(handle, $0.baseAddress! + done, bytes.count - done, &sent)
            }
            switch code {
            case CURLE_OK: done += sent
            case CURLE_AGAIN: try wait(Int16(POLLOUT))
            default: throw .closed(server: server)
            }
        }
    }

    /// The next line without its CRLF.
    func line() throws(IMAPFailure) -> [UInt8] {
        var searched = start
        while true {
            if let end = buffer[searched...].firstIndex(of: 0x0A) {
                var line = Array(buffer[start..<end])
                if line.last == 0x0D { line.removeLast() }
                start = end + 1
                return line
            }
            guard buffer.count - start < IMAPWire.longestLine else {
                throw .malformed(server: server, words: "a line without end")
            }
            let scanned = buffer.count - start
            try fill()
            searched = start + scanned
        }
    }

    func octets(_ count: Int) throws(IMAPFailure) -> [UInt8] {
        while buffer.count - start < count { try fill() }
        defer { start += count }
        return Array(buffer[start..<start + count])
    }

    private func fill() throws(IMAPFailure) {
        if start > 0 {
            buffer.removeFirst(start)
            start = 0
        }
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            var received = 0
            let code = chunk.withUnsafeMutableBytes { curl_easy_recv(handle, $0.baseAddress, $0.count, &received) }
            switch code {
            case CURLE_OK where received > 0:
                buffer += chunk[..<received]
                return
            case CURLE_AGAIN: try wait(Int16(POLLIN))
            default: throw .closed(server: server)
            }
        }
    }

    private func wait(_ events: Int16) throws(IMAPFailure) {
        var descriptor = pollfd(fd: socket, events: events, revents: 0)
        while true {
            let ready = poll(&descriptor, 1, patience)
            if ready > 0 { return }
            if ready == 0 { throw .timedOut(server: server) }
            guard errno == EINTR else { throw .closed(server: server) }
        }
    }

    // MARK: Opening

    private static func configure(
        _ handle: UnsafeMutableRawPointer, _ endpoint: IMAPEndpoint
    ) throws(IMAPFailure) {
        guard let url = endpoint.url else {
            throw .notAHostName(String(endpoint.host.unicodeScalars.filter { $0.value > 0x20 }.map(Character.init)))
        }
        ConnectOnly.configure(
            handle, url: url, protocols: "imap,imaps", timeout: endpoint.connectTimeout,
            requiresSTARTTLS: endpoint.security == .starttls, caFile: endpoint.caFile)
        let isSet =
            switch endpoint.proof {
            case .password(let secret): ConnectOnly.logIn(handle, endpoint.username, secret, token: nil)
            case .accessToken(let token): ConnectOnly.logIn(handle, endpoint.username, token, token: "AUTH=XOAUTH2")
            }
        guard isSet else { throw .nulInCredentials }
    }

    private static func failure(_ code: CURLcode, _ words: String, _ endpoint: IMAPEndpoint) -> IMAPFailure {
        let server = endpoint.name
        let said = words.isEmpty ? String(cString: curl_easy_strerror(code)) : words
        let text = String(
            said.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }.prefix(300).map(Character.init))
        return switch code {
        case CURLE_LOGIN_DENIED: .loginRefused(server: server)
        case CURLE_USE_SSL_FAILED: .noSTARTTLS(server: server)
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CERTPROBLEM,
            CURLE_SSL_CIPHER, CURLE_SSL_ISSUER_ERROR:
            .untrusted(server: server, words: text)
        case CURLE_OPERATION_TIMEDOUT: .timedOut(server: server)
        default: .cannotConnect(server: server, words: text)
        }
    }
}
