internal import Dispatch
internal import Formats
import Foundation
internal import HTTP
internal import Store
internal import Surveys
import Synchronization

/// The one thread that writes: it takes everything that has come meanwhile, stores the events of webhooks in one transaction,
/// and answers when that is on disk. Between rushes it takes in what a rush has only stored.
final class WritingDesk: Sendable {
    private struct Waiting {
        var events: [Event] = []
        var requests: [Request] = []
        /// Bytes of events.
        var bytes = 0
        /// The thread sleeps until the bell rings.
        var isAsleep = false
        /// What is left is turned away.
        var isHurrying = false
        var isClosed = false
        /// The workspace is another.
        var isReplaced = false
        /// Something was turned away.
        var hasRefusals = false

        var isEmpty: Bool { events.isEmpty && requests.isEmpty }

        /// Some are to be stored and taken in later, whoever else comes.
        var hasJudged: Bool { events.contains { $0.deliveries.contains(where: \.isJudged) } }
    }

    private struct Event {
        let deliveries: [HookDelivery]
        let receiver: WebhookReceiver
        let reply: HTTPReply
    }

    private struct Request {
        let request: HTTPRequest
        let served: ServedWebsite
        let reply: HTTPReply
        /// Of a webhook that is believed already.
        let admission: Website.HookAdmission?
    }

    /// Events that may wait, and their bytes: about half a second's.
    static let mostEvents = 10_000
    private static let mostBytes = 64 * 1024 * 1024
    /// Events of one transaction.
    private static let group = 1_000
    /// While a rush lasts, what it stored is taken in for one part in so many of the time.
    private static let restraint = 10
    /// So long after many have come at once more are expected.
    private static let rush: Duration = .milliseconds(100)
    private static let farewell: Duration = .seconds(2)
    /// What was turned away is written as often at most.
    private static let refusalPause: Duration = .seconds(10)

    private let waiting = Mutex(Waiting())
    /// Events are only stored now.
    private let isRush = Atomic<Bool>(false)
    private let bell = DispatchSemaphore(value: 0)
    private let ended = DispatchSemaphore(value: 0)
    private let store: Mutex<Store>
    private let refusals: RefusalBook
    private let mostEvents: Int
    private let served: @Sendable () -> ServedWebsite
    private let clock: @Sendable () -> Instant

    /// - Parameters:
    ///   - mostEvents: that may wait; the next are turned away.
    ///   - served: the workspace as it is now.
    init(
        _ store: sending Store, clock: @escaping @Sendable () -> Instant, refusals: RefusalBook = RefusalBook(),
        mostEvents: Int = WritingDesk.mostEvents, served: @escaping @Sendable () -> ServedWebsite
    ) {
        self.store = Mutex(store)
        (self.clock, self.served, self.refusals, self.mostEvents) = (clock, served, refusals, mostEvents)
        let thread = Thread { @Sendable [self] in
            work()
            ended.signal()
        }
        thread.name = "kamerton-writer"
        thread.stackSize = 8 << 20
        thread.start()
    }

    /// Answers later; nil. At once where too much waits.
    func take(_ deliveries: [HookDelivery], _ receiver: WebhookReceiver, _ reply: HTTPReply) -> HTTPResponse? {
        let bytes = deliveries.reduce(0) { $0 + $1.body.count }
        // What one thread makes another is slow to take apart.
        let deliveries = isRush.load(ordering: .relaxed) ? deliveries.map(receiver.judged) : deliveries
        return wait { waiting in
            guard waiting.events.count < mostEvents, waiting.bytes < WritingDesk.mostBytes else {
                return false
            }
            reply.postpone()
            waiting.bytes += bytes
            waiting.events.append(Event(deliveries: deliveries, receiver: receiver, reply: reply))
            return true
        } ? nil : HookAnswer.busy
    }

    func take(
        _ request: HTTPRequest, _ served: ServedWebsite, _ reply: HTTPReply, admitted: Website.HookAdmission? = nil
    ) -> HTTPResponse? {
        _ = wait { waiting in
            reply.postpone()
            waiting.requests.append(
                Request(request: request, served: served, reply: reply, admission: admitted))
            return true
        }
        return nil
    }

    /// Counts a response that refuses, to be written soon.
    func count(_ response: HTTPResponse, to path: String, at now: Instant) {
        guard response.refusal != nil else { return }
        let day = served().website.workspace.definition.timezone.civil(now).date
        guard refusals.note(response, to: path, on: day) else { return }
        _ = wait {
            $0.hasRefusals = true
            return true
        }
    }

    /// Events that nobody could take in may find a receiver now.
    func look() {
        _ = wait {
            $0.isReplaced = true
            return true
        }
    }

    /// Whatever still waits is turned away.
    func hurry() {
        _ = wait {
            $0.isHurrying = true
            return true
        }
    }

    /// After the last request.
    func close() {
        _ = wait {
            $0.isClosed = true
            return true
        }
        ended.wait()
        // For whoever closes it once more.
        ended.signal()
    }

