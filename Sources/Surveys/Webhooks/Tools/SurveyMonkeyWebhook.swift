internal import Crypto
internal import JSON

/// SurveyMonkey: names responses without their answers. HMAC-SHA1 of the body in base64, keyed by the app's id and secret.
struct SurveyMonkeyWebhook: AnswerWebhook {
    let clientID: String
    let secret: [UInt8]

    func verify(_ request: HookRequest) throws(HookRefusal) -> String? {
        try HookMAC.verify(
            request, header: "Sm-Signature", .sha1, .base64, key: Array(clientID.utf8) + [0x26] + secret)
        return nil
    }

    func read(_ body: [UInt8]) throws(HookMalformed) -> [ToolEvent] {
        let root = try JSONValue.ofHook(body)
        guard let kind = root.word("event_type") else { throw HookMalformed(reason: "event_type is needed") }
        let id = root.word("event_id")
        guard kind == "response_completed" || kind == "response_updated" else {
            return [ToolEvent(id: id, content: .nothing(kind))]
        }
        let resources = root["resources"] ?? .null
        guard let response = resources.word("respondent_id") ?? root.word("object_id") else {
            throw HookMalformed(reason: "resources.respondent_id is needed")
        }
        return [ToolEvent(id: id, content: .named(response: response, survey: resources.word("survey_id")))]
    }
}
