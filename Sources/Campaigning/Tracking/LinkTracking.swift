internal import Definitions
internal import Formats
internal import Liquid

/// Leads the links of a finished HTML part where the campaign wants them led: with `utm_*` parameters, through `/c/TOKEN`. Every
/// other byte stays. Links to our own pages, and whatever is not on the web (`mailto:`, `tel:`, `#`), stay as well.
struct LinkTracking: Sendable {
    private let tracking: Tracking
    private let base: String
    private let signer: TokenSigner

    /// A longer address is left as it is: mail programs cut it.
    private static let longest = 1500

    /// Nil when the campaign wants nothing of its links.
    init?(_ tracking: Tracking, base: String, signer: TokenSigner) {
        if tracking.isEmpty { return nil }
        (self.tracking, self.base, self.signer) = (tracking, base, signer)
    }

    /// - Parameters:
    ///   - row: of the ledger.
    ///   - isTest: a copy outside of the counts: its links go straight there.
    func applied(to html: [UInt8], row: Int64, isTest: Bool) -> [UInt8] {
        var result = tracking.clicks || !tracking.utm.isEmpty ? rewritten(html, row, isTest: isTest) : html
        if tracking.opens, !isTest {
            let place = LinkTracking.endOfBody(result) ?? result.endIndex
            result.insert(contentsOf: pixel(row).utf8, at: place)
        }
        return result
    }

    /// The address of a web link as it goes out.
    func address(_ written: String, row: Int64, isTest: Bool) -> String {
        guard LinkTracking.isOnTheWeb(written), !isOurs(written) else { return written }
        let target = withParameters(written)
        guard tracking.clicks, !isTest, let target = LinkTracking.inASCII(target),
            target.utf8.count <= LinkTracking.longest
        else { return target }
        let token = signer.sign(.click, row: row, covering: Array(target.utf8))
        return "\(base)/c/\(token)?to=\(PercentEncoding.component(target))"
    }

    private func pixel(_ row: Int64) -> String {
        let source = "\(base)/o/\(signer.sign(.open, row: row)).gif"
        return
            #"<img src="\#(source)" width="1" height="1" alt="" style="display:block;width:1px;height:1px;border:0">"#
    }

    private func withParameters(_ address: String) -> String {
        let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        var target = String(parts[0])
        let query = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let present = query.count == 2 ? Set(query[1].split(separator: "&").map { $0.prefix { $0 != "=" } }) : []
        var separator = query.count == 2 ? (query[1].isEmpty || query[1].hasSuffix("&") ? "" : "&") : "?"
        // What the author wrote by hand stays.
        for parameter in tracking.utm where !present.contains(parameter.name[...]) {
            target += "\(separator)\(parameter.name)=\(PercentEncoding.component(parameter.value))"
            separator = "&"
        }
        return parts.count == 2 ? "\(target)#\(parts[1])" : target
    }

