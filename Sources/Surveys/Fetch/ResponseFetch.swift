package import Formats
internal import JSON
package import Store

/// Fetches the answers of responses that a tool has only named, from the tool itself.
package struct ResponseFetch {
    /// Gets an address with headers, or says why not.
    package typealias Get = (_ url: String, _ headers: [(name: String, value: String)]) throws(Failure) -> [UInt8]

    package enum Failure: Error, Sendable, Hashable {
        /// The tool's answer was not 200.
        case status(Int)
        /// It could not be reached, or said something else than was asked for.
        case failed(String)
    }

    package struct Summary: Sendable, Hashable {
        package var read = 0
        package var created = 0
        package var updated = 0
        package var unchanged = 0
        /// Previews, and what was not finished.
        package var skipped = 0
        /// Still waiting, with the reason: the first few.
        package var waiting = 0
        package var reasons: [Phrase] = []

        package init() {}

        package static func += (sum: inout Summary, other: Summary) {
            sum.read += other.read
            sum.created += other.created
            sum.updated += other.updated
            sum.unchanged += other.unchanged
            sum.skipped += other.skipped
            sum.waiting += other.waiting
            sum.reasons += other.reasons
        }

        mutating func wait(_ response: String, _ why: Phrase) {
            waiting += 1
            if reasons.count < 10 { reasons.append(Phrase("\(response): \(why)")) }
        }
    }

    private let receiver: WebhookReceiver
    private let api: any AnswerAPI
    private let base: String
    private let get: Get
    /// The questions of surveys, by the tool's ids.
    private var surveys: [String: JSONValue] = [:]

    /// Nil for a hook without a key, or whose tool sends answers by itself.
    /// - Parameter key: of the tool's API.
    package init?(_ receiver: WebhookReceiver, key: String, get: @escaping Get) {
        guard let base = receiver.hook.apiBase else { return nil }
        switch receiver.hook.kind {
        case .surveymonkey: api = SurveyMonkeyAPI(key: key)
        case .qualtrics: api = QualtricsAPI(key: key)
        default: return nil
        }
        (self.receiver, self.base, self.get) = (receiver, base, get)
    }

    /// Fetches what waits, the oldest first. Stops at the first sign that the tool will give nothing now.
    /// - Parameter limit: the most responses.
    package mutating func run(
        _ store: Store, limit: Int = .max, now: Instant, progress: (Int) -> Void = { _ in }
    ) throws -> Summary {
        var summary = Summary()
        let waiting = try store.awaitedResponses(campaign: nil).filter { $0.name.hook == receiver.hook.name }
        for (index, one) in waiting.prefix(limit).enumerated() {
            progress(index)
            let response = one.name.response
            guard let survey = one.name.survey, SurveyMonkeyAPI.isID(survey), SurveyMonkeyAPI.isID(response) else {
                summary.wait(response, Phrase("the event does not say of which survey"))
                continue
            }
            let found: ToolEvent.Content
            do throws(Failure) {
                found = try content(of: response, survey: survey)
            } catch {
                summary.wait(response, ResponseFetch.words(error))
                if case .status(404) = error { continue }
                summary.waiting += waiting.count - index - 1
                return summary
            }
            try take(found, one.name, store, now, &summary)
        }
        summary.waiting += max(0, waiting.count - limit)
        return summary
    }

    private mutating func content(of response: String, survey: String) throws(Failure) -> ToolEvent.Content {
        let asked: JSONValue
        if let known = surveys[survey] {
            asked = known
        } else {
            asked = try read(api.surveyPath(survey))
            surveys[survey] = asked
        }
        let found = try read(api.responsePath(survey: survey, response: response))
        do throws(HookMalformed) {
            return try api.content(of: found, survey: asked)
        } catch {
            throw .failed(error.reason)
        }
    }

    private func read(_ path: String) throws(Failure) -> JSONValue {
        let bytes = try get(base + path, api.headers)
        do throws(JSONError) {
            return try JSONValue(parsing: bytes)
        } catch {
            throw .failed("the answer is \(error)")
        }
    }

    private func take(
        _ content: ToolEvent.Content, _ name: AwaitedResponse.Name, _ store: Store, _ now: Instant,
        _ summary: inout Summary
    ) throws {
        let outcome = try store.inTransaction { try receiver.takeFetched(content, name, in: store, now: now) }
        switch outcome {
        case .recorded(let saved, _):
            summary.read += 1
            switch saved.change {
            case .created: summary.created += 1
            case .updated: summary.updated += 1
            default: summary.unchanged += 1
            }
        case .refused(let reason), .kept(let reason): summary.wait(name.response, Phrase(verbatim: reason))
        default: summary.skipped += 1
        }
    }

    private static func words(_ failure: Failure) -> Phrase {
        switch failure {
        case .status(401), .status(403): Phrase("the tool does not accept api_key")
        case .status(404): Phrase("the tool knows no such response")
        case .status(429): Phrase("the tool wants fewer requests: try again later")
        case .status(let status): Phrase("the tool answered with status \(status)")
        case .failed(let what): Phrase("\(what)")
        }
    }
}
