internal import Campaigning
internal import Formats
internal import Store

/// Finds the message that an event is about: by our token, our Message-ID, the relay's name of it, Feedback-ID, and at last
/// by the address.
struct InboundMatcher {
    let store: Store
    /// The domains of our Message-IDs.
    let domains: Set<String>

    /// Older than this, a message is not looked for by the address alone.
    static let window: Int64 = 30 * 86_400_000

    struct Match {
        var message: ReturnedMessage?
        var memberID: Int64?
        var by: InboundMatch
        /// Nobody but a mail server that had the message can know what it was found by.
        var isSure: Bool { [.token, .messageID, .relayID].contains(by) }
    }

    func match(_ addresses: [String], _ clues: InboundClues, at: Instant) throws -> Match {
        for row in clues.rows {
            if let message = try store.returnedMessage(row: row) {
                return Match(message: message, memberID: message.memberID, by: .token)
            }
        }
        let keys = InboundMatcher.keys(addresses)
        let memberID = try keys.lazy.compactMap { try store.memberID(emailKey: $0) }.first
        // Clocks of mail servers are off by some hours.
        let messages = try memberID.map { try store.returnedMessages(memberID: $0, before: at + 86_400_000) } ?? []
        if let found = try byName(messages, clues, before: at + 86_400_000) { return found }
        guard let memberID else { return Match(by: .none) }
        if let label = clues.feedbackCampaign,
            let message = messages.first(where: { InboundMatcher.label($0.campaign) == label })
        {
            return Match(message: message, memberID: memberID, by: .feedbackID)
        }
        let recent = messages.first { ($0.sentAt ?? at) > at - InboundMatcher.window }
        return Match(message: recent, memberID: memberID, by: .address)
    }

    /// Among the messages of the member that is named; then, where the mail has an id of ours or a relay's, among all.
    private func byName(
        _ messages: [ReturnedMessage], _ clues: InboundClues, before: Instant
    ) throws -> Match? {
        if let message = messages.first(where: { $0.messageID.map(clues.messageIDs.contains) == true }) {
            return Match(message: message, memberID: message.memberID, by: .messageID)
        }
        for id in clues.messageIDs where isOurs(id.lowercased()) {
            if let message = try store.returnedMessage(messageID: id, before: before) {
                return Match(message: message, memberID: message.memberID, by: .messageID)
            }
        }
        let names = clues.traceWords.union(clues.relayIDs)
        if let message = messages.first(where: { $0.relayID.map { $0.count >= 6 && names.contains($0) } == true }) {
            return Match(message: message, memberID: message.memberID, by: .relayID)
        }
        for id in clues.relayIDs.prefix(3) where id.count >= 6 {
            if let message = try store.returnedMessage(relayID: id, before: before) {
                return Match(message: message, memberID: message.memberID, by: .relayID)
            }
        }
        return nil
    }

    /// `<…@example.org>`, lower-case.
    private func isOurs(_ id: String) -> Bool {
        id.hasSuffix(">") && id.split(separator: "@").last.map { domains.contains(String($0.dropLast())) } == true
    }

    static func keys(_ addresses: [String]) -> [String] {
        addresses.compactMap { try? EmailAddress(parsing: $0).key }
    }

    /// As Feedback-ID has the name of a campaign.
    private static func label(_ name: String) -> String {
        String(name.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }.prefix(60))
    }
}
