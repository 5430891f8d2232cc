internal import Definitions
internal import Formats
internal import Store

/// All members who can be mailed, as arrays in id order; a member's place in them is their ordinal.
final class SimulatedMembers {
    private(set) var members: [AudienceMember] = []
    /// Their stages at the beginning.
    private(set) var stages: [String?] = []
    /// The zones that they live in, each once.
    private(set) var zones: [String?] = []
    /// Of each member, which of `zones`.
    private(set) var zone: [Int32] = []
    private(set) var isSuppressed: [Bool]
    private(set) var hasOpenCase: [Bool]
    private(set) var rhythms: [Rhythm]
    private var ordinals: [Int64: Int32] = [:]
    /// The standings of the purposes that campaigns ask for.
    private var consents: [String: [ConsentStanding?]] = [:]

    var count: Int { members.count }

    init(_ store: Store, purposes: Set<String>) throws {
        var places: [String?: Int32] = [:]
        (isSuppressed, hasOpenCase, rhythms) = ([], [], [])
        try store.forEachMailable { member, stage in
            ordinals[member.id] = Int32(members.count)
            let place = places[member.timezone] ?? Int32(zones.count)
            if Int(place) == zones.count {
                zones.append(member.timezone)
                places[member.timezone] = place
            }
            members.append(member)
            stages.append(stage)
            zone.append(place)
        }
        isSuppressed = Array(repeating: false, count: members.count)
        hasOpenCase = isSuppressed
        rhythms = Array(repeating: Rhythm(), count: members.count)
        for purpose in purposes { consents[purpose] = Array(repeating: nil, count: members.count) }
        try store.forEachConsentState { id, purpose, standing in
            guard let ordinal = ordinals[id] else { return }
            consents[purpose]?[Int(ordinal)] = standing
        }
    }

    /// Reads what is asked of each member, with the messages that count for budgets.
    func readFacts(_ store: Store, budgets: Budgets, now: Instant, _ contacts: SimulatedContacts) throws {
        for chunk in members.chunks(of: 1000) {
            let facts = try store.memberFacts(
                ids: chunk.map(\.id), purposes: [Consent.all], audience: nil, contactsFrom: budgets.start, through: now)
            for index in chunk.indices {
                guard let one = facts[members[index].id] else { continue }
                isSuppressed[index] = one.isSuppressed
                hasOpenCase[index] = one.hasOpenCase
                rhythms[index] = one.rhythm
                for contact in one.contacts.sorted(by: { $0.at < $1.at }) {
                    var kind: SimulatedContacts.Kind = []
                    if contact.intent == Intent.promo.rawValue { kind.insert(.promotion) }
                    if contact.kind == CampaignKind.survey.rawValue { kind.insert(.survey) }
                    if budgets.isAsk(contact) { kind.insert(.ask) }
                    contacts.add(index, at: contact.at.milliseconds, kind)
                }
            }
        }
    }

    func ordinal(of id: Int64) -> Int? { ordinals[id].map(Int.init) }

    /// Of each member, why a message of this intent and topic may not go; nil is that it may.
    func refusals(intent: Intent, topic: String?) -> [MessageReason?] {
        let purposes = Permission.purposes(intent: intent, topic: topic)
        return members.indices.map { member in
            var standings: [String: ConsentStanding] = [:]
            for purpose in purposes { standings[purpose] = consents[purpose]?[member] }
            return Permission(standings).refusal(intent: intent, topic: topic)
        }
    }
}
