internal import CMicrohttpd
import Glibc
import Synchronization

/// An HTTP/1.1 server on GNU libmicrohttpd: its own threads, one handler, bounded in every direction.
///
/// `@unchecked Sendable`: the daemon's pointer is only used by calls that the library documents as thread-safe, and
/// stopping happens once, under the mutex.
package final class HTTPServer: @unchecked Sendable {
    package struct Limits: Sendable {
        /// Bytes of a body; more is read to its end (so that the client hears the answer) but not kept.
        package var body = 64 * 1024
        /// Beyond this the connection is answered, or cut, without reading on.
        package var discarded = 16 * 1024 * 1024
        /// Bytes of the request line and the headers, with the response's own; more is answered 431 or 414.
        package var headers = 32 * 1024
        package var connections = 512
        /// Seconds without a byte before a connection is closed.
        package var idleSeconds = 15
        package var threads = 2

        package init() {}
    }

    /// Nil when the reply was postponed: it is sent later.
    package typealias Handler = @Sendable (HTTPRequest, HTTPReply) -> HTTPResponse?

    /// The port that the server listens on.
    package let port: Int
    private let intake: RequestIntake
    private let daemon = Mutex<DaemonReference?>(nil)

    /// A server that answers each request at once.
    package convenience init(
        host: String, port: Int, limits: Limits = Limits(), handler: @escaping @Sendable (HTTPRequest) -> HTTPResponse
    ) throws(HTTPServerError) {
        try self.init(host: host, port: port, limits: limits, answering: { request, _ in handler(request) })
    }

    /// Starts listening and answering.
    package init(
        host: String, port: Int, limits: Limits = Limits(), answering handler: @escaping Handler
    ) throws(HTTPServerError) {
        let socket = try ListeningSocket(host: host, port: port)
        self.port = socket.port
        intake = RequestIntake(limits: limits, handler: handler)
        let context = Unmanaged.passUnretained(intake).toOpaque()
        // The daemon closes the socket that it is given, and we ours.
        let listening = dup(socket.descriptor)
        let started = kamerton_mhd_start(
            listening, UInt32(limits.threads > 1 ? limits.threads : 0), UInt32(limits.connections),
            UInt32(limits.idleSeconds), limits.headers, onTarget, onData, onCompleted, context)
        guard let started else {
            close(listening)
            throw HTTPServerError(reason: .failed, description: "the HTTP server cannot start")
        }
        daemon.withLock { $0 = DaemonReference(pointer: started) }
    }

    deinit { stop(graceSeconds: 0) }

    /// Stops accepting, lets the requests that have begun finish (at most `graceSeconds`), closes every connection.
    /// - Parameter hurry: called when the grace is over: whoever has postponed replies must send them now.
    package func stop(graceSeconds: Double = 5, hurry: () -> Void = {}) {
        intake.isStopping.store(true, ordering: .relaxed)
        let taken = daemon.withLock { reference in
            defer { reference = nil }
            return reference
        }
        guard let taken else { return }
        let listening = MHD_quiesce_daemon(taken.pointer)
        var waited = 0.0
        while intake.active.load(ordering: .acquiring) > 0, waited < graceSeconds {
            usleep(5000)
            waited += 0.005
        }
        hurry()
        // The library may not close while a connection is set aside.
        while intake.postponed.load(ordering: .acquiring) > 0 { usleep(1000) }
        MHD_stop_daemon(taken.pointer)
        if listening >= 0 { close(listening) }
    }
}

/// The daemon's pointer, to be kept in a mutex.
private struct DaemonReference: @unchecked Sendable {
    let pointer: OpaquePointer
}
