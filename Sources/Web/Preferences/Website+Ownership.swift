internal import Campaigning
internal import Definitions
internal import Formats
internal import HTTP
internal import JSON
internal import Store

/// What a member may do with their data. Both are POSTs: a program that follows links fetches no data and deletes nothing.
extension Website {
    /// `POST /p/TOKEN/download`: everything held on the member as one JSON file.
    func download(
        _ message: LinkedMessage, _ request: HTTPRequest, _ language: PageLanguage, store: Store, now: Instant
    ) throws -> HTTPResponse {
        guard request.method == "POST" else { return backToPreferences(message, request, language) }
        let document = try MemberExport.document(
            memberID: message.memberID, store: store, workspace: workspace, now: now)
        return HTTPResponse(
            status: 200,
            headers: [
                "Content-Type": "application/json; charset=utf-8",
                // Neither the address nor the name: file names travel.
                "Content-Disposition": "attachment; filename=\"my-data-\(CivilDateTime(utc: now).date).json\"",
                "Content-Security-Policy": "default-src 'none'; sandbox", "Referrer-Policy": "no-referrer",
                "X-Content-Type-Options": "nosniff", "X-Robots-Tag": "noindex, nofollow", "Cache-Control": "no-store",
            ], text: document.text(pretty: true) + "\n")
    }

    /// `/p/TOKEN/erase`: GET asks, a POST with the box ticked does it.
    func erase(
        _ message: LinkedMessage, _ request: HTTPRequest, _ language: PageLanguage, store: Store, now: Instant
    ) throws -> HTTPResponse {
        let token = signer.sign(.preferences, row: message.id)
        let page = ErasurePage(workspace: workspace.definition, language: language, token: token)
        guard let email = try store.memberSnapshots(ids: [message.memberID])[message.memberID]?.email else {
            return NoticePage(workspace: workspace.definition, language: language).gone().response(in: frame(request))
        }
        guard request.method == "POST" else {
            return page.question(email: email, isUnticked: false).response(in: frame(request))
        }
        guard FormFields(request.body)["sure"] == "yes" else {
            return page.question(email: email, isUnticked: true).response(in: frame(request))
        }
        let summary = try MemberErasure.erase(memberID: message.memberID, store: store, workspace: workspace, now: now)
        return page.done(isComplete: summary.isComplete).response(in: frame(request))
    }

    /// The address of a form, opened as a page: leads to where the form is.
    private func backToPreferences(
        _ message: LinkedMessage, _ request: HTTPRequest, _ language: PageLanguage
    ) -> HTTPResponse {
        let words = language.say(en: "To your choices", ru: "К вашим настройкам")
        let token = signer.sign(.preferences, row: message.id)
        return Page(
            language: language, name: workspace.definition.name,
            heading: language.say(en: "Download my data", ru: "Скачать мои данные"),
            content: "<p><a class=\"button\" href=\"../\(token)\">\(words)</a></p>\n"
        ).response(in: frame(request))
    }
}
