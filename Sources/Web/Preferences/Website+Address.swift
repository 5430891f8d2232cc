internal import Campaigning
internal import Formats
internal import HTTP
internal import Store

extension Website {
    /// `/address/TOKEN`: GET asks one of the two addresses of a change, POST takes the answer.
    func addressChange(_ token: String, _ request: HTTPRequest, store: Store, now: Instant) throws -> HTTPResponse {
        guard let visit = try visit(token, .address, store) else { return notice(request).unknownLink().response() }
        let (message, language, notice) = (visit.message, visit.language, visit.notice)
        let definition = workspace.definition
        guard !message.isErased, let confirmation = try AddressConfirmation(store, message: message) else {
            return notice.gone().response()
        }
        let page = AddressPage(workspace: definition, language: language, side: confirmation.side)
        let state = confirmation.state(at: now)
        guard request.method == "POST" else {
            return (state == .asked ? page.question(confirmation.change) : page.over(state)).response()
        }
        switch isForm(request) ? FormFields(request.body)["answer"] : nil {
        case "yes":
            switch try confirmation.confirm(now: now) {
            case .waiting: return page.waiting().response()
            case .done: return page.done().response()
            case .impossible: return page.impossible().response()
            case .over(let state): return page.over(state).response()
            }
        case "no": return page.over(try confirmation.refuse(now: now)).response()
        default: return notice.notAForm().response()
        }
    }
}
