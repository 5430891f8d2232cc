internal import HTTP

/// Which thread a request is answered by.
enum RequestWay: Equatable {
    /// Whatever has it: reading disturbs nobody.
    case reading
    /// The one that writes.
    case writing
    /// Events of this webhook: believed by whatever has them, stored by the one that writes, many at a time.
    case events(String)

    init(_ request: HTTPRequest) {
        let slash = UInt8(ascii: "/")
        let parts = request.path.utf8.split(separator: slash, maxSplits: 3, omittingEmptySubsequences: false)
        let first = parts.count > 1 ? Substring(parts[1]) : ""
        if first == "hooks", parts.count == 3 {
            self = .events(String(Substring(parts[2])))
        } else if ["GET", "HEAD"].contains(request.method), first != "c", first != "o" {
            self = .reading
        } else {
            // Clicks and opens are noted.
            self = .writing
        }
    }
}
