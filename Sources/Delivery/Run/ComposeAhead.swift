internal import Campaigning
import Foundation

/// Composes and signs the messages of a batch on other threads, a few ahead of the wire, so that the wire waits for no
/// signature. Asked by one thread, in the order of the batch.
///
/// A message is made from values alone, so nothing is lost with one that was made and never taken.
final class ComposeAhead: Sendable {
    typealias Made = Result<ComposedMessage, ComposeError>
    typealias Work = @Sendable () -> Made

    /// How many messages may be made and not yet taken: memory stays small, and their dates fresh.
    private let depth: Int
    private let work: [Work]
    /// The place in the batch of each row.
    private let places: [Int64: Int]
    private let queue = DispatchQueue(label: "compose", attributes: .concurrent)
    private let condition = NSCondition()
    // All of these only while the condition is locked.
    nonisolated(unsafe) private var made: [Made?]
    nonisolated(unsafe) private var begun = 0

    /// - Parameter messages: the rows of the batch in order, each with what makes its message.
    init(
        _ messages: [(row: Int64, work: Work)], depth: Int = 4 * ProcessInfo.processInfo.activeProcessorCount
    ) {
        self.depth = max(1, depth)
        work = messages.map(\.work)
        made = Array(repeating: nil, count: messages.count)
        places = Dictionary(uniqueKeysWithValues: messages.enumerated().map { ($1.row, $0) })
        begin(upTo: self.depth)
    }

    /// The row's message, waited for when it is not ready. Nil for a row that is not of the batch. To be asked once for each.
    func take(_ row: Int64) -> Made? {
        guard let place = places[row] else { return nil }
        begin(upTo: place + 1 + depth)
        return condition.withLock {
            while true {
                if let message = made[place] {
                    made[place] = nil
                    return message
                }
                condition.wait()
            }
        }
    }

    private func begin(upTo end: Int) {
        let next = condition.withLock {
            let next = begun..<max(begun, min(end, work.count))
            begun = next.upperBound
            return next
        }
        for place in next {
            queue.async { @Sendable [self] in
                let result = work[place]()
                condition.withLock {
                    made[place] = result
                    condition.broadcast()
                }
            }
        }
    }
}
