internal import Bounces
internal import Campaigning
internal import Definitions
internal import Formats
internal import HTTP
internal import JSON
internal import Store
internal import Surveys

extension Website {
    /// `/hooks/NAME`: what other programs tell, signed; every answer is JSON with the reason.
    func hook(_ name: String, _ request: HTTPRequest, store: Store, now: Instant) -> HTTPResponse {
        guard let hook = workspace.definition.webhooks.first(where: { $0.name == name }) else {
            return HookAnswer.refusal(404, "unknown_hook", "no webhook of this name is declared")
        }
        guard request.method == "POST" else {
            return HookAnswer.refusal(405, "method", "a webhook takes POST", headers: ["Allow": "POST"])
        }
        let limit = hook.kind.isOfReturns ? Website.batchLimit : Website.bodyLimit
        if request.isBodyTooLarge || request.body.count > limit {
            return HookAnswer.refusal(413, "too_large", "the body may have at most \(limit) bytes")
        }
        if hook.kind.isOfReturns { return returns(hook, request, store: store, now: now) }
        if let refusal = refusal(of: request, to: hook, now: now) { return refusal }
        guard let campaign = hook.campaign.flatMap(workspace.campaign),
            let ingest = ResponseIngest(store: store, campaign: campaign, zone: workspace.definition.timezone)
        else {
            return HookAnswer.refusal(
                503, "no_survey", "the survey of this webhook is not available", headers: ["Retry-After": "300"])
        }
        let delivery = WebhookReceiver.Delivery(
            id: hook.secret == nil ? nil : request.headers["webhook-id"], body: request.body)
        do {
            return HookAnswer.of(
                try WebhookReceiver(hook: hook, ingest: ingest, signer: signer).receive(delivery, now: now))
        } catch {
            report(error)
            return HookAnswer.refusal(
                503, "unavailable", "nothing was saved, try again in a moment", headers: ["Retry-After": "10"])
        }
    }

    /// What a relay says of mail that it took.
    private func returns(
        _ hook: WebhookDefinition, _ request: HTTPRequest, store: Store, now: Instant
    ) -> HTTPResponse {
        guard let receiver = relays[hook.name] else {
            return HookAnswer.refusal(503, "no_secret", "the secret of this webhook is not available")
        }
        let fields = RelayRequest(headers: request.headers.fields, body: request.body, now: now)
        do {
            let outcome = try receiver.receive(fields, store: store) { try afterReturns(store, $0, now) }
            switch outcome {
            case .waiting(let what), .told(let what): report(HookNotice(hook: hook.name, what: what))
            default: break
            }
            return HookAnswer.of(outcome)
        } catch {
            report(error)
            return HookAnswer.refusal(
                503, "unavailable", "not everything was saved, try again in a moment", headers: ["Retry-After": "10"])
        }
    }

    /// The request names this machine and has passed no proxy: neither a name that an attacker's DNS points here, nor
    /// what a reverse proxy lets in from outside.
    private func isFromThisMachine(_ request: HTTPRequest) -> Bool {
        let traces = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via"]
        if traces.contains(where: { request.headers[$0] != nil }) { return false }
        guard let host = request.headers["Host"] else { return true }
        if host.hasPrefix("[") { return host.hasPrefix("[::1]") && host.dropFirst(5).allSatisfy(isOfPort) }
        let parts = host.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        return WebServer.isLoopback(String(parts[0]).lowercased())
            && (parts.count == 1 || parts[1].allSatisfy(isOfPort))
    }

    private func isOfPort(_ character: Character) -> Bool { character == ":" || character.isNumber }

    /// Why a delivery is not believed; nil when it is.
    private func refusal(of request: HTTPRequest, to hook: WebhookDefinition, now: Instant) -> HTTPResponse? {
        guard hook.secret != nil else {
            guard isLoopback else {
                return HookAnswer.refusal(403, "unsigned", "this webhook has no secret and is served on loopback only")
            }
            guard isFromThisMachine(request) else {
                return HookAnswer.refusal(
                    403, "unsigned", "this webhook has no secret and takes no requests of other hosts or proxies")
            }
            // A page in a browser on this machine can send a form here, but not JSON.
            let type = (request.headers["Content-Type"] ?? "").lowercased().prefix { $0 != ";" }
            guard type == "application/json" || type.hasSuffix("+json") else {
                return HookAnswer.refusal(415, "content_type", "an unsigned webhook takes application/json")
            }
            return nil
        }
        guard let secret = hookSecrets[hook.name] else {
            return HookAnswer.refusal(503, "no_secret", "the secret of this webhook is not available")
        }
        do throws(WebhookSignature.Refusal) {
            try WebhookSignature.verify(
                id: request.headers["webhook-id"], timestamp: request.headers["webhook-timestamp"],
                signatures: request.headers["webhook-signature"], body: request.body,
                secret: secret, now: now)
            return nil
        } catch {
            return HookAnswer.refusal(401, "signature", error.reason)
        }
    }
}

/// What senders of webhooks are told.
enum HookAnswer {
    static func of(_ outcome: WebhookReceiver.Outcome) -> HTTPResponse {
        switch outcome {
        case .repeated: return json(200, JSONObject([("status", "repeated")]))
        case .erased: return json(200, JSONObject([("status", "erased")]))
        case .refused(let reason): return refusal(400, "malformed", reason)
        case .recorded(let saved, let unknown):
            var object = JSONObject([
                ("status", .string(saved.change.rawValue)), ("late", .bool(saved.isLate)),
                ("duplicate", .bool(saved.isDuplicate)),
            ])
            if !unknown.isEmpty { object["unknown_questions"] = .array(unknown.map(JSONValue.string)) }
            return json(200, object)
        }
    }

    static func of(_ outcome: RelayReceiver.Outcome) -> HTTPResponse {
        switch outcome {
        case .recorded(let summary):
            return json(
                200,
                JSONObject([
                    ("status", "recorded"), ("events", JSONValue(summary.read)), ("new", JSONValue(summary.created)),
                    ("unmatched", JSONValue(summary.unmatched)),
                ]))
        case .repeated: return json(200, JSONObject([("status", "repeated")]))
        case .told: return json(200, JSONObject([("status", "noted")]))
        case .nothing: return json(200, JSONObject([("status", "ignored")]))
        case .waiting:
            return refusal(503, "unconfirmed", "the operator has to confirm this", headers: ["Retry-After": "60"])
        case .refused(let refused) where refused.isForNow:
            return refusal(503, "unavailable", refused.reason, headers: ["Retry-After": "60"])
        case .refused(let refused): return refusal(401, "signature", refused.reason)
        case .malformed: return refusal(400, "malformed", "the body is not of this provider's form")
        }
    }

    static func refusal(
        _ status: Int, _ code: String, _ reason: String, headers: HTTPHeaders = HTTPHeaders()
    ) -> HTTPResponse {
        json(status, JSONObject([("error", .string(code)), ("reason", .string(reason))]), headers: headers)
    }

    private static func json(
        _ status: Int, _ object: JSONObject, headers: HTTPHeaders = HTTPHeaders()
    ) -> HTTPResponse {
        var headers = headers
        headers.add("Content-Type", "application/json; charset=utf-8")
        headers.add("X-Content-Type-Options", "nosniff")
        headers.add("Cache-Control", "no-store")
        return HTTPResponse(status: status, headers: headers, text: JSONValue.object(object).text() + "\n")
    }
}

/// Something that the operator of a webhook should hear of.
struct HookNotice: PhrasedError {
    let hook: String
    let what: Phrase

    var phrase: Phrase { Phrase("the webhook \(hook): \(what)") }
}
