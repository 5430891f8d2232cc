internal import Campaigning
package import Definitions
package import Formats
package import Store

/// Keeps to the paces of the relay, of a new sender that is warming up, of recipients' domains and of campaigns. What it knows
/// comes from the ledger, so the paces hold across restarts and processes.
///
/// Windows of at most a minute are waited for by the run; longer ones hold the rows, with the reason `pace`.
package final class Pacer {
    /// Fewer deferred messages say nothing.
    private static let fewestDeferred = 5
    /// How often it is asked anew how many were deferred, in milliseconds.
    private static let attention: Int64 = 5000

    private enum Name: Hashable {
        case warmUp
        /// The name is empty where there is only one.
        case relay(String)
        case domain(String)
        case campaign(String)
    }

    private let store: Store
    private let settings: DeliverySettings
    private let zone: Zone
    /// With `--now` time stands still: short windows would never pass.
    private let keepsShort: Bool
    private var meters: [Name: PaceMeter] = [:]
    private var isWarmUpDeferred = false
    private var mayLookAt: Instant

    package init(store: Store, workspace: Workspace, at now: Instant, isFixed: Bool) throws {
        self.store = store
        settings = workspace.definition.delivery
        zone = workspace.definition.timezone
        keepsShort = !isFixed
        mayLookAt = now + Pacer.attention
        for relay in settings.transport == .smtp ? settings.relays : [] {
            guard let rate = relay.rate else { continue }
            try add(.relay(settings.relays.count > 1 ? relay.name : ""), rate, at: now)
        }
        if settings.transport == .smtp, let warmUp = settings.warmUp { try begin(warmUp, at: now) }
        for (domain, pace) in settings.perDomain { try add(.domain(domain), pace, at: now) }
    }

    /// True while the members who did something latest are to be mailed first.
    package func prefersEngaged(at now: Instant) -> Bool { (meters[.warmUp]?.left(at: now) ?? 0) > 0 }

    /// How many rows to look at now: none while the relay's own short window is full.
    package func batch(of size: Int, at now: Instant) -> Int {
        guard var relay = meters[.relay("")], relay.isShort else { return size }
        let left = relay.left(at: now)
        meters[.relay("")] = relay
        return min(size, left)
    }

    /// Inside the claiming transaction: nil lets a message go and counts it; else when it is to be looked at again.
    package func hold(_ message: LedgerMessage, _ campaign: CampaignDefinition, at now: Instant) throws -> Instant? {
        // Most mail has no pace.
        guard !meters.isEmpty || !settings.perDomain.isEmpty || campaign.pace != nil else { return nil }
        let names = try names(message, campaign, at: now)
        guard !names.isEmpty else { return nil }
        var until: Instant?
        for name in names where meters[name]?.left(at: now) == 0 || (name == .warmUp && isWarmUpDeferred) {
            // Who goes next in a warm-up is asked anew when there is room.
            let turn = name == .warmUp ? warmUpTurn(at: now) : meters[name]?.putOff(at: now)
            if let turn { until = max(until ?? turn, turn) }
        }
        if let until { return until }
        for name in names { meters[name]?.take(at: now) }
        return nil
    }

    /// When the relay's own short window has room again.
    package func opening(at now: Instant) -> Instant? { meters[.relay("")]?.opening(at: now) }

    /// The last turn of those who were put off for a short while, and are waited for; nil when there are none.
    package func queueEnd(at now: Instant) -> Instant? {
        meters.values.filter(\.isShort).compactMap(\.queueEnd).filter { $0 > now }.max()
    }

    private func names(
        _ message: LedgerMessage, _ campaign: CampaignDefinition, at now: Instant
    ) throws -> [Name] {
        var names: [Name] = []
        for name in [Name.relay(""), .relay(message.relay ?? "")] where meters[name] != nil && !names.contains(name) {
            names.append(name)
        }
        if meters[.warmUp] != nil, campaign.intent != .service { names.append(.warmUp) }
        if !settings.perDomain.isEmpty, let domain = try store.emailDomain(ofMember: message.memberID),
            meters[.domain(domain)] != nil
        {
            names.append(.domain(domain))
        }
        if let pace = campaign.pace {
            if meters[.campaign(campaign.name)] == nil {
                try add(.campaign(campaign.name), pace, of: campaign, at: now)
            }
            if meters[.campaign(campaign.name)] != nil { names.append(.campaign(campaign.name)) }
        }
        return names
    }

    private func add(
        _ name: Name, _ pace: CountLimit, of campaign: CampaignDefinition? = nil, at now: Instant
    ) throws {
        let window = pace.window.approximateMilliseconds
        guard keepsShort || window > PaceMeter.patience else { return }
        let claimed =
            switch name {
            case .relay(let relay) where !relay.isEmpty: try store.claimedCounts(since: now - window, relay: relay)
            case .domain(let domain): try store.claimedCounts(since: now - window, domain: domain)
            default:
                try store.claimedCounts(
                    since: now - window,
                    of: campaign.map { Array(Set([$0.name] + [$0.was].compactMap { $0 })).sorted() })
            }
        meters[name] = PaceMeter(limit: pace.count, window: window, claimed: claimed)
    }

    /// Twice as much each time that `double_every` has passed.
    private func begin(_ warmUp: WarmUp, at now: Instant) throws {
        let since =
            try warmUp.since.map { zone.instant(CivilDateTime(date: $0, hour: 0, minute: 0)) }
            ?? store.firstClaim() ?? now
        guard let pace = warmUp.pace(at: now, since: since) else { return }
        try add(.warmUp, pace, at: now)
        try countDeferred(warmUp, at: now)
    }

    /// A run that takes long looks again now and then.
    package func look(at now: Instant) throws {
        guard let warmUp = settings.warmUp, meters[.warmUp] != nil, now >= mayLookAt else { return }
        mayLookAt = now + Pacer.attention
        try countDeferred(warmUp, at: now)
    }

    private func countDeferred(_ warmUp: WarmUp, at now: Instant) throws {
        let window = warmUp.start.window.approximateMilliseconds
        let deferred = try store.deferredCount(since: now - window)
        let sent = try store.claimedCounts(since: now - window).reduce(0) { $0 + $1.count }
        isWarmUpDeferred =
            deferred >= Pacer.fewestDeferred && Double(deferred) * 100 > warmUp.pauseAt * Double(sent + deferred)
    }

    private func warmUpTurn(at now: Instant) -> Instant? {
        isWarmUpDeferred ? now + 3_600_000 : meters[.warmUp]?.opening(at: now)
    }
}
