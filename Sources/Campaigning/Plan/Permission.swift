internal import Definitions
package import Formats
internal import Store

/// What a member's consents allow.
///
/// `service` goes always. Anything else needs a grant of `all`, of the intent or of the topic that is later than any
/// withdrawal of `all`, and neither the intent nor the topic may be withdrawn itself. No consent at all is no permission.
struct Permission {
    /// The standing consents, by purpose.
    private let consents: [String: ConsentStanding]

    init(_ consents: [String: ConsentStanding]) { self.consents = consents }

    static func purposes(intent: Intent, topic: String?) -> [String] {
        [Consent.all, intent.rawValue] + (topic.map { [$0] } ?? [])
    }

    /// Why a message may not go, or nil when it may.
    func refusal(intent: Intent, topic: String?) -> MessageReason? {
        if intent == .service { return nil }
        if let topic, consents[topic]?.state == .withdrawn { return .topic }
        if consents[intent.rawValue]?.state == .withdrawn { return .noConsent }
        return ground(intent: intent, topic: topic) == nil ? .noConsent : nil
    }

    /// The consent that a message rests on, the most specific one: of the topic, the intent, or everything. Nil when nothing
    /// is granted, and for `service`, which needs none.
    func ground(intent: Intent, topic: String?) -> ConsentGround? {
        if intent == .service { return nil }
        let all = consents[Consent.all]
        let withdrawnAt = all?.state == .withdrawn ? all?.at : nil
        for purpose in Permission.purposes(intent: intent, topic: topic).reversed() {
            guard let standing = consents[purpose], standing.state == .granted else { continue }
            if withdrawnAt.map({ standing.at > $0 }) ?? true {
                return ConsentGround(purpose: purpose, at: standing.at)
            }
        }
        return nil
    }
}

/// What a member agreed to that lets a message go.
package struct ConsentGround: Sendable, Hashable {
    /// A topic, an intent, or `all`.
    package let purpose: String
    package let at: Instant
}
