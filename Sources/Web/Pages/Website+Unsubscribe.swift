internal import Campaigning
internal import Definitions
internal import Formats
internal import HTTP
internal import Store

extension Website {
    /// `/u/TOKEN`: GET asks, POST does. A POST that says nothing more, or `List-Unsubscribe=One-Click` (RFC 8058, also as
    /// multipart), withdraws from everything but `service`; `scope=topic` from the message's topic. Again is no error.
    func unsubscribe(_ token: String, _ request: HTTPRequest, store: Store, now: Instant) throws -> HTTPResponse {
        guard let row = signer.verify(token, .unsubscribe), let message = try store.linkedMessage(row) else {
            return notice(request).unknownLink().response(in: frame(request))
        }
        watch(row, request, now: now)
        let definition = workspace.definition
        let topic = campaign(of: message)?.topic.flatMap { name in definition.topics.first { $0.name == name } }
        let page = UnsubscribePage(
            workspace: definition, language: PageLanguage(member: message.locale, workspace: definition),
            topic: topic?.title.text(for: message.locale ?? definition.locale, fallback: definition.locale),
            preferencesToken: message.isErased ? nil : signer.sign(.preferences, row: message.id))
        guard request.method == "POST" else { return page.question().response(in: frame(request)) }

        let onlyTopic = FormFields(request.body)["scope"] == "topic" ? topic : nil
        if !message.isErased {
            try ConsentChange(
                store: store, memberID: message.memberID,
                source: Website.isOneClick(request.body) ? "one-click" : "page", proof: "message \(message.id)",
                now: now
            ).withdraw(onlyTopic?.name ?? Consent.all)
        }
        return page.done(onlyTopic: onlyTopic != nil).response(in: frame(request))
    }

    /// `List-Unsubscribe=One-Click` as a form's field or as a part of a multipart body.
    static func isOneClick(_ body: [UInt8]) -> Bool {
        if FormFields(body)["List-Unsubscribe"] == "One-Click" { return true }
        let text = String(decoding: body.prefix(4096), as: UTF8.self)
        return text.contains("name=\"List-Unsubscribe\"") && text.contains("One-Click")
    }
}
