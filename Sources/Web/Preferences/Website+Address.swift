internal import Campaigning
internal import Formats
internal import HTTP
internal import Store

extension Website {
    /// `/address/TOKEN`: GET asks one of the two addresses of a change, POST takes the answer.
    func addressChange(_ token: String, _ request: HTTPRequest, store: Store, now: Instant) throws -> HTTPResponse {
        guard let visit = try visit(token, .address, store) else {
            return notice(request).unknownLink().response(in: frame(request))
        }
        let (message, language, notice) = (visit.message, visit.language, visit.notice)
        let definition = workspace.definition
        guard !message.isErased, let confirmation = try AddressConfirmation(store, message: message) else {
            return notice.gone().response(in: frame(request))
        }
        let page = AddressPage(workspace: definition, language: language, side: confirmation.side)
        let state = confirmation.state(at: now)
        guard request.method == "POST" else {
            return (state == .asked ? page.question(confirmation.change) : page.over(state)).response(
                in: frame(request))
        }
        switch isForm(request) ? FormFields(request.body)["answer"] : nil {
        case "yes":
            switch try confirmation.confirm(now: now) {
            case .waiting: return page.waiting().response(in: frame(request))
            case .done: return page.done().response(in: frame(request))
            case .impossible: return page.impossible().response(in: frame(request))
            case .over(let state): return page.over(state).response(in: frame(request))
            }
        case "no": return page.over(try confirmation.refuse(now: now)).response(in: frame(request))
        default: return notice.notAForm().response(in: frame(request))
        }
    }
}
