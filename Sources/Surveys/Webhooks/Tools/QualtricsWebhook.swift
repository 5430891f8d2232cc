internal import Crypto
import Foundation
internal import JSON

/// Qualtrics: a form with the event as JSON in `MSG` and its HMAC-SHA512 in hexadecimal in `HMAC`. Names responses without
/// their answers.
struct QualtricsWebhook: AnswerWebhook {
    let secret: [UInt8]

    func verify(_ request: HookRequest) throws(HookRefusal) -> String? {
        let fields = QualtricsWebhook.fields(request.body)
        guard let message = fields["MSG"], let given = fields["HMAC"] else {
            throw HookRefusal("the fields MSG and HMAC are needed: subscribe with a sharedKey")
        }
        let expected = TextCode.hex(Crypto.hmac(.sha512, key: secret, Array(message.utf8)))
        guard Crypto.constantTimeEqual(Array(given.lowercased().utf8), Array(expected.utf8)) else {
            throw HookRefusal("the signature does not match")
        }
        return nil
    }

    func read(_ body: [UInt8]) throws(HookMalformed) -> [ToolEvent] {
        let root = try JSONValue.ofHook(Array((QualtricsWebhook.fields(body)["MSG"] ?? "").utf8))
        guard let response = root.word("ResponseID") ?? root.word("ResponseId") else {
            throw HookMalformed(reason: "ResponseID is needed")
        }
        let status = root.word("Status") ?? ""
        let isPreview = status.contains("Preview") || status.contains("Test")
        return [
            ToolEvent(
                id: "response:" + response + ":" + (root.word("CompletedDate") ?? ""),
                content: isPreview
                    ? .nothing("a preview") : .named(response: response, survey: root.word("SurveyID")))
        ]
    }

    /// What only the signature covers is believed, so that other fields of the form do not matter.
    private static func fields(_ body: [UInt8]) -> [String: String] {
        var found: [String: String] = [:]
        for pair in body.split(separator: 0x26).prefix(50) {
            let parts = pair.split(separator: 0x3D, maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { continue }
            let decode = { (part: ArraySlice<UInt8>) in
                String(decoding: part.map { $0 == 0x2B ? 0x20 : $0 }, as: UTF8.self).removingPercentEncoding
            }
            guard let name = decode(parts[0]), let value = decode(parts[1]) else { continue }
            found[name] = found[name] ?? value
        }
        return found
    }
}
