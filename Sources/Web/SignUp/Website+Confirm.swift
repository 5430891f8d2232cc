internal import Campaigning
internal import Formats
internal import HTTP
internal import Store

extension Website {
    /// `/confirm/TOKEN`: GET asks, POST grants what was asked for at the sign-up. Again is no error. The token is all that
    /// allows it: it came by mail to the address, so no other site can make a browser send the form.
    func confirm(_ token: String, _ request: HTTPRequest, store: Store, now: Instant) throws -> HTTPResponse {
        guard let row = signer.verify(token, .confirm), let message = try store.linkedMessage(row),
            let desk = SignUp(store: store, workspace: workspace, now: now)
        else { return notice(request).unknownLink().response(in: frame(request)) }
        let language = PageLanguage(member: message.locale, workspace: workspace.definition)
        let notice = NoticePage(workspace: workspace.definition, language: language)
        if request.method == "POST", !isForm(request) { return notice.notAForm().response(in: frame(request)) }
        let standing =
            request.method == "POST" && !message.isErased
            ? try desk.confirm(message, by: trace(of: request)) : try desk.standing(of: message)
        switch standing {
        case nil: return notice.unknownLink().response(in: frame(request))
        case .waits(let record): return page(record, language).question().response(in: frame(request))
        case .confirmed(let record):
            return message.isErased
                ? notice.gone().response(in: frame(request))
                : page(record, language).confirmed().response(in: frame(request))
        case .expired(let record): return page(record, language).expired().response(in: frame(request))
        }
    }

    private func page(_ record: SignUpRecord, _ language: PageLanguage) -> ConfirmPage {
        ConfirmPage(workspace: workspace.definition, language: language, signUp: record)
    }

    /// What a proof keeps of the sender.
    func trace(of request: HTTPRequest) -> SenderTrace {
        let block = SenderAddress.block(of: request)
        let keepsWhole = workspace.definition.signUp?.recordsWholeAddress ?? false
        return SenderTrace(
            address: keepsWhole ? block?.address : block?.description, userAgent: request.headers["User-Agent"])
    }
}
