internal import Synchronization

/// An `HMACKey` for many threads, one at a time: for short messages, where waiting costs less than working the key in anew.
package final class SharedHMACKey: Sendable {
    private let key: Mutex<HMACKey>

    package init(_ key: [UInt8]) { self.key = Mutex(HMACKey(key)) }

    /// The message's 32 bytes: HMAC-SHA256 (RFC 2104).
    package func authenticate(_ message: [UInt8]) -> [UInt8] { key.withLock { $0.authenticate(message) } }
}
