import Campaigning
import Definitions
import Formats
import HTTP
import Store
import TestSupport
import Web

/// A website with a sign-up page over an empty store.
struct SignUpScene {
    static let hour: Int64 = 3_600_000
    static let day: Int64 = 86_400_000

    let folder = TemporaryFolder()
    let store: Store
    let website: Website
    let signer: TokenSigner
    let workspace: Workspace

    init(_ change: (inout SignUpSettings) -> Void = { _ in }) throws {
        store = try Sample.store(in: folder)
        folder.write("a secret of tests", to: ".kamerton/secret")
        var definition = Sample.definition()
        definition.topics = [
            Topic(name: "news", title: LocalizedText(variants: ["ru": "Новости", "en": "News & <views>"])),
            Topic(name: "events", title: LocalizedText(variants: ["ru": "Встречи", "en": "Events"])),
        ]
        var settings = SignUpSettings(
            topics: ["news", "events"],
            wording: .init(
                version: "2026-11",
                text: LocalizedText(variants: ["ru": "Согласен получать письма", "en": "I agree to get mail"])),
            mark: Sample.mark)
        change(&settings)
        definition.signUp = settings
        workspace = Workspace(directory: folder.path, definition: definition, campaigns: [])
        website = try Website(workspace: workspace, isLoopback: true)
        signer = try TokenSigner(workspace: workspace)
    }

    /// A token that was made so long before the request.
    func token(age: Int64 = 5000, after: Int64 = 0) -> String {
        signer.sign(.signUpForm, row: Sample.now.milliseconds + after - age)
    }

    func form(_ email: String, _ more: String = "&topic=news&agree=yes", token: String? = nil, after: Int64 = 0)
        -> String
    {
        let token = token ?? self.token(after: after)
        return "email=\(email)&wording=2026-11&lang=en&token=\(token)\(more)"
    }

    func send(
        _ method: String, _ target: String, _ body: String = "", headers: HTTPHeaders = HTTPHeaders(),
        from address: String? = "203.0.113.9", after: Int64 = 0
    ) -> HTTPResponse {
        website.respond(
            to: HTTPRequest(
                method: method, target: target, headers: headers, body: Array(body.utf8), remoteAddress: address),
            store: store, now: Sample.now + after)
    }

    /// A sign-up by the form of the page.
    @discardableResult
    func signUp(_ email: String, from address: String = "203.0.113.9", after: Int64 = 0) -> HTTPResponse {
        send("POST", "/subscribe", form(email, after: after), from: address, after: after)
    }

    /// The path of the confirmation in the latest mail to an address.
    func confirmation(step: String = "main") throws -> String {
        let row = try store.number("SELECT max(id) FROM messages WHERE campaign = 'confirm' AND step = '\(step)'")
        return "/confirm/" + signer.sign(.confirm, row: row)
    }

    func state(_ email: String, _ purpose: String = "news") throws -> ConsentState? {
        guard let member = try store.memberID(emailKey: email) else { return nil }
        return try store.consentStanding(memberID: member, purpose: purpose)?.state
    }

    func count(_ table: String) throws -> Int64 { try store.number("SELECT count(*) FROM \(table)") }
}
