internal import Definitions
package import Formats
internal import HTTP
package import Store
import Synchronization

/// A website on a port: the routes over one store, a request at a time.
package final class WebServer: Sendable {
    /// Why a website cannot be served where it was told to be.
    package struct Failure: PhrasedError {
        package let phrase: Phrase
        /// Another program listens there.
        package let isPortTaken: Bool
    }

    package let port: Int
    private let server: HTTPServer
    private let desk: Desk

    /// - Parameters:
    ///   - store: given away: nothing else may use this connection.
    ///   - clock: the time of each request.
    package init(
        host: String, port: Int, website: Website, store: sending Store, clock: @escaping @Sendable () -> Instant
    ) throws(Failure) {
        let desk = Desk(website, store)
        var limits = HTTPServer.Limits()
        limits.body = Website.batchLimit
        do throws(HTTPServerError) {
            server = try HTTPServer(host: host, port: port, limits: limits) { request in
                desk.state.withLock { $0.website.respond(to: request, store: $0.store, now: clock()) }
            }
        } catch {
            throw Failure(
                phrase: WebServer.phrase(error, host: host, port: port), isPortTaken: error.reason == .addressInUse)
        }
        self.port = server.port
        self.desk = desk
    }

    private static func phrase(_ error: HTTPServerError, host: String, port: Int) -> Phrase {
        let place = "\(host.contains(":") ? "[\(host)]" : host):\(port)"
        return switch error.reason {
        case .addressInUse: Phrase("another program already listens on \(place)")
        case .notPermitted: Phrase("this user may not listen on \(place)")
        case .noSuchAddress: Phrase("cannot listen on \(place): this machine has no such address")
        case .failed: Phrase("cannot listen on \(place): \(error.description)")
        }
    }

    /// Serves another state of the workspace from the next request on.
    package func replace(_ website: Website) { desk.state.withLock { $0.website = website } }

    /// Lets the requests that have begun finish, then closes.
    package func stop() { server.stop() }

    /// True for a host that only this machine reaches.
    package static func isLoopback(_ host: String) -> Bool {
        host == "localhost" || host == "::1"
            || (host.hasPrefix("127.") && host.split(separator: ".").count == 4
                && host.allSatisfy { $0.isASCII && ($0.isNumber || $0 == ".") })
    }
}

/// What the server's threads share, one at a time.
private final class Desk: Sendable {
    struct State {
        var website: Website
        let store: Store
    }

    let state: Mutex<State>

    init(_ website: Website, _ store: sending Store) { state = Mutex(State(website: website, store: store)) }
}
