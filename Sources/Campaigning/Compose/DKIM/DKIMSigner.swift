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
        guard let draft = message.withUnsafeBufferPointer({ draft(of: $0, at: time) }) else { throw .noFrom }
        guard let signature = sign(draft.signed) else { throw .cannotSign }
        var field = draft.field
        field.finish(TextCode.base64(signature))
        return field.bytes + [0x0D, 0x0A]
    }

    /// The field up to `b=`, and the octets that are signed; nil for a message without From.
    private func draft(
        of octets: UnsafeBufferPointer<UInt8>, at time: Instant
    ) -> (field: DKIMField, signed: [UInt8])? {
        let fields = MailFields(octets, headers)
        guard fields.count(0) > 0 else { return nil }
        let mentions = headers.mentions(in: fields)
        let body = canonicalization.body.canonical(UnsafeBufferPointer(rebasing: octets[fields.body]))
        var field = DKIMField()
        for tag in tags(at: time) { field.append(tag + ";") }
        field.append("h", listing: mentions.map(headers.octets))
        field.append("bh=\(TextCode.base64(Crypto.sha256(body)));")
        field.begin("b")
        var signed = signedHeader(octets, fields, mentions)
        canonicalization.header.append(field.bytes, to: &signed)
        return (field, signed)
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

    /// The mentioned fields, each with CRLF; a mention of a field that is not there adds nothing (3.5, `h=`).
    private func signedHeader(
        _ octets: UnsafeBufferPointer<UInt8>, _ fields: MailFields, _ mentions: [Int]
    ) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(4096)
        var (previous, repeats) = (-1, 0)
        for name in mentions {
            // The mentions of a name stand together.
            repeats = name == previous ? repeats + 1 : 0
            previous = name
            guard let place = fields.place(of: name, fromBottom: repeats) else { continue }
            canonicalization.header.append(UnsafeBufferPointer(rebasing: octets[place]), to: &output)
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
