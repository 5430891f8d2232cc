internal import Campaigning
internal import Formats
internal import HTTP
internal import Store

extension Website {
    /// `/useful/TOKEN`: GET asks and changes nothing, POST keeps the answer; another one takes its place.
    func useful(_ token: String, _ request: HTTPRequest, store: Store, now: Instant) throws -> HTTPResponse {
        guard let visit = try visit(token, .useful, store) else {
            return notice(request).unknownLink().response(in: frame(request))
        }
        let (message, language, notice) = (visit.message, visit.language, visit.notice)
        let definition = workspace.definition
        guard !message.isErased else { return notice.gone().response(in: frame(request)) }
        let page = UsefulPage(workspace: definition, language: language)
        guard request.method == "POST" else {
            return page.question(said: try store.usefulVote(message: message.id)).response(in: frame(request))
        }
        let isUseful: Bool
        switch isForm(request) ? FormFields(request.body)["useful"] : nil {
        case "yes": isUseful = true
        case "no": isUseful = false
        default: return notice.notAForm().response(in: frame(request))
        }
        try store.keepUsefulVote(message: message.id, memberID: message.memberID, isUseful: isUseful, now: now)
        return page.question(said: isUseful).response(in: frame(request))
    }
}
