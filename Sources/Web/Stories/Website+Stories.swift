internal import Campaigning
internal import Formats
internal import HTTP
internal import Store

extension Website {
    /// GET shows the words and what would be agreed to, POST takes the answer. What the form did not show is not permitted.
    func story(_ token: String, _ request: HTTPRequest, store: Store, now: Instant) throws -> HTTPResponse {
        guard let visit = try visit(token, .story, store) else {
            return notice(request).unknownLink().response(in: frame(request))
        }
        let (message, language, notice) = (visit.message, visit.language, visit.notice)
        let definition = workspace.definition
        guard !message.isErased, message.campaign == StoryLetter.campaign,
            let id = StoryLetter.storyID(ofOccurrence: message.occurrence), let story = try store.story(id),
            story.memberID == message.memberID
        else { return notice.gone().response(in: frame(request)) }
        let consent = StoryConsent(store, definition, now: now)
        let wording = consent.wording(for: language.rawValue)
        var page = StoryPage(workspace: definition, language: language, story: story, wording: wording)
        guard request.method == "POST" else { return page.page().response(in: frame(request)) }
        guard isForm(request) else { return notice.notAForm().response(in: frame(request)) }
        let fields = FormFields(request.body)
        switch (fields["answer"], wording) {
        case ("yes", let wording?), ("nameless", let wording?):
            guard fields["words"] == StoryPage.seal(story, wording) else {
                page.trouble = .changed
                return page.page().response(in: frame(request))
            }
            let name = fields["answer"] == "yes" ? fields["name"] : nil
            // The same form sent twice is one answer.
            if !story.isQuotable { try consent.permit(story, name: name, wording: wording, source: "page") }
        case ("no", _): if !story.isQuotable { try consent.refuse(story, source: "page") }
        case ("withdraw", _): _ = try consent.withdraw(story, source: "page")
        default: return notice.notAForm().response(in: frame(request))
        }
        guard let after = try store.story(id) else { return notice.gone().response(in: frame(request)) }
        page = StoryPage(workspace: definition, language: language, story: after, wording: wording)
        return page.page().response(in: frame(request))
    }
}
