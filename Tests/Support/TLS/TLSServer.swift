internal import CTLS
import Foundation

/// The server's side of TLS, for sinks of tests.
package final class TLSServer: Sendable {
    package enum Versions: Sendable, CaseIterable {
        case modern
        case tls12
        /// No client of today should talk to it.
        case tls11
    }

    // Read by many threads, written by none.
    nonisolated(unsafe) private let context: OpaquePointer

    init(certificate: OpaquePointer, key: OpaquePointer, _ versions: Versions) {
        signal(SIGPIPE, SIG_IGN)
        context = SSL_CTX_new(TLS_server_method())
        let (least, most) =
            switch versions {
            case .modern: (TLS1_2_VERSION, TLS1_3_VERSION)
            case .tls12: (TLS1_2_VERSION, TLS1_2_VERSION)
            case .tls11: (TLS1_VERSION, TLS1_1_VERSION)
            }
        precondition(
            SSL_CTX_use_certificate(context, certificate) == 1 && SSL_CTX_use_PrivateKey(context, key) == 1
                && kamerton_ssl_ctx_set_versions(context, least, most) == 1
                // What OpenSSL no longer does by itself with versions this old.
                && SSL_CTX_set_cipher_list(context, "DEFAULT@SECLEVEL=0") == 1)
    }

    deinit { SSL_CTX_free(context) }

    /// Does the handshake on a socket; nil when the client does not go through with it.
    package func accept(_ socket: Int32) -> TLSSession? {
        guard let session = SSL_new(context) else { return nil }
        guard SSL_set_fd(session, socket) == 1, SSL_accept(session) == 1 else {
            SSL_free(session)
            return nil
        }
        return TLSSession(session)
    }
}

/// One encrypted connection, used by one thread.
package final class TLSSession {
    private let session: OpaquePointer

    fileprivate init(_ session: OpaquePointer) { self.session = session }

    deinit { SSL_free(session) }

    /// `TLSv1.3`.
    package var version: String { String(cString: SSL_get_version(session)) }

    package func read(_ bytes: UnsafeMutableRawBufferPointer) -> Int {
        Int(SSL_read(session, bytes.baseAddress, Int32(bytes.count)))
    }

    package func write(_ bytes: UnsafeRawBufferPointer) {
        _ = SSL_write(session, bytes.baseAddress, Int32(bytes.count))
    }
}
