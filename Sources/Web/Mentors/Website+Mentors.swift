internal import Campaigning
internal import Formats
internal import HTTP
internal import Store

extension Website {
    /// GET shows how it stands, POST takes an answer.
    func mentorship(_ token: String, _ request: HTTPRequest, store: Store, now: Instant) throws -> HTTPResponse {
        guard let visit = try visit(token, .mentorship, store) else {
            return notice(request).unknownLink().response(in: frame(request))
        }
        let (message, language, notice) = (visit.message, visit.language, visit.notice)
        let definition = workspace.definition
        guard !message.isErased,
            let answer = try MentorAnswer(
                store, campaign: message.campaign, occurrence: message.occurrence, memberID: message.memberID)
        else { return notice.gone().response(in: frame(request)) }
        let page = MentorPage(workspace: definition, language: language, side: answer.side)
        guard request.method == "POST" else {
            return page.show(answer.mentorship, at: now).response(in: frame(request))
        }
        switch isForm(request) ? FormFields(request.body)["answer"] : nil {
        case "yes": return page.show(try answer.agree(now: now), at: now).response(in: frame(request))
        case "no": return page.show(try answer.refuse(now: now), at: now).response(in: frame(request))
        default: return notice.notAForm().response(in: frame(request))
        }
    }
}
