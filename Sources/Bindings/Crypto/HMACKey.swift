internal import COpenSSL

/// HMAC-SHA256 (RFC 2104) with one key for many messages: the key is worked in once. Used by one thread at a time.
package final class HMACKey {
    private let context: OpaquePointer

    package init(_ key: [UInt8]) {
        let algorithm = EVP_MAC_fetch(nil, "HMAC", nil)
        context = EVP_MAC_CTX_new(algorithm)
        EVP_MAC_free(algorithm)
        var digest = Array("SHA256".utf8CString)
        let isReady = digest.withUnsafeMutableBufferPointer { name in
            let parameters = [
                OSSL_PARAM_construct_utf8_string("digest", name.baseAddress, 0), OSSL_PARAM_construct_end(),
            ]
            return EVP_MAC_init(context, key, key.count, parameters)
        }
        precondition(isReady == 1, "libcrypto has no HMAC-SHA256")
    }

    deinit { EVP_MAC_CTX_free(context) }

    /// The message's 32 bytes.
    package func authenticate(_ message: [UInt8]) -> [UInt8] {
        [UInt8](count: 32) { digest in message.withUnsafeBufferPointer { authenticate($0, into: digest) } }
    }

    /// Puts the message's 32 bytes where there is room for them.
    package func authenticate(_ message: UnsafeBufferPointer<UInt8>, into digest: UnsafeMutablePointer<UInt8>) {
        var count = 32
        EVP_MAC_init(context, nil, 0, nil)
        EVP_MAC_update(context, message.baseAddress, message.count)
        EVP_MAC_final(context, digest, &count, 32)
    }
}
