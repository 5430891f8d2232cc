internal import Crypto

/// Signatures in one header, over the body as it came.
enum HookMAC {
    enum Form {
        case base64
        case hex
    }

    /// - Parameter prefix: what stands before the signature: `sha256=`.
    static func verify(
        _ request: HookRequest, header: String, prefix: String = "", _ algorithm: Crypto.Algorithm, _ form: Form,
        key: [UInt8]
    ) throws(HookRefusal) {
        guard let value = request.header(header) else { throw HookRefusal("the header \(header) is missing") }
        guard value.utf8.count <= 300, value.hasPrefix(prefix) else { throw HookRefusal("the signature is none") }
        let text = String(value.dropFirst(prefix.utf8.count))
        let expected = Crypto.hmac(algorithm, key: key, request.body)
        let isGenuine =
            switch form {
            case .base64: Crypto.constantTimeEqual(TextCode.fromBase64(text) ?? [], expected)
            case .hex: Crypto.constantTimeEqual(Array(text.lowercased().utf8), Array(TextCode.hex(expected).utf8))
            }
        guard isGenuine else { throw HookRefusal("the signature does not match") }
    }
}
