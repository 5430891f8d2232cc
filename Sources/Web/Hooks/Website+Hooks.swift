internal import Bounces
internal import Campaigning
internal import Definitions
internal import Formats
internal import HTTP
internal import JSON
internal import Store
internal import Surveys

extension Website {
    /// What a request to a webhook comes to before the store is asked.
    enum HookAdmission: Sendable {
        case answer(HTTPResponse)
        case events([HookDelivery], WebhookReceiver)
        /// Of a relay: it is believed, and not looked at.
        case returns(RelayReceiver, RelayReceiver.Believed)
        /// With the delivery's id: it is believed, and not looked at.
        case activities(ActivityReceiver, id: String)
    }

    /// `/hooks/NAME`: what other programs tell, signed; every answer is JSON with the reason.
    func hook(_ name: String, _ request: HTTPRequest, store: Store, now: Instant) -> HTTPResponse {
        settle(admit(name, request, now: now), request, store: store, now: now)
    }

    /// What is left to do for a request that was admitted: it wants the store, and nothing of the network.
    func settle(_ admission: HookAdmission, _ request: HTTPRequest, store: Store, now: Instant) -> HTTPResponse {
        switch admission {
        case .answer(let response): return response
        case .returns(let receiver, let believed):
            return returns(receiver, believed, request, store: store, now: now)
        case .activities(let receiver, let id):
            return activities(receiver, id, request, store: store, now: now)
        case .events(let deliveries, let receiver):
            return keep([(deliveries, receiver)], store: store, now: now)[0]
        }
    }

    /// Everything that needs no store: whether the sender is believed, and what was sent.
    func admit(_ name: String, _ request: HTTPRequest, now: Instant) -> HookAdmission {
        guard let hook = workspace.definition.webhooks.first(where: { $0.name == name }) else {
            return .answer(HookAnswer.refusal(404, .unknownHook, "no webhook of this name is declared"))
        }
        let admission = admit(hook, request, now: now)
        guard case .answer(let response) = admission, let campaign = hook.campaign else { return admission }
        return .answer(response.about(campaign))
    }

    private func admit(_ hook: WebhookDefinition, _ request: HTTPRequest, now: Instant) -> HookAdmission {
        // SurveyMonkey looks whether the address is there before it sends anything to it.
        if request.method == "HEAD", hook.kind == .surveymonkey { return .answer(HTTPResponse(status: 200)) }
        guard request.method == "POST" else {
            return .answer(HookAnswer.refusal(405, .method, "a webhook takes POST", headers: ["Allow": "POST"]))
        }
        let limit = hook.kind == .generic ? Website.bodyLimit : Website.batchLimit
        if request.isBodyTooLarge || request.body.count > limit {
            return .answer(HookAnswer.refusal(413, .tooLarge, "the body may have at most \(limit) bytes"))
        }
        if hook.kind.isOfReturns { return admitReturns(hook, request, now: now) }
        if let refusal = refusal(of: request, to: hook) { return .answer(refusal) }
        if let receiver = activityReceivers[hook.name] { return admit(request, to: receiver, now: now) }
        guard let receiver = receivers[hook.name] else {
            return .answer(
                HookAnswer.refusal(
                    503, .noSurvey, "the survey of this webhook is not available", headers: ["Retry-After": "300"]))
        }
        do throws(HookRefusal) {
            let headers = request.headers
            return .events(
                try receiver.deliveries(HookRequest(header: { headers[$0] }, body: request.body, now: now)), receiver)
        } catch {
            return .answer(HookAnswer.refusal(401, .signature, error.reason))
        }
    }

    /// Events of a group that are taken in before the answer; of more, only the bodies are stored before it.
    static let unhurried = 8

    /// Stores what several requests brought, in one transaction, which is on disk before any of them is answered.
    /// - Parameter isHurried: the bodies are only stored.
    func keep(
        _ requests: [(deliveries: [HookDelivery], receiver: WebhookReceiver)], store: Store, isHurried: Bool = false,
        now: Instant
    ) -> [HTTPResponse] {
        do {
            return try store.inTransaction {
                try requests.map { deliveries, receiver in
                    var answer = HookAnswer.nothing
                    for delivery in deliveries {
                        answer = HookAnswer.of(
                            try receiver.receive(delivery, in: store, isHurried: isHurried, now: now))
                    }
                    return answer.about(receiver.campaign.name)
                }
            }
        } catch {
            report(error)
            return requests.map { _ in HookAnswer.unavailable }
        }
    }

    /// Whether a relay is believed. Amazon's certificate may have to be fetched for that: here, where only this request waits.
    private func admitReturns(_ hook: WebhookDefinition, _ request: HTTPRequest, now: Instant) -> HookAdmission {
        guard let receiver = relays[hook.name] else {
            return .answer(HookAnswer.refusal(503, .noSecret, "the secret of this webhook is not available"))
        }
        do throws(RelayRefusal) {
            return .returns(receiver, try receiver.verify(Website.relayed(request, now)))
        } catch {
            return .answer(HookAnswer.of(RelayReceiver.Outcome.refused(error)))
        }
    }

    private static func relayed(_ request: HTTPRequest, _ now: Instant) -> RelayRequest {
        RelayRequest(headers: request.headers.fields, body: request.body, now: now)
    }

    /// What a relay says of mail that it took.
    private func returns(
        _ receiver: RelayReceiver, _ believed: RelayReceiver.Believed, _ request: HTTPRequest, store: Store,
        now: Instant
    ) -> HTTPResponse {
        do {
            let outcome = try receiver.receive(Website.relayed(request, now), believed, store: store) {
                try afterReturns(store, $0, now)
            }
            switch outcome {
            case .waiting(let what), .told(let what): report(HookNotice(hook: receiver.hook.name, what: what))
            default: break
            }
            return HookAnswer.of(outcome)
        } catch {
            report(error)
            return HookAnswer.refusal(
                503, .unavailable, "not everything was saved, try again in a moment", headers: ["Retry-After": "10"])
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

    /// Why an unsigned delivery is not believed, and why a signed one cannot be; nil when it may be.
    private func refusal(of request: HTTPRequest, to hook: WebhookDefinition) -> HTTPResponse? {
        guard hook.secret != nil else {
            guard isLoopback else {
                return HookAnswer.refusal(403, .unsigned, "this webhook has no secret and is served on loopback only")
            }
            guard isFromThisMachine(request) else {
                return HookAnswer.refusal(
                    403, .unsigned, "this webhook has no secret and takes no requests of other hosts or proxies")
            }
            // A page in a browser on this machine can send a form here, but not JSON.
            let type = (request.headers["Content-Type"] ?? "").lowercased().prefix { $0 != ";" }
            guard type == "application/json" || type.hasSuffix("+json") else {
                return HookAnswer.refusal(415, .contentType, "an unsigned webhook takes application/json")
            }
            return nil
        }
        guard hookSecrets[hook.name] != nil else {
            return HookAnswer.refusal(503, .noSecret, "the secret of this webhook is not available")
        }
        return nil
    }
}

/// Something that the operator of a webhook should hear of.
struct HookNotice: PhrasedError {
    let hook: String
    let what: Phrase

    var phrase: Phrase { Phrase("the webhook \(hook): \(what)") }
}
