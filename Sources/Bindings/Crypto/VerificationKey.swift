internal import COpenSSL

/// A public key by which relays sign what they tell: RSA of a certificate, or ECDSA on P-256 (FIPS 186-5).
package final class VerificationKey: @unchecked Sendable {
    package enum Digest: Sendable, Hashable {
        /// For the first version of Amazon's signatures only.
        case sha1
        case sha256
    }

    private let handle: OpaquePointer

    /// A SubjectPublicKeyInfo (RFC 5280, 4.1.2.7) in DER. Nil when it is none, or not a key on P-256.
    package init?(p256 der: [UInt8]) {
        let key = der.withUnsafeBufferPointer { bytes in
            var position = bytes.baseAddress
            return d2i_PUBKEY(nil, &position, bytes.count)
        }
        guard let key else {
            ERR_clear_error()
            return nil
        }
        guard EVP_PKEY_get_base_id(key) == EVP_PKEY_EC, EVP_PKEY_get_bits(key) == 256 else {
            EVP_PKEY_free(key)
            return nil
        }
        handle = key
    }

    /// The RSA key of a certificate in PEM. Nil when it is none, or too short to be believed.
    package init?(certificate pem: [UInt8]) {
        // The BIO reads where the bytes are: they must stay there until it has.
        let key = pem.withUnsafeBytes { bytes -> OpaquePointer? in
            let memory = BIO_new_mem_buf(bytes.baseAddress, Int32(clamping: bytes.count))
            defer { BIO_free(memory) }
            guard let certificate = PEM_read_bio_X509(memory, nil, { _, _, _, _ in -1 }, nil) else { return nil }
            defer { X509_free(certificate) }
            return X509_get_pubkey(certificate)
        }
        guard let key else {
            ERR_clear_error()
            return nil
        }
        guard EVP_PKEY_get_base_id(key) == EVP_PKEY_RSA, EVP_PKEY_get_bits(key) >= 2048 else {
            EVP_PKEY_free(key)
            return nil
        }
        handle = key
    }

    deinit { EVP_PKEY_free(handle) }

    /// PKCS #1 v1.5 (RFC 8017, 8.2) for RSA; for ECDSA the two numbers in DER.
    package func verifies(_ signature: [UInt8], of message: [UInt8], _ digest: Digest) -> Bool {
        let context = EVP_MD_CTX_new()
        defer {
            EVP_MD_CTX_free(context)
            ERR_clear_error()
        }
        let algorithm = digest == .sha1 ? EVP_sha1() : EVP_sha256()
        guard EVP_DigestVerifyInit(context, nil, algorithm, nil, handle) == 1 else { return false }
        return EVP_DigestVerify(context, signature, signature.count, message, message.count) == 1
    }
}
