internal import Definitions
package import Formats
internal import Store

/// What a member's consents allow.
///
/// `service` goes always. Anything else needs a grant of `all`, of the intent or of the topic that is later than any
/// withdrawal of `all`, and neither the intent nor the topic may be withdrawn itself. No consent at all is no permission.
struct Permission {
    /// The standing consents, each purpose once.
    private let consents: [(purpose: String, standing: ConsentStanding)]

    init(_ consents: [(purpose: String, standing: ConsentStanding)]) { self.consents = consents }

    init(_ consents: [String: ConsentStanding]) { self.init(consents.map { ($0.key, $0.value) }) }

    private func standing(_ purpose: String) -> ConsentStanding? {
        consents.first { $0.purpose == purpose }?.standing
    }

    static func purposes(intent: Intent, topic: String?) -> [String] {
        [Consent.all, intent.rawValue] + (topic.map { [$0] } ?? [])
    }

    /// Why a message may not go, or nil when it may.
    func refusal(intent: Intent, topic: String?) -> MessageReason? {
        if intent == .service { return nil }
        if let topic, standing(topic)?.state == .withdrawn { return .topic }
        if standing(intent.rawValue)?.state == .withdrawn { return .noConsent }
        return ground(intent: intent, topic: topic) == nil ? .noConsent : nil
    }

    /// The consent that a message rests on, the most specific one: of the topic, the intent, or everything. Nil when nothing
    /// is granted, and for `service`, which needs none.
    func ground(intent: Intent, topic: String?) -> ConsentGround? {
        if intent == .service { return nil }
        let all = standing(Consent.all)
        let withdrawnAt = all?.state == .withdrawn ? all?.at : nil
        func ground(_ purpose: String) -> ConsentGround? {
            guard let standing = standing(purpose), standing.state == .granted,
                withdrawnAt.map({ standing.at > $0 }) ?? true
            else { return nil }
            return ConsentGround(purpose: purpose, at: standing.at)
        }
        return topic.flatMap(ground) ?? ground(intent.rawValue) ?? ground(Consent.all)
    }
}

/// What a member agreed to that lets a message go.
package struct ConsentGround: Sendable, Hashable {
    /// A topic, an intent, or `all`.
    package let purpose: String
    package let at: Instant
}
