internal import Campaigning
internal import Formats
internal import HTTP
internal import Store

extension Website {
    /// `/declaration`: everyone may read it.
    func publicDeclaration(_ request: HTTPRequest) throws -> HTTPResponse {
        let notice = self.notice(request)
        guard ["GET", "HEAD"].contains(request.method) else { return notice.notAForm().response(in: frame(request)) }
        guard let declaration = workspace.definition.declaration else { return plain(404, "There is nothing here.\n") }
        return DeclarationPage(workspace: workspace.definition, language: notice.language, declaration: declaration)
            .page().response(in: frame(request))
    }

    /// `/declaration/TOKEN`, with the token of the preference page: GET shows it, POST accepts the version that was shown.
    func declaration(_ token: String, _ request: HTTPRequest, store: Store, now: Instant) throws -> HTTPResponse {
        guard let visit = try visit(token, .preferences, store) else {
            return notice(request).unknownLink().response(in: frame(request))
        }
        let (message, language, notice) = (visit.message, visit.language, visit.notice)
        let definition = workspace.definition
        guard !message.isErased else { return notice.gone().response(in: frame(request)) }
        guard let book = DeclarationBook(store, workspace) else { return plain(404, "There is nothing here.\n") }
        var page = DeclarationPage(
            workspace: definition, language: language, declaration: book.declaration, isMember: true)
        if request.method == "POST" {
            guard isForm(request), let version = FormFields(request.body)["version"] else {
                return notice.notAForm().response(in: frame(request))
            }
            // A page that was left open while the text changed shows the new one instead.
            if version == "\(book.declaration.version)" {
                try book.accept(memberID: message.memberID, language: language.rawValue, at: now)
                page.isDone = true
            }
        }
        page.accepted = try book.latest(memberID: message.memberID)
        return page.page().response(in: frame(request))
    }
}
