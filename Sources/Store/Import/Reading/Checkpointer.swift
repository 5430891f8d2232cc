import Foundation
internal import SQLite

/// Copies what an import has committed from the write-ahead log into the store's file, and syncs both, on a thread and a
/// connection of its own: the import goes on meanwhile.
final class Checkpointer: Sendable {
    private let condition = NSCondition()
    // All of these only while the condition is locked.
    nonisolated(unsafe) private var commits = 0
    /// The commit that is to be copied, and the one that is.
    nonisolated(unsafe) private var wanted = 0
    nonisolated(unsafe) private var copied = 0
    nonisolated(unsafe) private var isStopped = false
    nonisolated(unsafe) private var isEnded = false

    /// Commits after which the log is copied: about 20 MB.
    private static let step = 8
    /// Commits after which the import waits for the copying, so that the log begins anew and stays below 100 MB or so.
    private static let round = 32

    init(path: String) {
        let thread = Thread { [self] in
            // Without it the import's own connection copies the log at the end.
            if let connection = try? Connection(path: path) {
                try? connection.execute("PRAGMA synchronous = NORMAL")
                work(connection)
            }
            condition.withLock {
                isEnded = true
                condition.broadcast()
            }
        }
        thread.start()
    }

    /// To be called after each commit, outside of any transaction.
    func noteCommit() {
        condition.withLock {
            commits += 1
            let isRound = commits % Checkpointer.round == 0
            guard isRound || commits % Checkpointer.step == Checkpointer.step - 1 else { return }
            wanted = commits
            condition.broadcast()
            guard isRound else { return }
            while copied < wanted, !isEnded { condition.wait() }
        }
    }

    /// Returns when the thread has ended.
    func stop() {
        condition.withLock {
            isStopped = true
            condition.broadcast()
            while !isEnded { condition.wait() }
        }
    }

    private func work(_ connection: Connection) {
        while let target = next() {
            try? connection.execute("PRAGMA wal_checkpoint (PASSIVE)")
            condition.withLock {
                copied = target
                condition.broadcast()
            }
        }
    }

    private func next() -> Int? {
        condition.withLock {
            while wanted == copied, !isStopped { condition.wait() }
            return isStopped ? nil : wanted
        }
    }
}
