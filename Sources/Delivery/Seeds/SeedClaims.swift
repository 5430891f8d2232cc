internal import Campaigning
internal import Definitions
internal import Formats
internal import Store

/// Plans and claims the copies of sends for addresses of our own, in the transaction that claims the first messages of a send.
final class SeedClaims {
    private let store: Store
    private let workspace: Workspace
    /// By key, the address as it is written in the file.
    private let addresses: [String: String]
    /// The sends whose copies are planned.
    private var known: Set<[String]> = []

    init(store: Store, workspace: Workspace) {
        (self.store, self.workspace) = (store, workspace)
        addresses = Dictionary(
            workspace.definition.delivery.seeds.compactMap { seed in
                (try? EmailAddress(parsing: seed)).map { ($0.key, $0.address) }
            }, uniquingKeysWith: { first, _ in first })
    }

    /// The member that nobody is: whom a copy is made for.
    func recipient(_ message: LedgerMessage) -> MemberSnapshot? {
        guard let key = message.seed, let address = addresses[key] else { return nil }
        return MemberSnapshot(id: 0, key: store.memberKey(emailKey: key), email: address, emailKey: key)
    }

    /// - Parameter messages: those that are claimed in this transaction.
    func plan(for messages: [LedgerMessage], at now: Instant) throws {
        guard !addresses.isEmpty else { return }
        for message in messages where SeedClaims.isSend(message) {
            guard known.insert([message.campaign, message.occurrence, message.step]).inserted else { continue }
            try store.planSeedCopies(of: message, emailKeys: addresses.keys.sorted(), at: now)
        }
    }

    /// A scheduled occurrence, which is named by its time; what one member's doing sets off is no send.
    private static func isSend(_ message: LedgerMessage) -> Bool {
        message.seed == nil && message.occurrence.utf8.first.map { (0x30...0x39).contains($0) } == true
    }

    /// Claims the copies that are due.
    /// - Parameter relay: of a copy; nil when none can be had.
    func claim(
        under claim: Int64, at now: Instant, where isMeant: (LedgerMessage) -> Bool, limit: Int,
        relay: (LedgerMessage, CampaignDefinition) -> RelayBoard.Choice?
    ) throws -> [LedgerMessage] {
        var claimed: [LedgerMessage] = []
        for var copy in try store.dueSeedCopies(at: now, limit: limit) where isMeant(copy) {
            guard case .active(let campaign) = workspace.standing(of: copy.campaign), addresses[copy.seed ?? ""] != nil,
                try mayGo(copy, campaign)
            else {
                try store.holdSeedCopy(copy.id, until: nil, at: now)
                continue
            }
            switch try store.standing(of: campaign).intervention(of: copy.occurrence)?.action {
            case .cancel:
                try store.holdSeedCopy(copy.id, until: nil, at: now)
                continue
            case .pause:
                try store.holdSeedCopy(copy.id, until: now + SeedClaims.patience, at: now)
                continue
            default: break
            }
            guard case .lane(_, let name)? = relay(copy, campaign) else {
                try store.holdSeedCopy(copy.id, until: now + SeedClaims.patience, at: now)
                continue
            }
            copy.relay = name
            if try store.claimSeedCopy(copy.id, under: claim, relay: name) { claimed.append(copy) }
        }
        return claimed
    }

    /// Whoever does not want our mail gets none, though the address is named as a seed.
    private func mayGo(_ copy: LedgerMessage, _ campaign: CampaignDefinition) throws -> Bool {
        guard let key = copy.seed, try !store.isSuppressed(emailKey: key) else { return false }
        guard campaign.intent != .service, let member = try store.memberID(emailKey: key) else { return true }
        let standings = try store.consentStandings(memberID: member)
        let purposes = [Consent.all, campaign.intent.rawValue] + [campaign.topic].compactMap { $0 }
        return !purposes.contains { standings[$0]?.state == .withdrawn }
    }

    /// How long a copy waits that cannot go now, in milliseconds.
    private static let patience: Int64 = 600_000
}
