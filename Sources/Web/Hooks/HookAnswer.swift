internal import Bounces
internal import HTTP
internal import JSON
internal import Store
internal import Surveys

/// What senders of webhooks are told.
enum HookAnswer {
    static func of(_ outcome: WebhookReceiver.Outcome) -> HTTPResponse {
        switch outcome {
        case .repeated: return repeated
        case .stored: return stored
        case .erased: return json(200, JSONObject([("status", "erased")]))
        case .awaited: return json(200, JSONObject([("status", "awaited")]))
        case .nothing: return nothing
        case .kept(let reason):
            return json(200, JSONObject([("status", "kept"), ("reason", .string(reason))]))
        case .refused(let reason): return refusal(400, .malformed, reason)
        case .recorded(let saved, let unknown):
            var object = JSONObject([
                ("status", .string(saved.change.rawValue)), ("late", .bool(saved.isLate)),
                ("duplicate", .bool(saved.isDuplicate)),
            ])
            if !unknown.isEmpty { object["unknown_questions"] = .array(unknown.map(JSONValue.string)) }
            return json(200, object)
        }
    }

    /// A delivery is answered with 200 once it is kept, whatever of it was refused: sent again, it would be again.
    static func of(_ outcome: ActivityReceiver.Outcome) -> HTTPResponse {
        switch outcome {
        case .repeated: return repeated
        case .malformed(let reason): return refusal(400, .malformed, reason)
        case .recorded(let tally):
            var object = JSONObject([
                ("status", "recorded"), ("new", JSONValue(tally.created)), ("updated", JSONValue(tally.updated)),
                ("repeated", JSONValue(tally.unchanged)), ("refused", .array(tally.refused.map(entry))),
            ])
            if !tally.unknownFields.isEmpty {
                object["unknown_fields"] = .array(tally.unknownFields.map(JSONValue.string))
            }
            return json(200, object)
        }
    }

    private static func entry(_ refused: ActivityTally.Refused) -> JSONValue {
        ["entry": JSONValue(refused.entry), "id": JSONValue(refused.id), "reason": .string(refused.reason)]
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
        case .repeated: return repeated
        case .told: return json(200, JSONObject([("status", "noted")]))
        case .nothing: return json(200, JSONObject([("status", "ignored")]))
        case .waiting:
            return refusal(503, .unconfirmed, "the operator has to confirm this", headers: ["Retry-After": "60"])
        case .refused(let refused) where refused.isForNow:
            return refusal(503, .unavailable, refused.reason, headers: ["Retry-After": "60"])
        case .refused(let refused): return refusal(401, .signature, refused.reason)
        case .malformed: return refusal(400, .malformed, "the body is not of this provider's form")
        }
    }

    /// There was no event.
    static let nothing = json(200, JSONObject([("status", "ignored")]))
    private static let stored = json(200, JSONObject([("status", "stored")]))
    private static let repeated = json(200, JSONObject([("status", "repeated")]))

    /// The store could not be written to.
    static let unavailable = refusal(
        503, .unavailable, "nothing was saved, try again in a moment", headers: ["Retry-After": "10"])

    /// More wait already than can be served soon.
    static let busy = refusal(
        503, .busy, "nothing was saved, too much arrives at once: try again", headers: ["Retry-After": "2"])

    static func refusal(
        _ status: Int, _ code: RefusalReason, _ reason: String, headers: HTTPHeaders = HTTPHeaders()
    ) -> HTTPResponse {
        json(status, JSONObject([("error", .string(code.rawValue)), ("reason", .string(reason))]), headers: headers)
            .refusing(code)
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
