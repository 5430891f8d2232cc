internal import Crypto
internal import Formats

/// `generic`: any program, in a form of our own, signed as Standard Webhooks.
struct GenericWebhook: AnswerWebhook {
    private let key: WebhookSignature.Key?

    /// - Parameter secret: nil where nothing is signed.
    init(secret: [UInt8]?) { key = secret.map(WebhookSignature.Key.init) }

    func verify(_ request: HookRequest) throws(HookRefusal) -> String? {
        guard let key else { return nil }
        return try WebhookSignature.verify(request, key)
    }

    func read(_ body: [UInt8]) throws(HookMalformed) -> [ToolEvent] {
        let event = try GenericEvent(parsing: body)
        var answers = AnswerEvent()
        answers.id = event.id
        answers.token = event.token
        answers.isTokenBinding = true
        answers.email = event.email
        answers.at = event.at
        answers.locale = event.locale
        answers.fields = event.answers.map { AnswerEvent.Field([$0.question], $0.answer) }
        answers.root = event.root
        return [ToolEvent(id: event.id.map { "id:" + $0 }, content: .answers(answers))]
    }
}
