import Campaigning
import Definitions
import Formats
import HTTP
import Store
import Surveys
import TestSupport
import Web

/// A website over a store with one survey sent to one member, closing 14 days later.
struct WebScene {
    static let hookSecret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    static let minute: Int64 = 60_000
    static let day: Int64 = 86_400_000

    let folder = TemporaryFolder()
    let store: Store
    let website: Website
    let signer: TokenSigner
    let member: Int64
    let message: Int64

    init(
        locale: String? = "ru", isLoopback: Bool = true, invalid: Set<String> = [], busyTimeout: Int32? = nil,
        limits: Limits = Limits(), previousSecret: String? = nil, change: (inout CampaignDefinition) -> Void = { _ in }
    ) throws {
        let made = try Sample.store(in: folder)
        store = try busyTimeout.map { try Store(path: made.path, busyTimeout: $0) } ?? made
        folder.write("a secret of tests", to: ".kamerton/secret")
        folder.write(WebScene.hookSecret + "\n", to: "hook.secret")
        for language in ["ru", "en"] {
            folder.write("---\nsubject: S\npreview: P\n---\nHello!\n", to: "templates/nps.\(language).md")
        }
        var definition = Sample.definition()
        definition.limits = limits
        if let previousSecret {
            folder.write(previousSecret, to: ".kamerton/previous")
            definition.secret.previous = [.file(".kamerton/previous")]
        }
        definition.topics.append(
            Topic(name: "research", title: LocalizedText(variants: ["ru": "Опросы", "en": "Surveys"])))
        definition.webhooks = [
            WebhookDefinition(name: "tf", kind: .generic, campaign: "nps-quarterly", secret: .file("hook.secret")),
            WebhookDefinition(name: "open", kind: .generic, campaign: "nps-quarterly", secret: nil),
        ]
        var campaign = Sample.survey()
        change(&campaign)
        let workspace = Workspace(
            directory: folder.path, definition: definition, campaigns: [campaign], invalidCampaigns: invalid)
        website = try Website(workspace: workspace, isLoopback: isLoopback)
        signer = try TokenSigner(workspace: workspace)
        member = try store.seedMember("anna@example.org", locale: locale)
        try store.seedOccurrence(
            campaign.name, "2026-10-10T07:00Z", dueAt: Sample.now, closesAt: Sample.now + 14 * WebScene.day)
        message = try store.seedMessage(campaign.name, "2026-10-10T07:00Z", memberID: member, at: Sample.now)
    }

    func path(_ purpose: TokenPurpose) -> String {
        let letter =
            switch purpose {
            case .unsubscribe: "u"
            case .preferences: "p"
            case .address: "address"
            default: "s"
            }
        return "/\(letter)/\(signer.sign(purpose, row: message))"
    }

    /// One form of the preference page.
    func choose(_ form: String, after: Int64 = minute) -> HTTPResponse {
        send("POST", path(.preferences), form, after: after)
    }

    /// A filled-in form of the member's survey, sent a minute after the message.
    func form(_ body: String) -> String { withToken(body, "POST", path(.survey), after: WebScene.minute) }

    /// The token of a survey's form that was fetched ten seconds before, where a body has none: what a browser does.
    private func withToken(_ body: String, _ method: String, _ target: String, after: Int64) -> String {
        guard method == "POST", target.hasPrefix("/s/"), !body.contains("form="),
            let row = signer.verify(String(target.dropFirst(3).prefix { $0 != "?" }), .survey)
        else { return body }
        let fetched = (Sample.now + after).milliseconds - 10_000
        let token = signer.sign(.surveyForm, row: fetched, covering: Array("page message:\(row)".utf8))
        return body + (body.isEmpty ? "" : "&") + "form=" + token
    }

    /// One request, by default a minute after the message.
    func send(
        _ method: String, _ target: String, _ body: String = "", headers: HTTPHeaders = HTTPHeaders(),
        after: Int64 = minute
    ) -> HTTPResponse {
        let body = withToken(body, method, target, after: after)
        return website.respond(
            to: HTTPRequest(method: method, target: target, headers: headers, body: Array(body.utf8)), store: store,
            now: Sample.now + after)
    }

    /// One signed delivery to the hook `tf`.
    func deliver(
        _ body: String, id: String = "evt_1", signedAt: Int64 = minute, after: Int64 = minute,
        secret: String = hookSecret
    ) -> HTTPResponse {
        let seconds = (Sample.now + signedAt).milliseconds / 1000
        let signature = WebhookSignature.sign(
            id: id, timestamp: seconds, body: Array(body.utf8), secret: Array(secret.utf8))
        return send(
            "POST", "/hooks/tf", body,
            headers: ["Webhook-Id": id, "webhook-timestamp": "\(seconds)", "webhook-signature": signature], after: after
        )
    }
}
