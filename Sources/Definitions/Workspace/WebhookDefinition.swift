/// The forms in which programs of others tell us what happened.
package enum WebhookKind: String, Sendable, CaseIterable {
    /// Answers to a survey, signed as Standard Webhooks.
    case generic
    /// What members did, told by a program of one's own, signed likewise.
    case activities
    case typeform
    case tally
    /// Tells ids only.
    case surveymonkey
    /// Tells ids only.
    case qualtrics
    case formbricks
    case delighted
    /// Amazon SES by SNS.
    case ses
    case sendgrid
    case mailgun
    case postmark
    case brevo

    /// What came back, told by the relay that took the mail.
    package var isOfReturns: Bool { self != .activities && !WebhookKind.answers.contains(self) }

    /// A program of one's own sends it, and may do without a secret on this machine.
    package var isOwn: Bool { self == .generic || self == .activities }

    /// Those that take answers to a survey.
    package static let answers: [WebhookKind] = [
        .generic, .typeform, .tally, .surveymonkey, .qualtrics, .formbricks, .delighted,
    ]

    /// The tool names a response without its answers.
    package var tellsIdsOnly: Bool { self == .surveymonkey || self == .qualtrics }

    /// True where a secret is shared with the sender.
    package var hasSecret: Bool { self != .ses && self != .sendgrid }
}

/// One of `webhooks:`, served at `/hooks/NAME`.
package struct WebhookDefinition: Sendable, Hashable {
    package let name: String
    package let kind: WebhookKind
    /// The survey that answers belong to; nil for what came back, and for activities.
    package let campaign: String?
    /// Nil for `secret: none`, which is served on loopback only, and for kinds that sign with a key of their own.
    package let secret: SecretSource?
    /// Of `ses`: the only topic that is believed.
    package var topicARN: String?
    /// Of `sendgrid`: a public key in DER, in base64.
    package var publicKey: String?
    /// Of `postmark` and `brevo`: where the secret stands; nil is `Authorization`.
    package var header: String?
    /// Of `surveymonkey`: the app's, a part of the key.
    package var clientID: String?
    /// Of kinds that tell ids only: what fetches the answers from the tool, and the beginning of its addresses
    /// (`https://fra1.qualtrics.com`).
    package var apiKey: SecretSource?
    package var apiURL: String?
    /// Of kinds that take answers: by question, what holds its answer in the events: a key, a label, or a JSON Pointer.
    package var map: [String: String] = [:]

    package init(name: String, kind: WebhookKind, campaign: String? = nil, secret: SecretSource? = nil) {
        (self.name, self.kind, self.campaign, self.secret) = (name, kind, campaign, secret)
    }

    /// Where the answers that the tool has named are fetched from; nil where they are not.
    package var apiBase: String? {
        guard apiKey != nil else { return nil }
        return apiURL ?? (kind == .surveymonkey ? "https://api.surveymonkey.com" : nil)
    }

    /// Anyone who reaches the port may use it.
    package var isUnsigned: Bool { kind.isOwn && secret == nil }
}
