import Foundation

/// Looks at the links of finished HTML: a value that came into one must not be a script.
enum LinkGuard {
    private static let attributes = ["href", "src", "action", "background", "formaction", "poster"].map {
        Array($0.utf8)
    }
    private static let schemes: Set<String> = ["http", "https", "mailto", "tel", "sms", "cid", "webcal", "geo"]

    /// The first scheme that has no place in a message, or nil.
    static func forbiddenScheme(in html: String) -> String? {
        var html = html
        return html.withUTF8(forbiddenScheme)
    }

    static func forbiddenScheme(in bytes: UnsafeBufferPointer<UInt8>) -> String? {
        var index = 0
        while index < bytes.count {
            // Attributes are found by their equals sign: far fewer than the letters that could begin a name.
            guard let base = bytes.baseAddress, let found = memchr(base + index, 0x3D, bytes.count - index) else {
                return nil
            }
            index = UnsafeRawPointer(found) - UnsafeRawPointer(base)
            if isLink(bytes, before: index), let scheme = scheme(bytes, after: index + 1), !schemes.contains(scheme) {
                return scheme
            }
            index += 1
        }
        return nil
    }

    /// The last letters of `attributes`; few others end so.
    private static func endsLikeALink(_ letter: UInt8) -> Bool {
        switch letter {
        case UInt8(ascii: "f"), UInt8(ascii: "c"), UInt8(ascii: "n"), UInt8(ascii: "d"), UInt8(ascii: "r"): true
        default: false
        }
    }

    private static func isLink(_ bytes: UnsafeBufferPointer<UInt8>, before equals: Int) -> Bool {
        var end = equals
        while end > 0, bytes[end - 1] <= 0x20 { end -= 1 }
        guard end > 0, endsLikeALink(bytes[end - 1] | 0x20) else { return false }
        return attributes.contains { name in
            guard end > name.count, !isLetter(bytes[end - name.count - 1]) else { return false }
            return name.indices.allSatisfy { bytes[end - name.count + $0] | 0x20 == name[$0] }
        }
    }

    /// The scheme of the URL there in lower case, as a browser would read it: character references decoded, white space
    /// and controls skipped. Nil when it has none.
    private static func scheme(_ bytes: UnsafeBufferPointer<UInt8>, after start: Int) -> String? {
        var index = start
        while index < bytes.count, bytes[index] <= 0x20 || bytes[index] == 0x22 || bytes[index] == 0x27 { index += 1 }
        let end = min(index + 200, bytes.count)
        let raw = bytes[index..<end].prefix { $0 != 0x22 && $0 != 0x27 && $0 != 0x3E }
        guard let colonOrReference = raw.firstIndex(where: { $0 == 0x3A || $0 == 0x26 }) else { return nil }
        // The fast way for what nearly all links are.
        if bytes[colonOrReference] == 0x3A, let plain = plainScheme(raw[..<colonOrReference]) { return plain }
        var scheme = ""
        for scalar in HTMLEntities.decode(String(decoding: raw, as: UTF8.self)).unicodeScalars {
            if scalar == ":" { return scheme.lowercased() }
            if scalar.value <= 0x20 { continue }
            if scalar == "/" || scalar == "?" || scalar == "#" { return nil }
            scheme.unicodeScalars.append(scalar)
        }
        return nil
    }

    private static func plainScheme(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String? {
        guard !bytes.isEmpty, bytes.allSatisfy({ isLetter($0) }) else { return nil }
        return String(decoding: bytes, as: UTF8.self).lowercased()
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
