internal import Crypto

/// A secret that stands in each request, for providers that sign nothing: as the password of Basic (RFC 7617), as a Bearer
/// token (RFC 6750), or in a header of its own.
struct SharedSecret: Sendable {
    let secret: [UInt8]
    /// Lower-case; nil is `Authorization`.
    let header: String?

    init(_ secret: [UInt8], header: String?) { (self.secret, self.header) = (secret, header?.lowercased()) }

    func verify(_ request: RelayRequest) throws(RelayRefusal) {
        if let header {
            guard let value = request.headers[header], isSecret(Array(value.utf8)) else {
                throw RelayRefusal("the header \(header) does not have the secret")
            }
            return
        }
        let words = (request.headers["authorization"] ?? "").split(separator: " ", maxSplits: 1).map(String.init)
        guard words.count == 2 else { throw RelayRefusal("the request has no Authorization: Basic or Bearer") }
        switch words[0].lowercased() {
        case "bearer" where isSecret(Array(words[1].utf8)): return
        case "basic":
            let pair = TextCode.fromBase64(words[1]) ?? []
            let password = pair.firstIndex(of: 0x3A).map { Array(pair[($0 + 1)...]) } ?? []
            // Both are compared, whichever it is: the secret may be the password, or `name:password`.
            let (isWhole, isPassword) = (isSecret(pair), isSecret(password))
            if isWhole || isPassword { return }
        default: break
        }
        throw RelayRefusal("the request does not have the secret")
    }

    /// Digests are compared, so that the time does not tell the length either.
    private func isSecret(_ given: [UInt8]) -> Bool {
        Crypto.constantTimeEqual(Crypto.sha256(given), Crypto.sha256(secret))
    }
}
