internal import Crypto

extension Store {
    /// A member's key, made once when the member is created and frozen: HMAC-SHA256(salt, email_key) cut to 128 bits.
    package func memberKey(emailKey: String) -> [UInt8] { Store.memberKey(emailKey: emailKey, saltedHash) }

    static func memberKey(emailKey: String, _ hash: HMACKey) -> [UInt8] {
        Array(hash.authenticate(message(["member".utf8, emailKey.utf8])).prefix(16))
    }

    /// The key of a member who is made now: where the address was once another member's, who has kept its key, this one's is
    /// made from the address and what no address contains. In the caller's transaction.
    package func newMemberKey(emailKey: String) throws -> [UInt8] {
        let key = memberKey(emailKey: emailKey)
        guard try isFrozen(key) else { return key }
        let last = try connection.firstRow("SELECT max(id) FROM members", [:], { $0.integer(0) }) ?? 0
        return memberKey(emailKey: emailKey + "\n\(last)")
    }

    private func isFrozen(_ key: [UInt8]) throws -> Bool {
        try connection.firstRow("SELECT 1 FROM frozen_keys WHERE key = :key", ["key": .blob(key)]) { _ in true }
            ?? false
    }

    /// True when any address has changed.
    func hasFrozenKeys() throws -> Bool {
        try connection.hasRow("SELECT 1 FROM frozen_keys")
    }

    /// The hash by which an address stays suppressed after its erasure: 16 bytes.
    package func emailHash(emailKey: String) -> [UInt8] {
        Array(keyedHash(["address", emailKey]).prefix(16))
    }

    /// HMAC-SHA256 with the store's salt over the parts, each preceded by its length (4 bytes, big-endian), so that no
    /// two lists of parts collide. 32 bytes.
    package func keyedHash(_ parts: [String]) -> [UInt8] {
        saltedHash.authenticate(Store.message(parts.lazy.map(\.utf8)))
    }

    package func keyedHash(_ parts: [[UInt8]]) -> [UInt8] { saltedHash.authenticate(Store.message(parts)) }

    /// What is authenticated for a list of parts.
    static func message(_ parts: some Sequence<some Collection<UInt8>>) -> [UInt8] {
        var message: [UInt8] = []
        for part in parts {
            appendLength(part.count, to: &message)
            message += part
        }
        return message
    }

    static func appendLength(_ length: Int, to message: inout [UInt8]) {
        for shift in [24, 16, 8, 0] { message.append(UInt8(length >> shift & 255)) }
    }
}
