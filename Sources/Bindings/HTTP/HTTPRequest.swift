/// A request as it came: nothing is decoded but the framing.
package struct HTTPRequest: Sendable {
    /// `GET`, `POST`, … as sent.
    package var method: String
    /// The path of the target, still percent-encoded: `/s/TOKEN`.
    package var path: String
    /// What follows the question mark, still encoded; nil without one.
    package var query: String?
    package var headers: HTTPHeaders
    /// At most the server's limit.
    package var body: [UInt8]
    /// The body was longer than the server's limit, and `body` is only its beginning.
    package var isBodyTooLarge: Bool
    /// The network address of the other end of the connection, which may be a proxy's; nil where it is not known.
    package var remoteAddress: String?

    package init(
        method: String, target: String, headers: HTTPHeaders = HTTPHeaders(), body: [UInt8] = [],
        isBodyTooLarge: Bool = false, remoteAddress: String? = nil
    ) {
        let origin = target.utf8.first == UInt8(ascii: "/") ? target[...] : HTTPRequest.originForm(target)
        let mark = origin.utf8.firstIndex(of: UInt8(ascii: "?"))
        self.method = method
        self.path = String(origin[..<(mark ?? origin.endIndex)])
        self.query = mark.map { String(origin[origin.utf8.index(after: $0)...]) }
        self.headers = headers
        self.body = body
        self.isBodyTooLarge = isBodyTooLarge
        self.remoteAddress = remoteAddress
    }

    /// `http://host/path` as a proxy may write it, without its authority, which nothing here goes by (RFC 9112, 3.2.2).
    private static func originForm(_ target: String) -> Substring {
        for scheme in ["http://", "https://"] where target.prefix(scheme.count).lowercased() == scheme {
            let rest = target.dropFirst(scheme.count).drop { $0 != "/" && $0 != "?" }
            return rest.isEmpty ? "/" : rest
        }
        return target[...]
    }
}

/// Header fields in their order; names compare without case (RFC 9110, 5.1).
package struct HTTPHeaders: Sendable, ExpressibleByDictionaryLiteral {
    package private(set) var fields: [(name: String, value: String)] = []

    package init() {}

    package init(dictionaryLiteral elements: (String, String)...) {
        for (name, value) in elements { add(name, value) }
    }

    package mutating func add(_ name: String, _ value: String) { fields.append((name, value)) }

    /// The first field of that name.
    package subscript(name: String) -> String? { fields.first { HTTPHeaders.isSame($0.name, name) }?.value }

    /// Names are ASCII (RFC 9110, 5.1): only its letters have two cases.
    private static func isSame(_ a: String, _ b: String) -> Bool {
        guard a.utf8.count == b.utf8.count else { return false }
        if a == b { return true }
        var other = b.utf8.makeIterator()
        return a.utf8.allSatisfy { one in
            guard let other = other.next(), one != other else { return true }
            return one | 0x20 == other | 0x20 && (0x61...0x7A).contains(one | 0x20)
        }
    }
}
