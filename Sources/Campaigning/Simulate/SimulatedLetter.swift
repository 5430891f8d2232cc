internal import Definitions
internal import Formats
internal import Store

/// One step of a campaign, as the simulation decides on its messages.
final class SimulatedLetter {
    let campaign: CampaignDefinition
    /// Of the campaign, among those that are counted.
    let index: Int
    let rank: Int
    let kind: SimulatedContacts.Kind
    let condition: SimulatedCondition
    let hasCondition: Bool
    let isPromotion: Bool
    let isReminder: Bool
    let isService: Bool
    /// Why it may not go to each member, by consent and topic.
    let refusals: [MessageReason?]
    /// What was ordered by hand.
    let standing: CampaignStanding

    init(
        _ letter: CampaignDefinition, index: Int, audience: SimulatedAudience, refusals: [MessageReason?],
        standing: CampaignStanding
    ) {
        (campaign, self.index, rank, self.refusals, self.standing) = (letter, index, letter.rank, refusals, standing)
        hasCondition = letter.audience.filter != nil || !letter.audience.exclude.isEmpty
        condition = audience.condition(letter.audience)
        isPromotion = letter.intent == .promo
        isReminder = letter.isReminder
        isService = letter.intent == .service
        var kind: SimulatedContacts.Kind = []
        if letter.intent == .promo { kind.insert(.promotion) }
        if letter.kind == .survey { kind.insert(.survey) }
        if letter.asks { kind.insert(.ask) }
        self.kind = kind
    }
}

/// The messages of one step and occurrence.
final class SimulatedGroup {
    /// As the ledger's rows call it.
    let campaign: String
    let occurrence: String
    let step: String
    /// Nil where the file has no such step now: its messages are skipped.
    let letter: SimulatedLetter?
    let rank: Int
    let closesAt: Instant?
    /// What was ordered of it by hand.
    let order: Intervention.Action?

    init(
        campaign: String, occurrence: String, step: String, letter: SimulatedLetter?, rank: Int, closesAt: Instant?
    ) {
        (self.campaign, self.occurrence, self.step) = (campaign, occurrence, step)
        (self.letter, self.rank, self.closesAt) = (letter, rank, closesAt)
        order = letter?.standing.intervention(of: occurrence)?.action
    }
}

/// A message that is still to be decided.
struct SimulatedMessage {
    /// Orders messages as their ledger ids do, or would.
    let id: Int64
    let member: Int32
    let group: Int32
    let rank: Int32
    var due: Int64
    /// The last moment; `.max` is none.
    let notAfter: Int64
    /// Rules that have held it back: one bit for each.
    var held: UInt32 = 0
    /// Journeys look at it in the forecast of the store.
    var isOfJourney = false
}

extension MessageReason {
    /// Its bit in `SimulatedMessage.held`.
    var bit: UInt32 {
        switch self {
        case .contacts: 1
        case .promotions: 2
        case .surveys: 4
        case .openCase: 8
        case .quietHours: 16
        case .window: 32
        case .pace: 64
        case .paused: 128
        default: 256
        }
    }

    /// A limit of attention: what waits for it may never go.
    var isLimit: Bool {
        switch self {
        case .contacts, .promotions, .surveys, .openCase: true
        default: false
        }
    }

    static let limitBits: UInt32 = allCases.filter(\.isLimit).reduce(0) { $0 | $1.bit }
}
