internal import COpenSSL

/// HMAC-SHA256 (RFC 2104) with one key for many short messages, from any thread. What the key does to the inner and to the
/// outer digest is worked in once; every message goes on from copies of the two states, which costs no lock and no memory.
package final class SharedHMACKey: Sendable {
    private let inner: SHA256_CTX
    private let outer: SHA256_CTX

    private static let blockLength = 64

    package init(_ key: [UInt8]) {
        var block = key.count > SharedHMACKey.blockLength ? Crypto.sha256(key) : key
        block += [UInt8](repeating: 0, count: SharedHMACKey.blockLength - block.count)
        inner = SharedHMACKey.state(after: block.map { $0 ^ 0x36 })
        outer = SharedHMACKey.state(after: block.map { $0 ^ 0x5C })
    }

    private static func state(after block: [UInt8]) -> SHA256_CTX {
        var state = SHA256_CTX()
        SHA256_Init(&state)
        SHA256_Update(&state, block, block.count)
        return state
    }

    /// The message's 32 bytes.
    package func authenticate(_ message: [UInt8]) -> [UInt8] {
        [UInt8](count: 32) { digest in message.withUnsafeBufferPointer { authenticate($0, into: digest) } }
    }

    /// Puts the message's 32 bytes where there is room for them.
    package func authenticate(_ message: UnsafeBufferPointer<UInt8>, into digest: UnsafeMutablePointer<UInt8>) {
        var state = inner
        SHA256_Update(&state, message.baseAddress, message.count)
        SHA256_Final(digest, &state)
        state = outer
        SHA256_Update(&state, digest, 32)
        SHA256_Final(digest, &state)
    }
}
