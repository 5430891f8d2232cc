internal import Formats
import Foundation

/// A link or a picture in HTML, with Liquid as it is written.
struct MailLink {
    enum Kind {
        case link
        case picture
    }

    let kind: Kind
    /// Character references read.
    let address: String
    /// What the attribute says, in the HTML.
    let range: Range<Int>
    /// What one reads, white space folded; Liquid as it is written.
    var text: String

    var hasLiquid: Bool { address.contains("{{") || address.contains("{%") }

    static func all(in html: [UInt8]) -> [MailLink] {
        var scanner = MarkupScanner(html)
        var links: [MailLink] = []
        var open: Int?
        while let token = scanner.next() {
            switch token {
            case .start(let tag):
                let kind: Kind? = ["a", "area"].contains(tag.name) ? .link : tag.name == "img" ? .picture : nil
                guard let kind, let range = tag.attribute(kind == .link ? "href" : "src")?.value else { continue }
                let address = HTMLEntities.decode(String(decoding: scanner.bytes[range], as: UTF8.self))
                links.append(MailLink(kind: kind, address: address, range: range, text: ""))
                if tag.name == "a" { open = links.count - 1 }
            case .end("a", _): open = nil
            case .text(let range):
                guard let open else { continue }
                links[open].text += HTMLEntities.decode(String(decoding: scanner.bytes[range], as: UTF8.self))
            case .liquid(let piece):
                guard let open, piece.kind == .output else { continue }
                links[open].text += String(decoding: scanner.bytes[piece.range], as: UTF8.self)
            default: continue
            }
        }
        for index in links.indices {
            links[index].text = links[index].text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
        return links
    }
}

/// What a web address says of where it leads.
struct LinkAddress: Equatable {
    /// Lower-case; nil when there is none.
    let scheme: String?
    /// In lower-case A-labels; nil when there is none, or when Liquid has a part in it.
    let host: String?

    init(_ address: String) {
        let text = address.trimmingCharacters(in: .whitespacesAndNewlines)
        var rest = text[...]
        if let colon = text.firstIndex(of: ":"), colon > text.startIndex,
            text[..<colon].allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) })
        {
            scheme = text[..<colon].lowercased()
            rest = text[text.index(after: colon)...]
        } else {
            scheme = nil
        }
        guard rest.hasPrefix("//") else {
            host = nil
            return
        }
        host = LinkAddress.host(rest.dropFirst(2))
    }

    /// Of what follows the two slashes.
    private static func host(_ rest: Substring) -> String? {
        var authority = rest.prefix { !"/?#\\".contains($0) }
        if let at = authority.lastIndex(of: "@") { authority = authority[authority.index(after: at)...] }
        if authority.first == "[" { return String(authority.prefix { $0 != "]" } + "]") }
        let name = authority.prefix { $0 != ":" }
        guard !name.isEmpty, !name.contains("{"), !name.contains("}") else { return nil }
        return AddressPart.domain(String(name))
    }

    /// The host that a text names, when it is a web address and nothing else: `www.example.org/join`.
    static func host(namedBy text: String) -> String? {
        guard !text.contains(" "), !text.contains("@"), !text.contains("{") else { return nil }
        let address = LinkAddress(text)
        if address.scheme == "http" || address.scheme == "https" { return address.host }
        guard address.scheme == nil, let name = host(text[...]), isHostName(text.prefix { !"/?#:".contains($0) }) else {
            return nil
        }
        return name
    }

    /// `club.example.org`, and not `plan.pdf`, `10.5` or `v1.2`.
    private static func isHostName(_ name: Substring) -> Bool {
        let labels = name.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2, let last = labels.last, last.count >= 2, last.allSatisfy(\.isLetter),
            !endings.contains(last.lowercased())
        else { return false }
        return labels.allSatisfy { label in
            !label.isEmpty && label.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
        }
    }

    /// Endings of files that look like those of hosts.
    private static let endings: Set<String> = [
        "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "csv", "txt", "rtf", "md", "html", "htm",
        "jpg",
        "jpeg", "png", "gif", "svg", "webp", "zip", "rar", "ics", "vcf", "epub", "mp", "mov", "avi", "js", "json",
        "xml",
    ]

    /// True when both are one site: the same host, `www.` or not, or one below the other.
    static func isSameSite(_ first: String, _ second: String) -> Bool {
        let (one, other) = (withoutWWW(first), withoutWWW(second))
        return one == other || one.hasSuffix("." + other) || other.hasSuffix("." + one)
    }

    private static func withoutWWW(_ host: String) -> Substring {
        host.hasPrefix("www.") ? host.dropFirst(4) : host[...]
    }

    /// This machine, where nothing needs to be secret.
    static func isLoopback(_ host: String) -> Bool {
        host == "localhost" || host.hasSuffix(".localhost") || host.hasPrefix("127.") || host == "[::1]"
    }
}
