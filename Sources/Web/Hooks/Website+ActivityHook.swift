internal import Formats
internal import HTTP
internal import JSON
internal import Store
internal import Surveys

/// What members did, told by programs of one's own.
extension Website {
    func admit(_ request: HTTPRequest, to receiver: ActivityReceiver, now: Instant) -> HookAdmission {
        let headers = request.headers
        do throws(HookRefusal) {
            let id = try receiver.verify(HookRequest(header: { headers[$0] }, body: request.body, now: now))
            return .activities(receiver, id: id)
        } catch {
            return .answer(HookAnswer.refusal(401, .signature, error.reason))
        }
    }

    /// All of a delivery in one transaction, which is on disk before the answer.
    func activities(
        _ receiver: ActivityReceiver, _ id: String, _ request: HTTPRequest, store: Store, now: Instant
    ) -> HTTPResponse {
        do {
            return HookAnswer.of(
                try store.inTransaction { try receiver.receive(request.body, id: id, in: store, now: now) })
        } catch {
            report(error)
            return HookAnswer.unavailable
        }
    }
}
