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
        if isEmpty { return message }
        return try message.withUnsafeBufferPointer { octets throws(DKIMError) in try signed(octets, at: time) }
    }

    /// The same of octets that stay where they are.
    func signed(_ message: UnsafeBufferPointer<UInt8>, at time: Instant) throws(DKIMError) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(message.count + signers.count * 1024)
        for signer in signers { output += try signer.signature(of: message, at: time) }
        output += message
        return output
    }
}
