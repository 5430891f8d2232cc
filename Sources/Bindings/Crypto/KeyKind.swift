internal import COpenSSL

/// The kinds of keys that sign mail: RSA (RFC 8017), Ed25519 (RFC 8032).
package enum KeyKind: Hashable, Sendable {
    case rsa(bits: Int)
    case ed25519

    init?(_ key: OpaquePointer) {
        switch EVP_PKEY_get_base_id(key) {
        case EVP_PKEY_RSA: self = .rsa(bits: Int(EVP_PKEY_get_bits(key)))
        case EVP_PKEY_ED25519: self = .ed25519
        default: return nil
        }
    }

    /// What a message is digested by within the signature; Ed25519 takes it as it is.
    var digest: OpaquePointer? {
        switch self {
        case .rsa: EVP_sha256()
        case .ed25519: nil
        }
    }
}
