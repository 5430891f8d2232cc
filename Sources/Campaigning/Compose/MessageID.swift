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
        var parts = ["message", campaign, occurrence, step].map { Array($0.utf8) }
        parts.append(memberKey)
        if let testAt { parts += ["test", String(testAt.milliseconds)].map { Array($0.utf8) } }
        if isSeed { parts.append(Array("seed".utf8)) }
        let digest = salt.authenticate(KeyedHash.message(parts))
        return "<\(TextCode.base32(Array(digest.prefix(20))))@\(domain)>"
    }
}
