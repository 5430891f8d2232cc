internal import Definitions
internal import Formats
internal import Store

/// One step of a campaign, as the simulation decides on its messages.
struct SimulatedLetter {
    let campaign: CampaignDefinition
    /// Of the campaign, among those that are counted.
    let index: Int
    let rank: Int
    let kind: SimulatedContacts.Kind
    let condition: SimulatedCondition
    let hasCondition: Bool
    /// Why it may not go to each member, by consent and topic.
    let refusals: [MessageReason?]
    /// What was ordered by hand.
    let standing: CampaignStanding
    var isService: Bool { campaign.intent == .service }

    init(
        _ letter: CampaignDefinition, index: Int, audience: SimulatedAudience, refusals: [MessageReason?],
        standing: CampaignStanding
    ) {
        (campaign, self.index, rank, self.refusals, self.standing) = (letter, index, letter.rank, refusals, standing)
        hasCondition = letter.audience.filter != nil || !letter.audience.exclude.isEmpty
        condition = audience.condition(letter.audience)
        var kind: SimulatedContacts.Kind = []
        if letter.intent == .promo { kind.insert(.promotion) }
        if letter.kind == .survey { kind.insert(.survey) }
        if letter.asks { kind.insert(.ask) }
        self.kind = kind
    }
}

/// The messages of one step and occurrence.
struct SimulatedGroup {
    /// As the ledger's rows call it.
    let campaign: String
    let occurrence: String
    let step: String
    /// Nil where the file has no such step now: its messages are skipped.
    let letter: SimulatedLetter?
    let rank: Int
    let closesAt: Instant?
}

/// A message that is still to be decided.
struct SimulatedMessage {
    /// Orders messages as their ledger ids do, or would.
    let id: Int64
    let member: Int32
    let group: Int32
    var due: Int64
    /// The last moment; `.max` is none.
    let notAfter: Int64
    /// Rules that have held it back: one bit for each.
    var held: UInt32 = 0
    /// Journeys look at it in the forecast of the store.
    var isOfJourney = false
    /// The last rule that held it back.
    var reason: MessageReason?
}

extension MessageReason {
    /// Its bit in `SimulatedMessage.held`.
    var bit: UInt32 { MessageReason.bits[self] ?? 0 }

    private static let bits = Dictionary(
        uniqueKeysWithValues: allCases.enumerated().map { ($0.element, UInt32(1) << UInt32($0.offset)) })

    /// A limit of attention: what waits for it may never go.
    var isLimit: Bool {
        switch self {
        case .contacts, .promotions, .surveys, .openCase: true
        default: false
        }
    }

    static let limitBits: UInt32 = allCases.filter(\.isLimit).reduce(0) { $0 | $1.bit }
}
