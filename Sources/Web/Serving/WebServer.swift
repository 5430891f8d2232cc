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
    private let writer: WritingDesk

    /// - Parameters:
    ///   - store: given away: nothing else may use this connection.
    ///   - mostEvents: of webhooks, that may wait to be written; nil is as many as half a second's.
    ///   - clock: the time of each request.
    package init(
        host: String, port: Int, website: Website, store: sending Store, mostEvents: Int? = nil,
        clock: @escaping @Sendable () -> Instant
    ) throws(Failure) {
        let path = store.path
        let desk = Desk(website, storePath: path)
        let refusals = RefusalBook()
        let writer = WritingDesk(
            store, clock: clock, refusals: refusals, mostEvents: mostEvents ?? WritingDesk.mostEvents
        ) { desk.served }
        var limits = HTTPServer.Limits()
        limits.body = Website.batchLimit
        do throws(HTTPServerError) {
            server = try HTTPServer(host: host, port: port, limits: limits) { request, reply in
                let now = clock()
                let response = WebServer.answer(request, reply, desk, writer, now: now)
                if let response { writer.count(response, to: request.path, at: now) }
                return response
            }
        } catch {
            writer.close()
            throw Failure(
                phrase: WebServer.phrase(error, host: host, port: port), isPortTaken: error.reason == .addressInUse)
        }
        self.port = server.port
        (self.desk, self.writer) = (desk, writer)
    }

    /// Reads here; leaves what is to be written to the thread that writes.
    private static func answer(
        _ request: HTTPRequest, _ reply: HTTPReply, _ desk: Desk, _ writer: WritingDesk, now: Instant
    ) -> HTTPResponse? {
        let served = desk.served
        switch RequestWay(request) {
        case .writing: return writer.take(request, served, reply)
        case .events(let hook):
            let admission = served.website.admit(hook, request, now: now)
            switch admission {
            case .answer(let response): return response
            case .returns, .activities: return writer.take(request, served, reply, admitted: admission)
            case .events(let deliveries, let receiver): return writer.take(deliveries, receiver, reply)
            }
        case .reading:
            return desk.read { served.website.respond(to: request, store: $0, now: now) }
                ?? writer.take(request, served, reply)
        }
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
    package func replace(_ website: Website) {
        desk.served = ServedWebsite(website)
        writer.look()
    }

    /// Lets the requests that have begun finish, then closes.
    package func stop() {
        server.stop(hurry: writer.hurry)
        writer.close()
    }

    /// True for a host that only this machine reaches.
    package static func isLoopback(_ host: String) -> Bool {
        host == "localhost" || host == "::1"
            || (host.hasPrefix("127.") && host.split(separator: ".").count == 4
                && host.allSatisfy { $0.isASCII && ($0.isNumber || $0 == ".") })
    }
}

/// One state of the workspace, as the threads pass it on: by reference.
final class ServedWebsite: Sendable {
    let website: Website

    init(_ website: Website) { self.website = website }
}

/// What the server's threads share: the website as it is now, and stores to read from.
private final class Desk: Sendable {
    private let current: Mutex<ServedWebsite>
    private let readers: [Reader]

    /// A store that is opened when it is needed first.
    private final class Reader: Sendable {
        let store = Mutex<Store?>(nil)
    }

    init(_ website: Website, storePath: String) {
        current = Mutex(ServedWebsite(website))
        path = storePath
        readers = (0..<HTTPServer.Limits().threads).map { _ in Reader() }
    }

    private let path: String

    var served: ServedWebsite {
        get { current.withLock { $0 } }
        set { current.withLock { $0 = newValue } }
    }

    /// Nil when the store cannot be opened for reading.
    func read(_ body: @Sendable (Store) -> HTTPResponse) -> HTTPResponse? {
        for reader in readers {
            if let response = reader.store.withLockIfAvailable({ answer(&$0, body) }) { return response }
        }
        return readers[0].store.withLock { answer(&$0, body) }
    }

    private func answer(_ store: inout sending Store?, _ body: @Sendable (Store) -> HTTPResponse) -> HTTPResponse? {
        if store == nil { store = try? Store(reading: path, isHelper: true) }
        return store.map(body)
    }
}