    private func wait(_ add: (inout Waiting) -> Bool) -> Bool {
        let (isTaken, isAsleep) = waiting.withLock { waiting in
            guard add(&waiting) else { return (false, false) }
            defer { waiting.isAsleep = false }
            return (true, waiting.isAsleep)
        }
        if isAsleep { bell.signal() }
        return isTaken
    }

    // MARK: - The thread

    private func work() {
        var spool = WebhookSpool(served().website.receivers)
        var hasBacklog = true
        // Before these nothing that is stored is taken in.
        var nextLook = ContinuousClock.now
        var rushEnds = ContinuousClock.now
        var nextCount = ContinuousClock.now
        while true {
            let batch = next()
            if batch.isReplaced {
                spool = WebhookSpool(served().website.receivers)
                hasBacklog = true
            }
            for request in batch.requests { answer(request, isHurrying: batch.isHurrying) }
            if batch.events.count > Website.unhurried { rushEnds = .now + WritingDesk.rush }
            let isHurried = rushEnds > .now
            keep(batch.events, isHurried: isHurried, isHurrying: batch.isHurrying)
            isRush.store(isHurried, ordering: .relaxed)
            if !batch.events.isEmpty, isHurried || batch.hasJudged { hasBacklog = true }
            if batch.isEmpty, batch.isClosed {
                writeRefusals()
                return takeInTheRest(&spool, hasBacklog)
            }
            let start = ContinuousClock.now
            if !refusals.isEmpty, nextCount <= start {
                writeRefusals()
                nextCount = .now + WritingDesk.refusalPause
            }
            let isTime = nextLook <= start || (batch.isEmpty && rushEnds <= start)
            if hasBacklog, !batch.isHurrying, isTime {
                hasBacklog = takeIn(&spool)
                nextLook = .now + (.now - start) * WritingDesk.restraint
            } else if batch.isEmpty {
                let ends = [
                    hasBacklog && !batch.isHurrying ? min(rushEnds, nextLook) : nil, refusals.isEmpty ? nil : nextCount,
                ]
                sleep(until: ends.compactMap(\.self).min())
            }
        }
    }

    /// Sleeps until something comes, or until then.
    private func sleep(until end: ContinuousClock.Instant?) {
        let isIdle = waiting.withLock { waiting in
            waiting.isAsleep = waiting.isEmpty && !waiting.isReplaced && !waiting.hasRefusals && !waiting.isClosed
            return waiting.isAsleep
        }
        guard isIdle else { return }
        guard let end else { return bell.wait() }
        let (seconds, fraction) = (end - .now).components
        _ = bell.wait(timeout: .now() + .nanoseconds(Int(seconds) * 1_000_000_000 + Int(fraction / 1_000_000_000)))
    }

    private func next() -> Waiting {
        waiting.withLock { waiting in
            var batch = waiting
            if batch.events.count > WritingDesk.group {
                let rest = Array(batch.events[WritingDesk.group...])
                batch.events.removeLast(rest.count)
                waiting.events = rest
                waiting.bytes = rest.reduce(0) { $0 + $1.deliveries.reduce(0) { $0 + $1.body.count } }
            } else {
                waiting.events.removeAll()
                waiting.bytes = 0
            }
            waiting.requests.removeAll()
            waiting.isReplaced = false
            waiting.hasRefusals = false
            waiting.isAsleep = false
            return batch
        }
    }

    private func answer(_ request: Request, isHurrying: Bool) {
        if isHurrying {
            let website = request.served.website
            return request.reply.send(website.unavailable(website.notice(request.request), request.request))
        }
        let now = clock()
        let website = request.served.website
        let response = store.withLock { store in
            request.admission.map { website.settle($0, request.request, store: store, now: now) }
                ?? website.respond(to: request.request, store: store, now: now)
        }
        count(response, to: request.request.path, at: now)
        request.reply.send(response)
    }

    private func writeRefusals() {
        let counts = refusals.take()
        guard !counts.isEmpty else { return }
        do {
            try store.withLock { try $0.addRefusals(counts) }
        } catch {
            refusals.restore(counts)
            served().website.report(error)
        }
    }

    private func keep(_ events: [Event], isHurried: Bool, isHurrying: Bool) {
        guard !events.isEmpty else { return }
        if isHurrying {
            for event in events { event.reply.send(HookAnswer.unavailable) }
            return
        }
        let requests = events.map { ($0.deliveries, $0.receiver) }
        let now = clock()
        let answers = store.withLock { served().website.keep(requests, store: $0, isHurried: isHurried, now: now) }
        for (event, answer) in zip(events, answers) {
            count(answer, to: "/hooks", at: now)
            event.reply.send(answer)
        }
    }

    /// At the end, for a while: the next `serve` goes on with what is left.
    private func takeInTheRest(_ spool: inout WebhookSpool, _ hasBacklog: Bool) {
        let end = ContinuousClock.now + WritingDesk.farewell
        var hasMore = hasBacklog
        while hasMore, .now < end { hasMore = takeIn(&spool) }
    }

    /// True when there may be more.
    private func takeIn(_ spool: inout WebhookSpool) -> Bool {
        let website = served().website
        do {
            return try store.withLock { try spool.takeSome($0, report: website.report) }
        } catch {
            website.report(error)
            return false
        }
    }
}
