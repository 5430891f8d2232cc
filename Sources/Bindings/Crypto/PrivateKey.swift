internal import COpenSSL
internal import Synchronization

/// A private key that signs. Never printed; what is said of it is its kind.
///
/// Any thread may sign with it at any time: each signature has a context of its own, of those that are made ready and kept.
package final class PrivateKey: @unchecked Sendable {
    package let kind: KeyKind
    private let handle: OpaquePointer
    /// Ready to sign with RSA, and in nobody's hands. Each has a copy of the key: libcrypto locks what signing changes in one (the
    /// blinding).
    private let contexts = Mutex<[Context]>([])

    /// Of one thread at a time.
    private struct Context: @unchecked Sendable {
        let handle: OpaquePointer
    }

    /// - Throws: `PrivateKeyError`, also for a key that is fine and of a kind that cannot sign here.
    package convenience init(pem: [UInt8]) throws(PrivateKeyError) {
        if let error = PrivateKeyError(lookingAt: pem) { throw error }
        // The BIO reads where the bytes are: they must stay there until it has.
        let key = pem.withUnsafeBytes { bytes in
            let memory = BIO_new_mem_buf(bytes.baseAddress, Int32(clamping: bytes.count))
            defer { BIO_free(memory) }
            // Without a callback of ours libcrypto would ask for a password on the terminal.
            return PEM_read_bio_PrivateKey(memory, nil, { _, _, _, _ in -1 }, nil)
        }
        try self.init(owning: key)
    }

    /// PKCS #8 or the older form of RSA, as bytes.
    package convenience init(der: [UInt8]) throws(PrivateKeyError) {
        let key = der.withUnsafeBufferPointer { bytes in
            var position = bytes.baseAddress
            return d2i_AutoPrivateKey(nil, &position, bytes.count)
        }
        try self.init(owning: key)
    }

    private init(owning handle: OpaquePointer?) throws(PrivateKeyError) {
        guard let handle else {
            ERR_clear_error()
            throw .notAKey
        }
        guard let kind = KeyKind(handle) else {
            let name = EVP_PKEY_get0_type_name(handle).map { String(cString: $0) } ?? "?"
            EVP_PKEY_free(handle)
            throw .otherKind(name)
        }
        (self.handle, self.kind) = (handle, kind)
    }

    deinit {
        contexts.withLock { for context in $0 { EVP_PKEY_CTX_free(context.handle) } }
        EVP_PKEY_free(handle)
    }

    /// A new key from the system's random numbers. RSA takes its time: half a second for 4096 bits.
    package static func generate(_ kind: KeyKind) throws(PrivateKeyError) -> PrivateKey {
        let type =
            switch kind {
            case .rsa: EVP_PKEY_RSA
            case .ed25519: EVP_PKEY_ED25519
            }
        let context = EVP_PKEY_CTX_new_id(type, nil)
        defer { EVP_PKEY_CTX_free(context) }
        EVP_PKEY_keygen_init(context)
        if case .rsa(let bits) = kind { EVP_PKEY_CTX_set_rsa_keygen_bits(context, Int32(clamping: bits)) }
        var key: OpaquePointer?
        EVP_PKEY_keygen(context, &key)
        return try PrivateKey(owning: key)
    }

    /// The signature of a message: PKCS #1 v1.5 over its SHA-256 (RFC 8017, 8.2), or PureEdDSA over the message itself
    /// (RFC 8032). Nil only when libcrypto is out of memory.
    package func sign(_ message: [UInt8]) -> [UInt8]? {
        switch kind {
        case .rsa: signWithRSA(Crypto.sha256(message))
        case .ed25519: signWithEdwards(message)
        }
    }

    /// The same of a message whose SHA-256 is known: RSA signs it as it is; to Ed25519 it is the message (RFC 8463, 3).
    package func sign(digest: [UInt8]) -> [UInt8]? {
        switch kind {
        case .rsa: signWithRSA(digest)
        case .ed25519: signWithEdwards(digest)
        }
    }

    private func signWithEdwards(_ message: [UInt8]) -> [UInt8]? {
        let context = EVP_MD_CTX_new()
        defer { EVP_MD_CTX_free(context) }
        guard EVP_DigestSignInit(context, nil, nil, nil, handle) == 1 else { return nil }
        return written { EVP_DigestSign(context, $0, &$1, message, message.count) }
    }

    private func signWithRSA(_ digest: [UInt8]) -> [UInt8]? {
        guard let context = contexts.withLock({ $0.popLast() }) ?? makeContext() else { return nil }
        let signature = written { EVP_PKEY_sign(context.handle, $0, &$1, digest, digest.count) }
        contexts.withLock { $0.append(context) }
        return signature
    }

    /// Octets of a signature: of each that the key makes.
    package var signatureLength: Int { Int(EVP_PKEY_get_size(handle)) }

    /// What `write` puts where there is room for a signature.
    private func written(
        _ write: (UnsafeMutablePointer<UInt8>, _ count: inout Int) -> Int32
    ) -> [UInt8]? {
        let most = signatureLength
        var length = most
        var isWritten = false
        let signature = [UInt8](count: most) { isWritten = write($0, &length) == 1 && length == most }
        return isWritten ? signature : nil
    }

    private func makeContext() -> Context? {
        let copy = EVP_PKEY_dup(handle)
        // The context holds on to it.
        defer { EVP_PKEY_free(copy) }
        guard let context = EVP_PKEY_CTX_new(copy, nil) else { return nil }
        guard EVP_PKEY_sign_init(context) == 1, EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PADDING) == 1,
            EVP_PKEY_CTX_set_signature_md(context, EVP_sha256()) == 1
        else {
            EVP_PKEY_CTX_free(context)
            return nil
        }
        return Context(handle: context)
    }

    /// PKCS #8 in PEM, unencrypted: for the file that keeps it, and nowhere else.
    package func pem() -> [UInt8] {
        let memory = BIO_new(BIO_s_mem())
        defer { BIO_free(memory) }
        PEM_write_bio_PKCS8PrivateKey(memory, handle, nil, nil, 0, nil, nil)
        var text: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = BIO_read(memory, &chunk, Int32(chunk.count))
            guard count > 0 else { return text }
            text += chunk.prefix(Int(count))
        }
    }

    /// The other half, which may be published.
    package var publicKey: PublicKey { PublicKey(of: handle, kind) }
}

/// Why there is no private key.
package enum PrivateKeyError: Error, Hashable, Sendable {
    case encrypted
    /// The public half, or a certificate.
    case isPublic
    /// Neither PEM nor the bytes of a key; or damaged.
    case notAKey
    /// What libcrypto calls it: `EC`, `X25519`.
    case otherKind(String)

    /// What the lines around a key say.
    init?(lookingAt pem: [UInt8]) {
        let text = String(decoding: pem.prefix(16_384), as: UTF8.self)
        if text.contains("-----BEGIN ENCRYPTED PRIVATE KEY-----") || text.contains("Proc-Type: 4,ENCRYPTED") {
            self = .encrypted
        } else if !text.contains("PRIVATE KEY-----"),
            text.contains("PUBLIC KEY-----") || text.contains("BEGIN CERTIFICATE-----")
        {
            self = .isPublic
        } else {
            return nil
        }
    }
}
