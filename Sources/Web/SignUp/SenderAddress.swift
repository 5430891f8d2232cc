internal import Campaigning
internal import HTTP

/// Whom a request came from, as far as that can be known.
enum SenderAddress {
    /// The block of the sender's network address. A proxy on this machine says whose request it passes on: the last entry of
    /// the last `X-Forwarded-For` is the one that it wrote itself, all before it may be the sender's invention. From
    /// elsewhere the header is not believed.
    static func block(of request: HTTPRequest) -> AddressBlock? {
        guard let peer = request.remoteAddress else { return nil }
        guard WebServer.isLoopback(peer) else { return AddressBlock(peer) }
        let forwarded = request.headers.fields.last { $0.name.lowercased() == "x-forwarded-for" }?.value
        guard let last = forwarded?.split(separator: ",").last else { return AddressBlock(peer) }
        return AddressBlock(bare(last)) ?? AddressBlock(peer)
    }

    /// Without spaces, brackets and a port.
    private static func bare(_ text: Substring) -> String {
        let trimmed = text.drop { $0 == " " }
        if trimmed.hasPrefix("[") { return String(trimmed.dropFirst().prefix { $0 != "]" }) }
        let word = trimmed.prefix { $0 != " " }
        return String(word.filter { $0 == ":" }.count == 1 ? word.prefix { $0 != ":" } : word)
    }
}
