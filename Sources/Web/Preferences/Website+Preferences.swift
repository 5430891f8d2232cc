internal import Campaigning
internal import Definitions
internal import Formats
internal import HTTP
internal import Store

extension Website {
    /// `/p/TOKEN`: GET shows the topics, POST turns each on or off (`form=topics`), or goes back to everything after it was
    /// left (`form=all`).
    func preferences(_ token: String, _ request: HTTPRequest, store: Store, now: Instant) throws -> HTTPResponse {
        guard let row = signer.verify(token, .preferences), let message = try store.linkedMessage(row) else {
            return notice(request).unknownLink().response()
        }
        let definition = workspace.definition
        let language = PageLanguage(member: message.locale, workspace: definition)
        guard !message.isErased else {
            return NoticePage(workspace: definition, language: language).gone().response()
        }
        let topics = definition.topics.map(\.name)
        let change = ConsentChange(
            store: store, memberID: message.memberID, source: "preferences", proof: "message \(message.id)", now: now)
        let basis = "chosen on the preferences page"
        let isSaving = request.method == "POST"
        if isSaving {
            let fields = FormFields(request.body)
            switch isForm(request) ? fields["form"] : nil {
            case "topics": try change.choose(Set(fields.values("topic")), among: topics, basis: basis)
            case "all": try change.comeBack(basis: basis)
            default: return NoticePage(workspace: definition, language: language).notAForm().response()
            }
        }
        return PreferencesPage(
            workspace: definition, locale: message.locale ?? definition.locale, language: language,
            subscribed: try change.subscribed(among: topics), hasLeft: try change.hasLeft(), isSaved: isSaving,
            unsubscribeToken: signer.sign(.unsubscribe, row: message.id)
        ).page().response()
    }
}
