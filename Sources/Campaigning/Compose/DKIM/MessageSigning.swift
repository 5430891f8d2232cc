package import Definitions
package import Formats

/// The DKIM signatures that messages of one kind get: one for each key. The keys are read once, and any thread may sign.
package struct MessageSigning: Sendable {
    private let signers: [DKIMSigner]
    /// Nothing is signed. Of its own: many threads ask for each message.
    private let isEmpty: Bool

    /// For mail that goes unsigned.
    package static let unsigned = MessageSigning([])

    package init(_ signers: [DKIMSigner]) { (self.signers, isEmpty) = (signers, signers.isEmpty) }

    /// - Parameter intent: of the mail; its stream may have keys of its own.
    package init(_ workspace: Workspace, of intent: Intent) throws(DKIMKeyError) {
        var signers: [DKIMSigner] = []
        for settings in workspace.definition.mailStream(of: intent).dkim {
            let key = try DKIMKeyReader.read(settings, directory: workspace.directory)
            signers.append(
                DKIMSigner(
                    domain: settings.domain, selector: settings.selector, key: key,
                    canonicalization: DKIMCanonicalization(settings.canonicalization) ?? .relaxed,
                    lifetime: settings.expires?.approximateMilliseconds))
        }
        self.init(signers)
    }

    /// The message with its signatures on top, in the order of the keys. None covers another, so each stands alone.
    package func signed(_ message: [UInt8], at time: Instant) throws(DKIMError) -> [UInt8] {
        var unsigned = try message.withUnsafeBufferPointer { octets throws(DKIMError) in
            try prepare(octets, at: time)
        }
        try unsigned.signatures.fill(&unsigned.bytes)
        return unsigned.bytes
    }

    /// The same with places where the signatures go.
    func prepare(_ octets: UnsafeBufferPointer<UInt8>, at time: Instant) throws(DKIMError) -> UnsignedOctets {
        if isEmpty { return UnsignedOctets(bytes: Array(octets)) }
        var unsigned = UnsignedOctets()
        unsigned.bytes.reserveCapacity(octets.count + signers.count * 1024)
        for signer in signers {
            unsigned.signatures.append(try signer.prepare(octets, at: time, into: &unsigned.bytes))
        }
        unsigned.bytes += octets
        return unsigned
    }
}

/// A message with places for its signatures, which are still to be made.
struct UnsignedOctets: Sendable {
    var bytes: [UInt8] = []
    var signatures: [SignatureToMake] = []
}
