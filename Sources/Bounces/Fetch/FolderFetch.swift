package import Definitions
package import Formats
internal import IMAP
package import Store

/// Reads a folder of a mail server into the store, each message once, in the order of its UIDs: first it is recorded, then it
/// is remembered as recorded, then it is flagged or moved. Killed anywhere, the next fetch goes on from there.
package struct FolderFetch {
    package struct Outcome: Sendable, Hashable {
        /// Messages that were read now.
        package var read = 0
        /// Messages that were flagged or moved now.
        package var settled = 0
        /// UIDs of messages that the server would not hand out.
        package var unreadable: [UInt32] = []
        /// More is there than there was time for.
        package var isPartial = false
    }

    private let settings: IMAPSettings
    private let workspace: Workspace
    private let store: Store
    private let now: Instant
    private let isDryRun: Bool
    /// When it leaves the rest for another time.
    private let end: ContinuousClock.Instant?

    /// Messages that are asked for at a time.
    private static let batch = 50
    /// Octets of a message that are read: no honest one is longer.
    private static let limit = 16 << 20
    /// UIDs that are looked through at a time, at first.
    private static let window: UInt32 = 10_000

    package init(
        _ settings: IMAPSettings, workspace: Workspace, store: Store, now: Instant, isDryRun: Bool = false,
        patience: Duration? = nil
    ) {
        (self.settings, self.workspace, self.store) = (settings, workspace, store)
        (self.now, self.isDryRun) = (now, isDryRun)
        end = patience.map { ContinuousClock.now + $0 }
    }

    /// What the store knows the folder by.
    package static func name(_ settings: IMAPSettings) -> String {
        "\(settings.username) \(settings.host):\(settings.port) \(settings.folder)"
    }

    /// True when `run` should look into it.
    package static func isDue(_ settings: IMAPSettings, _ store: Store, now: Instant) throws -> Bool {
        guard let every = settings.every else { return false }
        guard let last = try store.mailFolder(name(settings))?.fetchedAt else { return true }
        return last > now || now - last >= every.approximateMilliseconds
    }

    /// - Parameter progress: called after each batch with the messages read so far.
    package func run(into ingest: InboundIngest, progress: (Int) -> Void = { _ in }) throws -> Outcome {
        do {
            return try fetch(into: ingest, progress)
        } catch let failure as IMAPFailure {
            throw FetchError(failure)
        }
    }

    private func fetch(into ingest: InboundIngest, _ progress: (Int) -> Void) throws -> Outcome {
        let name = FolderFetch.name(settings)
        var state = try store.mailFolder(name) ?? MailFolderState(fetchedAt: now)
        state.fetchedAt = now
        // A server that is away is not asked again at once.
        if !isDryRun { try store.saveMailFolder(name, state) }
        let session = try IMAPSession(try settings.endpoint(workspace))
        let folder = try session.open(settings.folder, isReadOnly: isDryRun || settings.after == .leave)
        try checkAfter(session, folder)
        if folder.validity != state.validity {
            // Other messages under the same numbers. What was read before is known by its hash.
            state = MailFolderState(validity: folder.validity, fetchedAt: now)
            if !isDryRun { try store.saveMailFolder(name, state) }
        }
        var outcome = Outcome()
        if !isDryRun { try settleRest(session, &state, &outcome, name) }
        var cursor = state.takenUID
        var window = FolderFetch.window
        while true {
            let found = try nextUIDs(session, folder, after: cursor, &window)
            guard let last = found.last else { break }
            for start in stride(from: 0, to: found.count, by: FolderFetch.batch) {
                if let end, ContinuousClock.now >= end {
                    outcome.isPartial = true
                    session.close()
                    return outcome
                }
                let uids = Array(found[start..<min(start + FolderFetch.batch, found.count)])
                try take(uids, session, ingest, &outcome)
                progress(outcome.read)
                if isDryRun { continue }
                state.takenUID = uids[uids.count - 1]
                try store.saveMailFolder(name, state)
                try settle(uids, session, &outcome)
                state.settledUID = state.takenUID
                try store.saveMailFolder(name, state)
            }
            cursor = last
        }
        session.close()
        return outcome
    }

    // MARK: Reading

    /// The UIDs of the next messages after one, ascending; empty at the end of the folder.
    private func nextUIDs(
        _ session: IMAPSession, _ folder: IMAPSession.Folder, after cursor: UInt32, _ window: inout UInt32
    ) throws -> [UInt32] {
        guard cursor < .max else { return [] }
        var first = cursor + 1
        guard let next = folder.nextUID else { return try session.uids(from: first, through: nil) }
        while first < next {
            let (sum, overflow) = first.addingReportingOverflow(window - 1)
            let last = overflow ? UInt32.max : sum
            let found = try session.uids(from: first, through: last)
            if !found.isEmpty { return found }
            guard last < .max else { return [] }
            first = last + 1
            // Numbers may lie far apart.
            window = window > .max / 4 ? .max / 2 : window * 2
        }
        return []
    }

    private func take(
        _ uids: [UInt32], _ session: IMAPSession, _ ingest: InboundIngest, _ outcome: inout Outcome
    ) throws {
        do {
            try read(uids, session, ingest, &outcome)
        } catch let failure as IMAPFailure {
            guard case .refused = failure else { throw failure }
            // One that the server cannot hand out must not hold back the others.
            for uid in uids {
                do {
                    try read([uid], session, ingest, &outcome)
                } catch let failure as IMAPFailure {
                    guard case .refused = failure else { throw failure }
                    outcome.unreadable.append(uid)
                }
            }
        }
        try ingest.flush()
    }

    private func read(
        _ uids: [UInt32], _ session: IMAPSession, _ ingest: InboundIngest, _ outcome: inout Outcome
    ) throws {
        var count = 0
        try session.forEachMessage(uids, limit: FolderFetch.limit) { _, bytes in
            try ingest.take(mail: bytes, source: "imap")
            count += 1
        }
        outcome.read += count
    }

    // MARK: Flagging and moving

    private func checkAfter(_ session: IMAPSession, _ folder: IMAPSession.Folder) throws(IMAPFailure) {
        guard let obstacle = settings.obstacle(in: folder, canMove: session.canMove) else { return }
        // Trying it out opens the folder for reading only, where servers keep no flags.
        if isDryRun, case .flag = settings.after { return }
        throw obstacle
    }

    /// What an earlier fetch recorded and had no time to flag or move.
    private func settleRest(
        _ session: IMAPSession, _ state: inout MailFolderState, _ outcome: inout Outcome, _ name: String
    ) throws {
        guard state.settledUID < state.takenUID else { return }
        let uids = try session.uids(from: state.settledUID + 1, through: state.takenUID)
        try settle(uids, session, &outcome)
        state.settledUID = state.takenUID
        try store.saveMailFolder(name, state)
    }

    private func settle(_ uids: [UInt32], _ session: IMAPSession, _ outcome: inout Outcome) throws(IMAPFailure) {
        let taken = uids.filter { !outcome.unreadable.contains($0) }
        switch settings.after {
        case .leave: return
        case .seen: try session.addFlag("\\Seen", to: taken)
        case .flag(let flag): try session.addFlag(flag, to: taken)
        case .move(let folder): try session.move(taken, to: folder)
        }
        outcome.settled += taken.count
    }
}
