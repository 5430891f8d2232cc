internal import Campaigning
internal import Definitions
internal import Formats
internal import HTTP
internal import JSON
internal import Store

extension Website {
    /// How long a pause is.
    static let pauseLength: Int64 = 30 * 86_400_000

    /// `/p/TOKEN`, `/p/TOKEN/download`, `/p/TOKEN/erase`: what a member decides. The token is the right to do so; a GET
    /// shows and writes nothing, and each POST is one form of the page.
    func preferences(
        _ token: String, _ part: String?, _ request: HTTPRequest, store: Store, now: Instant
    ) throws -> HTTPResponse {
        guard let row = signer.verify(token, .preferences), let message = try store.linkedMessage(row) else {
            return notice(request).unknownLink().response(in: frame(request))
        }
        watch(row, request, now: now)
        let definition = workspace.definition
        let language = PageLanguage(member: message.locale, workspace: definition)
        let gone = NoticePage(workspace: definition, language: language).gone()
        guard !message.isErased else { return gone.response(in: frame(request)) }
        guard request.method != "POST" || isForm(request) else {
            return NoticePage(workspace: definition, language: language).notAForm().response(in: frame(request))
        }
        switch part {
        case nil: break
        case "download": return try download(message, request, language, store: store, now: now)
        case "erase": return try erase(message, request, language, store: store, now: now)
        default: return notice(request).unknownLink().response(in: frame(request))
        }
        guard let state = try PreferencesState(store, workspace, memberID: message.memberID, now: now) else {
            return gone.response(in: frame(request))
        }
        var page = PreferencesPage(
            workspace: workspace, locales: locales, language: language, state: state,
            token: signer.sign(.preferences, row: message.id), now: now)
        guard request.method == "POST" else { return page.page().response(in: frame(request)) }

        let choice = PreferencesChoice(
            store: store, website: self, message: message, before: state, now: now)
        guard let outcome = try choice.make(FormFields(request.body)) else {
            return NoticePage(workspace: definition, language: language).notAForm().response(in: frame(request))
        }
        // What was chosen may be the language itself, so all is read anew.
        guard let after = try PreferencesState(store, workspace, memberID: message.memberID, now: now) else {
            return gone.response(in: frame(request))
        }
        page = PreferencesPage(
            workspace: workspace, locales: locales,
            language: PageLanguage(member: after.member.locale, workspace: definition), state: after,
            token: page.token, now: now)
        switch outcome {
        case .done(let notice): page.notice = notice
        case .refused(let problem, let typed): (page.addressProblem, page.typedAddress) = (problem, typed)
        }
        return page.page().response(in: frame(request))
    }
}
