internal import Formats
internal import JSON
internal import Store

/// What shows that a person signed up: one JSON object in the `proof` of each consent.
struct SignUpProof {
    private var members: [(String, JSONValue)]

    /// Of the request alone.
    init(_ request: SignUpRequest, at: Instant) {
        members = SignUpProof.request(
            at: at, from: request.sender, page: request.page, language: request.locale,
            wording: request.wording.version)
    }

    /// Of the request and the confirmation.
    init(_ record: SignUpRecord, confirmer: SenderTrace?, at: Instant) {
        members = SignUpProof.request(
            at: record.requestedAt, from: record.sender, page: record.page, language: record.locale,
            wording: record.wording.version)
        guard let confirmer else { return }
        members += [
            ("confirmed_at", .string(at.description)), ("confirmed_from", JSONValue(confirmer.address)),
            ("confirmed_user_agent", JSONValue(confirmer.userAgent)),
        ]
    }

    private static func request(
        at: Instant, from sender: SenderTrace, page: String?, language: String, wording: String
    ) -> [(String, JSONValue)] {
        [
            ("requested_at", .string(at.description)), ("requested_from", JSONValue(sender.address)),
            ("user_agent", JSONValue(sender.userAgent)), ("page", JSONValue(page)), ("language", .string(language)),
            ("wording", .string(wording)),
        ]
    }

    var text: String { JSONValue.object(JSONObject(members)).text() }
}
