import Campaigning
import Crypto

/// One signature of a message, looked at as a receiver does (RFC 6376, 6.1).
struct DKIMVerification {
    /// Without white space in their values.
    let tags: [String: String]
    let mentions: [String]
    /// What `b=` is the signature of.
    let signed: [UInt8]
    let bodyHolds: Bool

    /// - Parameter index: of the signature, from the top.
    init?(_ message: [UInt8], index: Int = 0) {
        let (fields, body) = DKIMVerification.split(message)
        let signatures = fields.filter { DKIMVerification.name($0) == "dkim-signature" }
        guard signatures.indices.contains(index) else { return nil }
        let field = signatures[index]
        var tags: [String: String] = [:]
        let value = String(decoding: field.drop { $0 != 0x3A }.dropFirst(), as: UTF8.self)
        for tag in value.split(separator: ";") {
            guard let equals = tag.firstIndex(of: "=") else { continue }
            let name = tag[..<equals].filter { !$0.isWhitespace }
            tags[name] = tag[tag.index(after: equals)...].filter { !$0.isWhitespace }
        }
        guard let canonicalization = DKIMCanonicalization(tags["c"] ?? "simple/simple") else { return nil }
        let mentions = (tags["h"] ?? "").lowercased().split(separator: ":").map(String.init)
        var left = fields
        var signed: [UInt8] = []
        for mention in mentions {
            guard let place = left.lastIndex(where: { DKIMVerification.name($0) == mention }) else { continue }
            signed += canonicalization.header.canonical(field: left.remove(at: place))
            signed += [0x0D, 0x0A]
        }
        signed += canonicalization.header.canonical(field: DKIMVerification.withoutSignature(field))
        bodyHolds = body.withUnsafeBufferPointer {
            TextCode.base64(Crypto.sha256(canonicalization.body.withCanonical($0) { Array($0) })) == tags["bh"]
        }
        (self.tags, self.mentions, self.signed) = (tags, mentions, signed)
    }

    var signature: [UInt8] { tags["b"].flatMap(TextCode.fromBase64) ?? [] }

    func holds(_ key: PublicKey) -> Bool {
        let message = key.kind == .ed25519 ? Crypto.sha256(signed) : signed
        return bodyHolds && mentions.contains("from") && key.verifies(signature, of: message)
    }

    private static func name(_ field: [UInt8]) -> String {
        String(decoding: field.prefix { $0 != 0x3A }, as: UTF8.self).lowercased().filter { !$0.isWhitespace }
    }

    /// The value of `b=` goes, with the white space around it; what comes behind stays.
    private static func withoutSignature(_ field: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        for (index, tag) in field.split(separator: 0x3B, omittingEmptySubsequences: false).enumerated() {
            if index > 0 { result.append(0x3B) }
            let name = tag.prefix { $0 != 0x3D }
            let isSignature = name.filter { $0 > 0x20 } == [0x62]
            result += isSignature ? name + [0x3D] : tag
        }
        return result
    }

    /// Fields without their last CRLF, and the body.
    private static func split(_ message: [UInt8]) -> (fields: [[UInt8]], body: [UInt8]) {
        var fields: [[UInt8]] = []
        var line: [UInt8] = []
        var index = 0
        while index < message.count {
            guard message[index...].starts(with: [0x0D, 0x0A]) else {
                line.append(message[index])
                index += 1
                continue
            }
            index += 2
            if line.isEmpty { return (fields, Array(message[index...])) }
            if line[0] == 0x20 || line[0] == 0x09, !fields.isEmpty {
                fields[fields.count - 1] += [0x0D, 0x0A] + line
            } else {
                fields.append(line)
            }
            line = []
        }
        return (line.isEmpty ? fields : fields + [line], [])
    }
}

extension String {
    /// With the line ends of mail.
    var crlf: [UInt8] { Array(replacing("\n", with: "\r\n").utf8) }
}
