internal import Definitions

/// The tools, by their kinds.
enum AnswerWebhooks {
    /// Nil for a kind that takes no answers, and without the secret that it needs.
    /// - Parameter secret: nil for `secret: none`.
    static func webhook(_ hook: WebhookDefinition, secret: [UInt8]?) -> (any AnswerWebhook)? {
        if hook.kind == .generic { return GenericWebhook(secret: secret) }
        guard let secret, !secret.isEmpty else { return nil }
        return switch hook.kind {
        case .typeform: TypeformWebhook(secret: secret)
        case .tally: TallyWebhook(secret: secret)
        case .surveymonkey: SurveyMonkeyWebhook(clientID: hook.clientID ?? "", secret: secret)
        case .qualtrics: QualtricsWebhook(secret: secret)
        case .formbricks: FormbricksWebhook(secret: secret)
        case .delighted: DelightedWebhook(secret: secret)
        default: nil
        }
    }
}
