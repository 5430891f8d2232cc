import Glibc

/// Why a server cannot listen where it was told to.
package struct HTTPServerError: Error, CustomStringConvertible, Sendable {
    package enum Reason: Sendable, Hashable {
        case addressInUse
        case notPermitted
        case noSuchAddress
        case failed
    }

    package let reason: Reason
    package let description: String
}

/// A TCP socket that listens; closed with the value.
struct ListeningSocket: ~Copyable {
    let descriptor: Int32
    /// The real port, where 0 was asked for.
    let port: Int

    /// - Parameter host: a name or an address, IPv4 or IPv6 (without brackets).
    init(host: String, port: Int, backlog: Int32 = 512) throws(HTTPServerError) {
        let address = try ListeningSocket.resolve(host, port)
        defer { freeaddrinfo(address) }
        let info = address.pointee
        let descriptor = socket(info.ai_family, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw ListeningSocket.error(host, port) }
        var on: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, socklen_t(MemoryLayout<Int32>.size))
        guard bind(descriptor, info.ai_addr, info.ai_addrlen) == 0, listen(descriptor, backlog) == 0 else {
            let error = ListeningSocket.error(host, port)
            close(descriptor)
            throw error
        }
        self.descriptor = descriptor
        self.port = ListeningSocket.boundPort(descriptor)
    }

    deinit { close(descriptor) }

    private static func resolve(_ host: String, _ port: Int) throws(HTTPServerError) -> UnsafeMutablePointer<addrinfo> {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV
        var found: UnsafeMutablePointer<addrinfo>?
        guard (0...65535).contains(port), getaddrinfo(host, String(port), &hints, &found) == 0, let found else {
            throw HTTPServerError(
                reason: .noSuchAddress, description: "cannot listen on \(host) port \(port): no such address")
        }
        return found
    }

    private static func error(_ host: String, _ port: Int) -> HTTPServerError {
        let code = errno
        let place = "\(host.contains(":") ? "[\(host)]" : host):\(port)"
        switch code {
        case EADDRINUSE:
            return HTTPServerError(reason: .addressInUse, description: "another program already listens on \(place)")
        case EACCES, EPERM:
            return HTTPServerError(reason: .notPermitted, description: "this user may not listen on \(place)")
        case EADDRNOTAVAIL:
            return HTTPServerError(
                reason: .noSuchAddress, description: "cannot listen on \(place): this machine has no such address")
        default:
            return HTTPServerError(
                reason: .failed, description: String(cString: strerror(code)))
        }
    }

    private static func boundPort(_ descriptor: Int32) -> Int {
        var storage = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        return withUnsafeMutablePointer(to: &storage) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { _ = getsockname(descriptor, $0, &length) }
            // The port is at the same offset for both families, in network order.
            return pointer.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
                Int(UInt16(bigEndian: $0.pointee.sin_port))
            }
        }
    }
}
