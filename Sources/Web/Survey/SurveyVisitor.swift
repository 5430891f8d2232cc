internal import Campaigning
internal import Formats
internal import Store

/// Who answers, as far as that is known: the member of a message, or somebody with the link that is for everyone.
struct SurveyVisitor {
    static let page = "page"
    static let open = "public"

    let source: String
    /// One answer sheet a message, or a number made when the open page was fetched: sent again, it is changed.
    let sourceKey: String
    var message: LinkedMessage?
    /// Of somebody with the link that is for everyone.
    private(set) var number: String?

    init(message: LinkedMessage) {
        (source, sourceKey) = (SurveyVisitor.page, "message:\(message.id)")
        self.message = message
    }

    /// - Parameter number: made for this visitor alone.
    init(campaign: String, number: String) {
        (source, sourceKey) = (SurveyVisitor.open, "\(campaign)/\(number)")
        self.number = number
    }

    /// The token of a form, good for this visitor alone.
    func formToken(_ signer: TokenSigner, now: Instant) -> String {
        signer.sign(.surveyForm, row: now.milliseconds, covering: covered)
    }

    /// When a genuine form was fetched; nil for another's, a forged one and one that is older than a day.
    func formFetched(_ token: String, _ signer: TokenSigner, now: Instant) -> Instant? {
        guard let made = signer.verify(token, .surveyForm, covering: covered) else { return nil }
        let age = now.milliseconds - made
        return age >= 0 && age <= FormAge.oldest ? Instant(milliseconds: made) : nil
    }

    private var covered: [UInt8] { Array("\(source) \(sourceKey)".utf8) }
}
