internal import Crypto
package import Definitions

/// Makes and checks the tokens in links (DESIGN.md 6): version, key id, purpose, 64-bit row id and HMAC-SHA256 cut to
/// 128 bits, in base64url. No address inside.
///
/// The bytes: version (1), key id (1), purpose (1), row (8, big-endian), authenticator (16). The authenticator covers the
/// eleven bytes before it, under a key that is derived from the secret for this purpose alone.
package struct TokenSigner: Sendable {
    private static let version: UInt8 = 1
    private static let bodyLength = 11
    private static let macLength = 16

    /// The first signs; all verify.
    private let keys: [Key]

    /// - Parameters: the current key and those that still verify, as read by `SecretReader`.
    package init(current: [UInt8], previous: [[UInt8]] = []) {
        keys = ([current] + previous).map(Key.init)
    }

    /// The signer of a workspace, its secrets read.
    package init(workspace: Workspace) throws {
        let settings = workspace.definition.secret
        let read = { try SecretReader.read($0, directory: workspace.directory) }
        self.init(current: try read(settings.current), previous: try settings.previous.map(read))
    }

    /// - Parameter covered: what the token is good for besides the row, such as the target of a link; it is not inside.
    package func sign(_ purpose: TokenPurpose, row: Int64, covering covered: [UInt8] = []) -> String {
        TextCode.base64URL(bytes(purpose, row: row, covering: covered))
    }

    /// A link: an address, the page, and a token for it.
    func link(_ base: String, _ page: StaticString, _ purpose: TokenPurpose, row: Int64) -> String {
        var base = base
        return base.withUTF8 { base in
            let token = base.count + page.utf8CodeUnitCount
            return String(unsafeUninitializedCapacity: token + TokenSigner.linkTokenLength) { text in
                let start = text.baseAddress!
                if let from = base.baseAddress { start.update(from: from, count: base.count) }
                (start + base.count).update(from: page.utf8Start, count: page.utf8CodeUnitCount)
                withToken(purpose, row: row) { TextCode.writeBase64URL($0, to: start + token) }
                return token + TokenSigner.linkTokenLength
            }
        }
    }

    /// Characters of a token made by `sign`.
    private static let linkTokenLength = TextCode.base64URLLength(bodyLength + macLength)

    /// The row of a genuine token of this purpose, else nil.
    package func verify(_ token: String, _ purpose: TokenPurpose, covering covered: [UInt8] = []) -> Int64? {
        // The length is checked first, so that a long hostile text costs nothing.
        guard token.utf8.count == TokenSigner.linkTokenLength else { return nil }
        return TextCode.fromBase64URL(token).flatMap { verify($0, purpose, covering: covered) }
    }

    /// The same token in lower-case base32, for the local part of an address: mail servers fold its case.
    package func signForAddress(_ purpose: TokenPurpose, row: Int64) -> String {
        TextCode.base32(bytes(purpose, row: row))
    }

    /// Characters of a token made by `signForAddress`.
    package static let addressTokenLength = TextCode.base32Length(bodyLength + macLength)

    /// Writes the token of `signForAddress`.
    /// - Parameter text: with room for `addressTokenLength` bytes.
    func writeForAddress(_ purpose: TokenPurpose, row: Int64, to text: UnsafeMutablePointer<UInt8>) {
        withToken(purpose, row: row) { TextCode.writeBase32($0, to: text) }
    }

    /// The row of a genuine base32 token, whichever case it came back in.
    package func verifyFromAddress(_ token: String, _ purpose: TokenPurpose) -> Int64? {
        guard token.utf8.count == TokenSigner.addressTokenLength, let bytes = TextCode.fromBase32(token),
            TextCode.base32(bytes) == token.lowercased()
        else { return nil }
        return verify(bytes, purpose)
    }

    private func bytes(_ purpose: TokenPurpose, row: Int64, covering covered: [UInt8] = []) -> [UInt8] {
        guard !covered.isEmpty else { return withToken(purpose, row: row) { Array($0) } }
        var bytes = [UInt8](repeating: 0, count: TokenSigner.bodyLength)
        bytes.withUnsafeMutableBufferPointer { keys[0].write(purpose, row, to: $0.baseAddress!) }
        return bytes + keys[0].authenticator(of: bytes + covered, purpose)
    }

    /// The bytes of a token that covers nothing besides the row.
    private func withToken<Result>(
        _ purpose: TokenPurpose, row: Int64, _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
        // The authenticator is cut, so there is room for all of it.
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: TokenSigner.bodyLength + 32) { memory in
            let start = memory.baseAddress!
            let key = keys[0]
            key.write(purpose, row, to: start)
            key.purposeKeys[Int(purpose.rawValue)].authenticate(
                UnsafeBufferPointer(start: start, count: TokenSigner.bodyLength), into: start + TokenSigner.bodyLength)
            return body(UnsafeBufferPointer(start: start, count: TokenSigner.bodyLength + TokenSigner.macLength))
        }
    }

    private func verify(_ bytes: [UInt8], _ purpose: TokenPurpose, covering covered: [UInt8] = []) -> Int64? {
        guard bytes.count == TokenSigner.bodyLength + TokenSigner.macLength, bytes[0] == TokenSigner.version,
            bytes[2] == purpose.rawValue
        else { return nil }
        let body = Array(bytes[..<TokenSigner.bodyLength])
        let mac = Array(bytes[TokenSigner.bodyLength...])
        // One byte of key id can be the same for two keys, so each that fits is tried.
        var isGenuine = false
        for key in keys where key.id == bytes[1] {
            if Crypto.constantTimeEqual(key.authenticator(of: body + covered, purpose), mac) { isGenuine = true }
        }
        guard isGenuine else { return nil }
        let row = body[3...].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return Int64(bitPattern: row)
    }

    /// One secret, and what is derived from it.
    private struct Key: Sendable {
        let id: UInt8
        /// By `TokenPurpose.rawValue`; the first is not used.
        let purposeKeys: [SharedHMACKey]

        init(_ secret: [UInt8]) {
            id = Crypto.hmacSHA256(key: secret, Array("kamerton token key id".utf8))[0]
            let last = TokenPurpose.allCases.map(\.rawValue).max() ?? 0
            purposeKeys = (0...last).map { purpose in
                SharedHMACKey(Crypto.hmacSHA256(key: secret, Array("kamerton token v1 ".utf8) + [purpose]))
            }
        }

        /// What comes before the authenticator: `bodyLength` bytes.
        func write(_ purpose: TokenPurpose, _ row: Int64, to bytes: UnsafeMutablePointer<UInt8>) {
            (bytes[0], bytes[1], bytes[2]) = (TokenSigner.version, id, purpose.rawValue)
            for position in 0..<8 { bytes[3 + position] = UInt8(truncatingIfNeeded: row >> Int64(56 - 8 * position)) }
        }

        func authenticator(of body: [UInt8], _ purpose: TokenPurpose) -> [UInt8] {
            Array(purposeKeys[Int(purpose.rawValue)].authenticate(body).prefix(TokenSigner.macLength))
        }
    }
}
