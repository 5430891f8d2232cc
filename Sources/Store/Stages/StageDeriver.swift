import Foundation
internal import Formats
internal import SQLite

/// Derives members batch by batch. Where there are many it derives the next batch, on a thread and a connection of its own,
/// while the one before is recorded.
///
/// What a rule asks of a member is the member's own, so that recording one batch changes nothing for the next. What others
/// write meanwhile shows in `dataVersion`, which is read on the connection that records before a batch is begun.
package final class StageDeriver {
    private struct Request: Sendable {
        let number: Int
        let after: Int64
        let limit: Int
        let dataVersion: Int64
    }

    private struct Answer: Sendable {
        let number: Int
        let batch: Result<StageBatch?, any Error>
    }

    private let store: Store
    private let statements: StageStatements
    private let source: StageSource
    private var request: Request?
    private let requests = HandOver<Request>(capacity: 1)
    private let answers = HandOver<Answer>(capacity: 1)
    private let isAhead: Bool

    /// - Parameters:
    ///   - isAhead: on a thread of its own, until `end`.
    ///   - last: with `candidates`, the last member that was taken for one.
    package init(
        _ store: Store, _ statements: StageStatements, _ source: StageSource, through last: Int64, isAhead: Bool
    ) {
        (self.store, self.statements, self.source, self.isAhead) = (store, statements, source, isAhead)
        guard isAhead else { return }
        let (requests, answers, path) = (requests, answers, store.path)
        let thread = Thread {
            StageDeriver.work(path, statements, source, through: last, requests, answers)
            // Its connection is closed by now: the store's own closes last, and leaves no log behind.
            answers.end()
        }
        thread.stackSize = 8 << 20
        thread.start()
    }

    private static func work(
        _ path: String, _ statements: StageStatements, _ source: StageSource, through last: Int64,
        _ requests: HandOver<Request>, _ answers: HandOver<Answer>
    ) {
        let reader = Result { try StageDeriver.reader(path, source, through: last, statements.now) }
        while let request = requests.take() {
            let batch = Result {
                try reader.get()?.deriveStages(
                    statements, source, after: request.after, limit: request.limit, dataVersion: request.dataVersion)
            }
            if !answers.put(Answer(number: request.number, batch: batch)) { return }
        }
    }

    /// Nil when there are no candidates any more.
    private static func reader(
        _ path: String, _ source: StageSource, through last: Int64, _ now: Instant
    ) throws -> Store? {
        let store = try Store(reading: path, isHelper: true)
        try store.connection.execute("PRAGMA temp_store = MEMORY; PRAGMA cache_size = -32000;")
        // Its own: TEMP tables are seen by one connection.
        if case .candidates = source, try store.collectStageCandidates(through: last, now: now) == 0 { return nil }
        return store
    }

    /// Begins the batch of at most `limit` members after one. What was begun before is not wanted any more.
    package func begin(after: Int64, limit: Int) throws {
        let request = Request(
            number: (request?.number ?? 0) + 1, after: after, limit: limit, dataVersion: try store.dataVersion())
        self.request = request
        if isAhead { _ = requests.put(request) }
    }

    /// The batch that was begun; nil when there are no more members.
    package func next() throws -> StageBatch? {
        guard let request else { return nil }
        guard isAhead else {
            return try store.deriveStages(
                statements, source, after: request.after, limit: request.limit, dataVersion: request.dataVersion)
        }
        while let answer = answers.take() {
            if answer.number == request.number { return try answer.batch.get() }
        }
        return nil
    }

    /// Ends the thread. Returns when it has ended.
    package func end() {
        guard isAhead else { return }
        requests.end()
        answers.stop()
    }
}
