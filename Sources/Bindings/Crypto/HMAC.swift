internal import COpenSSL

/// Message authentication and digests by OpenSSL's libcrypto.
package enum Crypto {
    /// HMAC-SHA256 (RFC 2104, FIPS 180-4): 32 bytes.
    package static func hmacSHA256(key: [UInt8], _ message: [UInt8]) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: 32)
        var length: UInt32 = 32
        HMAC(EVP_sha256(), key, Int32(key.count), message, message.count, &digest, &length)
        return digest
    }

    /// SHA-256 (FIPS 180-4): 32 bytes.
    package static func sha256(_ message: [UInt8]) -> [UInt8] { message.withUnsafeBufferPointer(sha256) }

    /// The same of bytes that stay where they are.
    package static func sha256(_ message: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        [UInt8](count: 32) { sha256(message, into: $0) }
    }

    /// Puts the message's 32 bytes where there is room for them. `SHA256` would look the algorithm up each time, which takes
    /// longer than a short message does.
    package static func sha256(_ message: UnsafeBufferPointer<UInt8>, into digest: UnsafeMutablePointer<UInt8>) {
        var state = SHA256_CTX()
        SHA256_Init(&state)
        SHA256_Update(&state, message.baseAddress, message.count)
        SHA256_Final(digest, &state)
    }

    /// Compares in a time that does not depend on where the first difference is.
    package static func constantTimeEqual(_ a: [UInt8], _ b: [UInt8]) -> Bool {
        a.count == b.count && CRYPTO_memcmp(a, b, a.count) == 0
    }

    /// `count` bytes from the operating system's cryptographic generator.
    package static func randomBytes(_ count: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        precondition(RAND_bytes(&bytes, Int32(count)) == 1, "the system has no random numbers")
        return bytes
    }
}

extension Crypto {
    /// The digests that senders of webhooks sign with.
    package enum Algorithm: Sendable, Hashable {
        /// Still sound within HMAC (RFC 6151 says so even of MD5); for SurveyMonkey only.
        case sha1
        case sha256
        case sha512
    }

    /// HMAC (RFC 2104): 20, 32 or 64 bytes.
    package static func hmac(_ algorithm: Algorithm, key: [UInt8], _ message: [UInt8]) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: 64)
        var length: UInt32 = 64
        let kind =
            switch algorithm {
            case .sha1: EVP_sha1()
            case .sha256: EVP_sha256()
            case .sha512: EVP_sha512()
            }
        HMAC(kind, key, Int32(key.count), message, message.count, &digest, &length)
        return Array(digest.prefix(Int(length)))
    }
}
