internal import Crypto
internal import Definitions
internal import Formats

/// Makes Message-IDs: the same for the same (campaign, occurrence, step, member), so that a redo is the same message, also when
/// the campaign was renamed meanwhile.
struct MessageID: Sendable {
    private let salt: SharedHMACKey
    private let domain: String

    init(salt: SharedHMACKey, domain: String) { (self.salt, self.domain) = (salt, domain) }

    init(salt: [UInt8], _ sender: Sender) {
        let key = (try? EmailAddress(parsing: sender.from.address))?.key ?? ""
        self.init(salt: SharedHMACKey(salt), domain: String(key.split(separator: "@").last ?? ""))
    }

    /// - Parameters:
    ///   - testAt: of a test copy, which has one of its own, lest a mailbox take the real message for a double.
    ///   - isSeed: so has the copy for an address of our own, which may be a member's too.
    func make(
        campaign: String, occurrence: String, step: String, memberKey: [UInt8], testAt: Instant? = nil,
        isSeed: Bool = false
    ) -> String {
        var message = OctetBuffer(capacity: 256)
        for part in ["message", campaign, occurrence, step] { message.append(part: part) }
        message.append(length: memberKey.count)
        message.append(memberKey)
        if let testAt { for part in ["test", String(testAt.milliseconds)] { message.append(part: part) } }
        if isSeed { message.append(part: "seed") }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32) { digest in
            message.withBytes { salt.authenticate($0, into: digest.baseAddress!) }
            var id = OctetBuffer(capacity: 96)
            id.append(0x3C)
            let digits = TextCode.base32Length(MessageID.digestLength)
            TextCode.writeBase32(
                UnsafeBufferPointer(rebasing: digest[..<MessageID.digestLength]), to: id.room(for: digits))
            id.advance(by: digits)
            id.append(0x40)
            id.append(domain)
            id.append(0x3E)
            return id.withBytes { String(decoding: $0, as: UTF8.self) }
        }
    }

    /// Bytes of the digest that are used.
    private static let digestLength = 20
}

extension OctetBuffer {
    /// As `Store.keyedHash` authenticates parts, without a store: each with its length before it, in four bytes.
    fileprivate mutating func append(part: String) {
        append(length: part.utf8.count)
        append(part)
    }

    fileprivate mutating func append(length: Int) {
        let count = UInt32(length)
        for shift in [24, 16, 8, 0] as [UInt32] { append(UInt8(truncatingIfNeeded: count >> shift)) }
    }
}
