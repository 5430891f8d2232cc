package import Crypto
package import Formats
import Foundation
internal import Synchronization

/// Signs finished messages for one domain with one key (RFC 6376; RFC 8463 for Ed25519). Any thread may use it.
package final class DKIMSigner: Sendable {
    /// `d=`, in ASCII.
    package let domain: String
    /// `s=`
    package let selector: String
    package let key: PrivateKey
    package let canonicalization: DKIMCanonicalization
    package let headers: DKIMHeaders
    /// How long a signature holds after it was made; nil is for ever.
    package let lifetime: Int64?
    private let latest = LatestField()

    package init(
        domain: String, selector: String, key: PrivateKey, canonicalization: DKIMCanonicalization = .relaxed,
        headers: DKIMHeaders = .standard, lifetime milliseconds: Int64? = nil
    ) {
        (self.domain, self.selector, self.key) = (domain, selector, key)
        (self.canonicalization, self.headers, self.lifetime) = (canonicalization, headers, milliseconds)
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
        var output: [UInt8] = []
        let signature = try message.withUnsafeBufferPointer { octets throws(DKIMError) in
            try prepare(octets, at: time, into: &output)
        }
        try signature.fill(&output)
        return output
    }

    /// Appends all of the field but the value of `b=`, which takes ten times as long: its place is kept.
    func prepare(
        _ octets: UnsafeBufferPointer<UInt8>, at time: Instant, into output: inout [UInt8]
    ) throws(DKIMError) -> SignatureToMake {
        let fields = MailFields(octets, headers)
        guard fields.count(0) > 0 else { throw .noFrom }
        let mentions = headers.mentions(in: fields)
        var field = field(mentions, at: time)
        field.append("bh", bodyHash(UnsafeBufferPointer(rebasing: octets[fields.body])))
        field.begin("b")
        var signed = signedHeader(octets, fields, mentions)
        field.bytes.withUnsafeBufferPointer { canonicalization.header.append($0, to: &signed) }
        let place = field.finish(roomFor: TextCode.base64Length(key.signatureLength))
        let start = output.count
        output += field.bytes
        return SignatureToMake(
            key: key, digest: signed.withBytes(Crypto.sha256),
            place: start + place.lowerBound..<start + place.upperBound)
    }

    private func bodyHash(_ body: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        canonicalization.body.withCanonical(body) { TextCode.base64Octets(Crypto.sha256($0)) }
    }

    /// The field up to and with `h=`, which is the same for the messages of a second that have the same fields.
    private func field(_ mentions: [Int], at time: Instant) -> DKIMField {
        latest.field(LatestField.Key(second: time.milliseconds / 1000, mentions: mentions)) {
            var field = DKIMField()
            for tag in tags(at: time) { field.append(tag + ";") }
            field.append("h", listing: mentions.map(headers.octets))
            return field
        }
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
    ) -> OctetBuffer {
        var output = OctetBuffer(capacity: 4096)
        var (previous, repeats) = (-1, 0)
        for name in mentions {
            // The mentions of a name stand together.
            repeats = name == previous ? repeats + 1 : 0
            previous = name
            guard let place = fields.place(of: name, fromBottom: repeats) else { continue }
            canonicalization.header.append(UnsafeBufferPointer(rebasing: octets[place]), to: &output)
            output.endLine()
        }
        return output
    }
}

/// The value of a field's `b=`: what is to be signed, and where in the message it goes.
struct SignatureToMake: Sendable {
    let key: PrivateKey
    /// Of the canonical header.
    let digest: [UInt8]
    let place: Range<Int>

    /// Signs, and writes the value where its place was kept, around its folds.
    func fill(_ message: inout [UInt8]) throws(DKIMError) {
        guard let signature = key.sign(digest: digest) else { throw .cannotSign }
        let digits = TextCode.base64Octets(signature)
        message.withUnsafeMutableBufferPointer { octets in
            digits.withUnsafeBufferPointer { digits in
                var (next, filled) = (place.lowerBound, 0)
                while filled < digits.count, next < place.upperBound, let octets = octets.baseAddress {
                    let fold = memchr(octets + next, 0x0D, place.upperBound - next)
                    let end = fold.map { UnsafeRawPointer($0) - UnsafeRawPointer(octets) } ?? place.upperBound
                    let count = min(end - next, digits.count - filled)
                    (octets + next).update(from: digits.baseAddress! + filled, count: count)
                    filled += count
                    // Behind the fold: CR LF and a space.
                    next = end + 3
                }
            }
        }
    }
}

extension [SignatureToMake] {
    func fill(_ message: inout [UInt8]) throws(DKIMError) { for signature in self { try signature.fill(&message) } }
}

/// The beginning of the field that was made last, for the next message.
private final class LatestField: Sendable {
    struct Key: Hashable {
        let second: Int64
        let mentions: [Int]
    }

    private let kept = Mutex<(key: Key, field: DKIMField)?>(nil)

    func field(_ key: Key, make: () -> DKIMField) -> DKIMField {
        if let known = kept.withLock({ $0?.key == key ? $0?.field : nil }) { return known }
        let field = make()
        kept.withLock { $0 = (key, field) }
        return field
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