    /// As a header carries it. Nil where the host has other letters: they are not written with per cent signs.
    private static func inASCII(_ address: String) -> String? {
        let bytes = Array(address.utf8)
        if bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) { return address }
        let start = address.hasPrefix("https") || address.hasPrefix("HTTPS") ? 8 : 7
        let host = bytes.dropFirst(start).prefix { !"/?#".utf8.contains($0) }
        guard host.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
        return bytes.reduce(into: "") { text, byte in
            if byte > 0x20, byte < 0x7F {
                text.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                text += PercentEncoding.encoded(byte)
            }
        }
    }

    private static func isOnTheWeb(_ address: String) -> Bool {
        let start = address.prefix(8).lowercased()
        return start.hasPrefix("https://") || start.hasPrefix("http://")
    }

    /// Pages that know the member by a token: nobody else is told of it.
    private func isOurs(_ address: String) -> Bool {
        guard address.hasPrefix(base + "/") else { return false }
        let page = address.dropFirst(base.count + 1).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        return ["s", "u", "p", "e", "c", "o", "r", "confirm", "address", "subscribe"].contains(page)
    }

    private static func endOfBody(_ html: [UInt8]) -> Int? {
        let wanted = Array("</body".utf8)
        var start = html.count - wanted.count
        while start >= 0 {
            if html[start] == wanted[0], zip(html[start...], wanted).allSatisfy({ $0 | 0x20 == $1 | 0x20 }) {
                return start
            }
            start -= 1
        }
        return nil
    }

    // MARK: - The pass over the bytes

    private func rewritten(_ bytes: [UInt8], _ row: Int64, isTest: Bool) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + 2048)
        var copied = 0
        var index = 0
        while let open = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
            index = open + 1
            guard let name = LinkTracking.linkName(bytes, at: index) else { continue }
            var scan = AttributeScan(bytes, after: index + name)
            while let attribute = scan.next() {
                guard attribute.isNamed("href", in: bytes), let value = attribute.value else { continue }
                let written = HTMLEntities.decode(String(decoding: bytes[value], as: UTF8.self))
                    .trimmingPrefix { $0.isWhitespace }
                let sent = address(String(written), row: row, isTest: isTest)
                guard sent != written else { continue }
                result += bytes[copied..<value.lowerBound]
                if !attribute.isQuoted { result.append(UInt8(ascii: "\"")) }
                HTMLEscaping.append(sent, to: &result)
                if !attribute.isQuoted { result.append(UInt8(ascii: "\"")) }
                copied = value.upperBound
            }
            index = scan.end
        }
        return result + bytes[copied...]
    }

    /// How long the name of an element with a link is, where one begins: `a` or `area`.
    private static func linkName(_ bytes: [UInt8], at start: Int) -> Int? {
        for name in ["a", "area"] {
            let end = start + name.utf8.count
            guard end < bytes.count, bytes[end] <= 0x20 || bytes[end] == UInt8(ascii: "/") else { continue }
            if zip(bytes[start..<end], name.utf8).allSatisfy({ $0 | 0x20 == $1 }) { return name.utf8.count }
        }
        return nil
    }
}

/// The attributes of a start tag, one after another (HTML, 13.2.5.32 to 13.2.5.39). `MarkupScanner` reads templates, once, with
/// their Liquid and without what stands in comments; this reads every message, and only its links.
private struct AttributeScan {
    struct Attribute {
        let name: Range<Int>
        /// Without its quotes; nil where there is none.
        let value: Range<Int>?
        let isQuoted: Bool

        func isNamed(_ wanted: String, in bytes: [UInt8]) -> Bool {
            name.count == wanted.utf8.count && zip(bytes[name], wanted.utf8).allSatisfy { $0 | 0x20 == $1 }
        }
    }

    private let bytes: [UInt8]
    /// Behind what was read.
    private(set) var end: Int

    init(_ bytes: [UInt8], after start: Int) { (self.bytes, end) = (bytes, start) }

    /// Nil at the end of the tag.
    mutating func next() -> Attribute? {
        skip { $0 <= 0x20 || $0 == UInt8(ascii: "/") }
        guard end < bytes.count, bytes[end] != UInt8(ascii: ">") else { return nil }
        let start = end
        end += 1
        skip { $0 > 0x20 && $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
        let name = start..<end
        skip { $0 <= 0x20 }
        guard end < bytes.count, bytes[end] == UInt8(ascii: "=") else {
            return Attribute(name: name, value: nil, isQuoted: false)
        }
        end += 1
        skip { $0 <= 0x20 }
        guard end < bytes.count else { return nil }
        if bytes[end] == UInt8(ascii: "\"") || bytes[end] == UInt8(ascii: "'") {
            let quote = bytes[end]
            end += 1
            let value = end
            skip { $0 != quote }
            guard end < bytes.count else { return nil }
            defer { end += 1 }
            return Attribute(name: name, value: value..<end, isQuoted: true)
        }
        let value = end
        skip { $0 > 0x20 && $0 != UInt8(ascii: ">") }
        return Attribute(name: name, value: value..<end, isQuoted: false)
    }

    private mutating func skip(while isSkipped: (UInt8) -> Bool) {
        while end < bytes.count, isSkipped(bytes[end]) { end += 1 }
    }
}

/// RFC 3986, 2.1 and 2.3: everything but unreserved characters as `%XX` of its UTF-8.
enum PercentEncoding {
    static func component(_ text: String) -> String {
        var result = ""
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                result.unicodeScalars.append(Unicode.Scalar(byte))
            default: result += encoded(byte)
            }
        }
        return result
    }

    static func encoded(_ byte: UInt8) -> String {
        "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
}
