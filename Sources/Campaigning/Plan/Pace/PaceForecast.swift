internal import Definitions
internal import Formats
internal import Store

/// The paces of relays, of a warm-up, of recipients' domains and of campaigns in a forecast, counted as claims count them. Windows
/// of at most a minute are waited for by the run: they put nothing off for long, but tell how long a large send takes.
struct PaceForecast {
    private enum Name: Hashable {
        case warmUp
        case relay(String)
        case domain(String)
        case campaign(String)
    }

    private let store: Store
    private let workspace: Workspace
    private var meters: [Name: PaceMeter?] = [:]
    /// Messages that a relay with a short window would be given.
    private var taken: [String: Int] = [:]
    private let relays: [Intent: [SMTPSettings]]

    init(_ store: Store, _ workspace: Workspace) {
        (self.store, self.workspace) = (store, workspace)
        var relays: [Intent: [SMTPSettings]] = [:]
        if workspace.definition.delivery.transport == .smtp {
            for intent in Intent.allCases { relays[intent] = workspace.definition.mailStream(of: intent).relays }
        }
        self.relays = relays
    }

    /// When a message that may go has its turn; nil lets it go, and counts it.
    mutating func hold(
        row: Int64, memberID: Int64, of campaign: CampaignDefinition, at time: Instant
    ) throws -> Instant? {
        var names: [Name] = []
        let store = store
        let settings = workspace.definition.delivery
        let relay = relays[campaign.intent].flatMap { RelayChoice.relay(for: row, among: $0) }
        if let relay, let rate = relay.rate {
            try add(.relay(relay.name), rate, at: time, &names) {
                try store.claimedCounts(since: $0, relay: settings.relays.count > 1 ? relay.name : nil)
            }
        }
        if settings.transport == .smtp, let warmUp = settings.warmUp, campaign.intent != .service,
            let pace = warmUp.pace(
                at: time, since: try warmUpBegan(warmUp, at: time))
        {
            // Each day has another.
            if case var meter?? = meters[.warmUp] {
                meter.limit = pace.count
                meters[.warmUp] = meter
            }
            try add(.warmUp, pace, at: time, &names) { try store.claimedCounts(since: $0) }
        }
        if !settings.perDomain.isEmpty, let domain = try store.emailDomain(ofMember: memberID),
            let pace = settings.perDomain[domain]
        {
            try add(.domain(domain), pace, at: time, &names) { try store.claimedCounts(since: $0, domain: domain) }
        }
        if let pace = campaign.pace {
            let own = Set([campaign.name] + [campaign.was].compactMap { $0 }).sorted()
            try add(.campaign(campaign.name), pace, at: time, &names) { try store.claimedCounts(since: $0, of: own) }
        }
        var until: Instant?
        for name in names where left(name, at: time) == 0 {
            let turn = putOff(name, at: time)
            until = max(until ?? turn, turn)
        }
        if let until { return until }
        for name in names { take(name, at: time) }
        if let relay, relay.rate != nil { taken[relay.name, default: 0] += 1 }
        return nil
    }

    /// How long relays with a short window take for what they would be given, where that is more than a minute.
    var durations: [Phrase] {
        workspace.definition.delivery.relays.compactMap { relay in
            guard let rate = relay.rate, let count = taken[relay.name] else { return nil }
            let window = rate.window.approximateMilliseconds
            let minutes = Int(Double(count) / Double(rate.count) * Double(window) / 60_000)
            guard window <= PaceMeter.patience, minutes >= 1 else { return nil }
            let pace = "\(rate.count) per \(rate.window)"
            let words = Phrase("\(minutes / 60) h \(minutes % 60) min")
            return Phrase(
                "the relay \(relay.name) takes \(pace): \(count, "message takes", "messages take") it about \(words)")
        }
    }

    private mutating func add(
        _ name: Name, _ pace: CountLimit, at time: Instant, _ names: inout [Name],
        _ claimed: (_ since: Instant) throws -> [ClaimedCount]
    ) throws {
        if meters[name] == nil {
            let window = pace.window.approximateMilliseconds
            meters[name] = .some(
                window <= PaceMeter.patience
                    ? nil : PaceMeter(limit: pace.count, window: window, claimed: try claimed(time - window)))
        }
        if case .some(.some) = meters[name] { names.append(name) }
    }

    private mutating func left(_ name: Name, at time: Instant) -> Int? {
        guard case var meter?? = meters[name] else { return nil }
        defer { meters[name] = meter }
        return meter.left(at: time)
    }

    private mutating func putOff(_ name: Name, at time: Instant) -> Instant {
        guard case var meter?? = meters[name] else { return time + 1 }
        defer { meters[name] = meter }
        // Who goes next in a warm-up is asked anew when there is room.
        return name == .warmUp ? meter.opening(at: time) : meter.putOff(at: time)
    }

    private mutating func take(_ name: Name, at time: Instant) {
        guard case var meter?? = meters[name] else { return }
        meter.take(at: time)
        meters[name] = meter
    }

    private var warmUpStart: Instant?

    private mutating func warmUpBegan(_ warmUp: WarmUp, at time: Instant) throws -> Instant {
        if let warmUpStart { return warmUpStart }
        let zone = workspace.definition.timezone
        let began =
            try warmUp.since.map { zone.instant(CivilDateTime(date: $0, hour: 0, minute: 0)) }
            ?? store.firstClaim() ?? time
        warmUpStart = began
        return began
    }
}
