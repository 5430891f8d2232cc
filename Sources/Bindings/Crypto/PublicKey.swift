internal import COpenSSL

/// A public key that verifies signatures.
package final class PublicKey: @unchecked Sendable {
    package let kind: KeyKind
    private let handle: OpaquePointer

    init(of key: OpaquePointer, _ kind: KeyKind) {
        EVP_PKEY_up_ref(key)
        (handle, self.kind) = (key, kind)
    }

    /// A SubjectPublicKeyInfo (RFC 5280, 4.1.2.7) in DER. Nil when it is none, or of a kind that signs no mail.
    package convenience init?(der: [UInt8]) {
        let key = der.withUnsafeBufferPointer { bytes in
            var position = bytes.baseAddress
            return d2i_PUBKEY(nil, &position, bytes.count)
        }
        self.init(owning: key)
    }

    /// The 32 bytes of an Ed25519 key (RFC 8032).
    package convenience init?(ed25519 bytes: [UInt8]) {
        self.init(owning: EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nil, bytes, bytes.count))
    }

    private init?(owning key: OpaquePointer?) {
        guard let key else {
            ERR_clear_error()
            return nil
        }
        guard let kind = KeyKind(key) else {
            EVP_PKEY_free(key)
            return nil
        }
        (handle, self.kind) = (key, kind)
    }

    deinit { EVP_PKEY_free(handle) }

    package func verifies(_ signature: [UInt8], of message: [UInt8]) -> Bool {
        let context = EVP_MD_CTX_new()
        defer {
            EVP_MD_CTX_free(context)
            ERR_clear_error()
        }
        guard EVP_DigestVerifyInit(context, nil, kind.digest, nil, handle) == 1 else { return false }
        return EVP_DigestVerify(context, signature, signature.count, message, message.count) == 1
    }

    /// SubjectPublicKeyInfo in DER.
    package var der: [UInt8] {
        var bytes: UnsafeMutablePointer<UInt8>?
        let count = i2d_PUBKEY(handle, &bytes)
        defer { CRYPTO_free(bytes, #file, 0) }
        return count > 0 ? Array(UnsafeBufferPointer(start: bytes, count: Int(count))) : []
    }

    /// The 32 bytes of an Ed25519 key; nil for RSA.
    package var raw: [UInt8]? {
        guard kind == .ed25519 else { return nil }
        var count = 32
        var bytes = [UInt8](repeating: 0, count: count)
        return EVP_PKEY_get_raw_public_key(handle, &bytes, &count) == 1 ? bytes : nil
    }
}
