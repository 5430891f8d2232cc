internal import Bounces
internal import Campaigning
package import Definitions
package import Formats
package import HTTP
package import Store
internal import Surveys

/// The routes of `serve`: a request, the store and the time in, an answer out. What is written is committed before the
/// answer is made; a GET or HEAD writes nothing but observations of clicks and opens, which decide nothing.
package struct Website: Sendable {
    package let workspace: Workspace
    let signer: TokenSigner
    /// What members may choose to be written to in.
    let locales: [ContentLocales.Choice]
    /// By hook; a hook that is absent is unsigned.
    let hookSecrets: [String: [UInt8]]
    /// By hook, of those that take answers.
    let receivers: [String: WebhookReceiver]
    /// By hook, of those that tell what members did.
    let activityReceivers: [String: ActivityReceiver]
    /// By hook, of those that tell what came back.
    let relays: [String: RelayReceiver]
    /// Hears of the campaigns of which something came back.
    let afterReturns: @Sendable (Store, Set<String>, Instant) throws -> Void
    /// Bound to this machine alone: unsigned hooks are served.
    let isLoopback: Bool
    /// Sees programs that follow every link of a message.
    let links = LinkWatch()
    /// Read once: a new one is served after a restart.
    let logo: SiteLogo?
    /// Answers that come through links for everyone.
    let rate = SenderRate(most: 60, per: 3_600_000)
    /// Codes of members that nobody has: who tries many is told nothing more for the rest of the hour.
    let guesses = SenderRate(most: 30, per: 3_600_000)
    /// Hears of what went wrong inside; members and senders are told only to try again.
    let report: @Sendable (any Error) -> Void

    /// Bytes of a body that any route takes.
    package static let bodyLimit = 64 * 1024
    /// Bytes of a body of a relay's events: they come in batches.
    package static let batchLimit = 1024 * 1024

    /// Reads the secrets of the workspace.
    /// - Parameter fetch: a file by HTTPS: certificates of Amazon's.
    package init(
        workspace: Workspace, isLoopback: Bool, report: @escaping @Sendable (any Error) -> Void = { _ in },
        afterReturns: @escaping @Sendable (Store, Set<String>, Instant) throws -> Void = { _, _, _ in },
        fetch: (@Sendable (String) throws -> [UInt8])? = nil
    ) throws {
        self.workspace = workspace
        self.isLoopback = isLoopback
        self.report = report
        self.afterReturns = afterReturns
        signer = try TokenSigner(workspace: workspace)
        locales = ContentLocales.of(workspace)
        logo = SiteLogo(workspace)
        var secrets: [String: [UInt8]] = [:]
        for hook in workspace.definition.webhooks {
            guard let secret = hook.secret else { continue }
            do throws(SecretReader.Missing) {
                secrets[hook.name] = try SecretReader.read(secret, directory: workspace.directory)
            } catch {
                throw error.needed(by: Phrase("the secret of the webhook \(hook.name)"))
            }
        }
        hookSecrets = secrets
        var relays: [String: RelayReceiver] = [:]
        for hook in workspace.definition.webhooks {
            relays[hook.name] = RelayReceiver(
                hook: hook, workspace: workspace, signer: signer, secret: secrets[hook.name], fetch: fetch)
        }
        self.relays = relays
        var receivers: [String: WebhookReceiver] = [:]
        for hook in workspace.definition.webhooks {
            guard let campaign = hook.campaign.flatMap(workspace.campaign) else { continue }
            receivers[hook.name] = WebhookReceiver(
                hook: hook, campaign: campaign, zone: workspace.definition.timezone, signer: signer,
                secret: secrets[hook.name])
        }
        self.receivers = receivers
        var activityReceivers: [String: ActivityReceiver] = [:]
        for hook in workspace.definition.webhooks {
            activityReceivers[hook.name] = ActivityReceiver(
                hook: hook, definition: workspace.definition, secret: secrets[hook.name])
        }
        self.activityReceivers = activityReceivers
    }

    /// Hooks that anyone who reaches the port may use: to be served on loopback only.
    package static func unsignedHooks(_ workspace: Workspace) -> [String] {
        workspace.definition.webhooks.filter(\.isUnsigned).map(\.name)
    }

    package func respond(to request: HTTPRequest, store: Store, now: Instant) -> HTTPResponse {
        let parts = request.path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        switch (parts.count, parts.dropFirst().first) {
        case (2, "healthz"): return health(request, store: store)
        case (2, ConditionStyle.name):
            return file(request, type: "text/css; charset=utf-8", bytes: Array(ConditionStyle.css.utf8))
        case (2, DraftScript.name):
            return file(request, type: "text/javascript; charset=utf-8", bytes: Array(DraftScript.source.utf8))
        case (2, SiteLogo.name):
            guard let logo else { return plain(404, "There is nothing here.\n") }
            return file(request, type: logo.type, bytes: logo.bytes)
        case (3, "hooks"): return hook(parts[2], request, store: store, now: now)
        case (3, "s"):
            return page(request) { try survey(token(parts[2]), request, store: store, now: now) }
        case (3, "q"):
            return page(request) { try openSurvey(token(parts[2]), request, store: store, now: now) }
        case (3, "u"):
            return page(request) { try unsubscribe(token(parts[2]), request, store: store, now: now) }
        case (3, "p"), (4, "p"):
            let part = parts.count == 4 ? parts[3] : nil
            return page(request) { try preferences(token(parts[2]), part, request, store: store, now: now) }
        case (3, "address"):
            return page(request) { try addressChange(token(parts[2]), request, store: store, now: now) }
        case (3, "mentor"):
            return page(request) { try mentorship(token(parts[2]), request, store: store, now: now) }
        case (3, "story"): return page(request) { try story(token(parts[2]), request, store: store, now: now) }
        case (3, "useful"):
            return page(request) { try useful(token(parts[2]), request, store: store, now: now) }
        case (3, "e"), (4, "e"):
            let part = parts.count == 4 ? parts[3] : nil
            return page(request) { try rsvp(token(parts[2]), part, request, store: store, now: now) }
        case (3, "checkin"):
            return page(request) { try checkIn(token(parts[2]), request, store: store, now: now) }
        case (2, "declaration"): return page(request) { try publicDeclaration(request) }
        case (3, "declaration"):
            return page(request) { try declaration(token(parts[2]), request, store: store, now: now) }
        case (2, "events"): return page(request) { try publicEvents(request, store: store, now: now) }
        case (2, "calendar.ics"): return page(request) { try publicCalendar(request, store: store, now: now) }
        case (3, "c"):
            return page(request) { try click(token(parts[2]), request, store: store, now: now) }
        case (3, "o"):
            return page(request) { try open(token(parts[2]), request, store: store, now: now) }
        case (3, "r"): return page(request) { try referral(token(parts[2]), request, store: store, now: now) }
        case (2, "subscribe"): return subscribe(request, store: store, now: now)
        case (3, "confirm"):
            return page(request) { try confirm(token(parts[2]), request, store: store, now: now) }
        default: return plain(404, "There is nothing here.\n")
        }
    }

    /// Mail scanners that rewrite links may write `%2D` for `-`: the same address (RFC 3986, 2.3).
    private func token(_ segment: String) -> String {
        segment.utf8.count <= 200 ? FormFields.percentDecoded(segment) : segment
    }

    /// The campaign that sent a message, also under its old name.
    func campaign(of message: LinkedMessage) -> CampaignDefinition? {
        workspace.campaign(message.campaign) ?? workspace.campaigns.first { $0.was == message.campaign }
    }

    /// Pages for a reader of whom only the browser is known.
    func notice(_ request: HTTPRequest) -> NoticePage {
        NoticePage(
            workspace: workspace.definition,
            language: PageLanguage(
                accepting: request.headers["Accept-Language"], workspace: workspace.definition))
    }

    /// What stands around a page that answers this request.
    func frame(_ request: HTTPRequest) -> PageFrame {
        PageFrame(logo: logo, depth: request.path.utf8.count { $0 == 0x2F } - 1)
    }

    /// A form that a page of ours sent, or one that does not say what it is.
    func isForm(_ request: HTTPRequest) -> Bool {
        guard let type = request.headers["Content-Type"] else { return true }
        return type.lowercased().prefix { $0 != ";" && $0 != " " } == "application/x-www-form-urlencoded"
    }

    /// Methods and sizes are the same for every page.
    func page(_ request: HTTPRequest, _ body: () throws -> HTTPResponse) -> HTTPResponse {
        guard ["GET", "HEAD", "POST"].contains(request.method) else {
            return plain(405, "This page takes GET, HEAD and POST.\n", headers: ["Allow": "GET, HEAD, POST"])
        }
        if request.isBodyTooLarge || request.body.count > Website.bodyLimit {
            return notice(request).tooLarge().response(in: frame(request))
        }
        do {
            return try body()
        } catch {
            report(error)
            return unavailable(notice(request), request)
        }
    }

    func unavailable(_ notice: NoticePage, _ request: HTTPRequest) -> HTTPResponse {
        var response = notice.unavailable().response(in: frame(request))
        response.headers.add("Retry-After", "10")
        return response
    }

    /// The process answers and the store can be read.
    private func health(_ request: HTTPRequest, store: Store) -> HTTPResponse {
        guard ["GET", "HEAD"].contains(request.method) else { return getOnly() }
        do {
            _ = try store.highWater()
            return plain(200, "ok\n")
        } catch {
            report(error)
            return plain(503, "the store cannot be read\n", headers: ["Retry-After": "10"])
        }
    }

    /// What pages are made with: the same for everybody.
    private func file(_ request: HTTPRequest, type: String, bytes: [UInt8]) -> HTTPResponse {
        guard ["GET", "HEAD"].contains(request.method) else { return getOnly() }
        return HTTPResponse(
            status: 200,
            headers: [
                "Content-Type": type, "X-Content-Type-Options": "nosniff", "Cache-Control": "public, max-age=86400",
            ], body: bytes)
    }

    private func getOnly() -> HTTPResponse {
        plain(405, "This page takes GET and HEAD.\n", headers: ["Allow": "GET, HEAD"])
    }

    func plain(_ status: Int, _ text: String, headers: HTTPHeaders = HTTPHeaders()) -> HTTPResponse {
        var headers = headers
        headers.add("Content-Type", "text/plain; charset=utf-8")
        headers.add("X-Content-Type-Options", "nosniff")
        headers.add("X-Robots-Tag", "noindex, nofollow")
        headers.add("Cache-Control", "no-store")
        return HTTPResponse(status: status, headers: headers, text: text)
    }
}
