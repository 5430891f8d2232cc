internal import Definitions
internal import Formats
internal import Store

/// The paces of campaigns in a forecast, counted as claims count them. Windows of at most a minute are waited for by the run: they
/// put nothing off for long.
struct PaceForecast {
    private let store: Store
    private var meters: [String: PaceMeter] = [:]

    init(_ store: Store) { self.store = store }

    /// When a message that may go has its turn; nil lets it go, and counts it.
    mutating func hold(_ campaign: CampaignDefinition, at time: Instant) throws -> Instant? {
        guard let pace = campaign.pace, pace.window.approximateMilliseconds > PaceMeter.patience else { return nil }
        var meter = try meters[campaign.name] ?? meter(of: campaign, pace, at: time)
        defer { meters[campaign.name] = meter }
        if meter.left(at: time) == 0 { return meter.putOff(at: time) }
        meter.take(at: time)
        return nil
    }

    private func meter(of campaign: CampaignDefinition, _ pace: CountLimit, at time: Instant) throws -> PaceMeter {
        let window = pace.window.approximateMilliseconds
        let names = Set([campaign.name] + [campaign.was].compactMap { $0 }).sorted()
        return PaceMeter(
            limit: pace.count, window: window, claimed: try store.claimedCounts(since: time - window, of: names))
    }
}
