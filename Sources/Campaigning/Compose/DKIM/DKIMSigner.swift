package import Crypto
package import Formats

/// Signs finished messages for one domain with one key (RFC 6376; RFC 8463 for Ed25519). Any thread may use it.
package struct DKIMSigner: Sendable {
    /// `d=`, in ASCII.
    package let domain: String
    /// `s=`
    package let selector: String
    package let key: PrivateKey
    package var canonicalization: DKIMCanonicalization
    package var headers: DKIMHeaders
    /// How long a signature holds after it was made; nil is for ever.
    package var lifetime: Int64?

    package init(
        domain: String, selector: String, key: PrivateKey, canonicalization: DKIMCanonicalization = .relaxed,
        headers: DKIMHeaders = .standard, lifetime milliseconds: Int64? = nil
    ) {
        (self.domain, self.selector, self.key) = (domain, selector, key)
        (self.canonicalization, self.headers, lifetime) = (canonicalization, headers, milliseconds)
    }

    /// `a=`
    package var algorithm: String {
        switch key.kind {
        case .rsa: "rsa-sha256"
        case .ed25519: "ed25519-sha256"
        }
    }

    /// The field that goes on top of the message, with CRLF at its end.
    /// - Parameters:
    ///   - message: octets whose line ends are CRLF.
    ///   - time: what `t=` says.
    package func signature(of message: [UInt8], at time: Instant) throws(DKIMError) -> [UInt8] {
        let fields = MailFields(message)
        guard fields.count("from") > 0 else { throw .noFrom }
        let mentions = headers.mentions(in: fields)
        var field = DKIMField()
        for tag in tags(at: time) { field.append(tag + ";") }
        field.append("h", listing: mentions)
        field.append("bh=\(TextCode.base64(bodyHash(message, fields.body)));")
        field.begin("b")
        var signed = signedHeader(fields, mentions)
        canonicalization.header.append(field.bytes, to: &signed)
        guard let signature = sign(signed) else { throw .cannotSign }
        field.finish(TextCode.base64(signature))
        return field.bytes + [0x0D, 0x0A]
    }

    /// All but `h=`, `bh=` and `b=`. There is no `i=`: it would say what `d=` says; and no `l=`: it lets anyone add to the body.
    private func tags(at time: Instant) -> [String] {
        let seconds = time.milliseconds / 1000
        var tags = [
            "v=1", "a=\(algorithm)", "c=\(canonicalization.name)", "d=\(domain)", "s=\(selector)", "t=\(seconds)",
        ]
        if let lifetime { tags.append("x=\(seconds + max(1, lifetime / 1000))") }
        return tags
    }

    private func bodyHash(_ message: [UInt8], _ body: Range<Int>) -> [UInt8] {
        message.withUnsafeBufferPointer { octets in
            Crypto.sha256(canonicalization.body.canonical(UnsafeBufferPointer(rebasing: octets[body])))
        }
    }

    /// The mentioned fields, each with CRLF; a mention of a field that is not there adds nothing (3.5, `h=`).
    private func signedHeader(_ fields: MailFields, _ mentions: [String]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(2048)
        var used: [String: Int] = [:]
        for name in mentions {
            guard let field = fields.field(name, fromBottom: used[name, default: 0]) else { continue }
            used[name, default: 0] += 1
            canonicalization.header.append(field, to: &output)
            output.append(0x0D)
            output.append(0x0A)
        }
        return output
    }

    /// Ed25519 signs the digest of the header, not the header (RFC 8463, 3).
    private func sign(_ header: [UInt8]) -> [UInt8]? {
        switch key.kind {
        case .rsa: key.sign(header)
        case .ed25519: key.sign(Crypto.sha256(header))
        }
    }
}

/// Why a message cannot be signed.
package enum DKIMError: PhrasedError {
    case noFrom
    case cannotSign

    package var phrase: Phrase {
        switch self {
        case .noFrom: Phrase("a message without a From line cannot be signed")
        case .cannotSign: Phrase("the message could not be signed with the DKIM key")
        }
    }
}
