package import Definitions
import Foundation
package import Formats
package import Store

/// What retention removed.
package struct RetentionReport: Sendable, Hashable {
    package var webhookEvents = 0
    /// Forms of pages that were not counted.
    package var setAside = 0
    package var mailFiles = 0
    package var rejectsFiles = 0
    package var observations = 0

    package init() {}

    package var count: Int { webhookEvents + setAside + mailFiles + rejectsFiles + observations }
    package var isEmpty: Bool { count == 0 }
}

/// `retention:`, done by `run` (DESIGN.md 8): removes what is older than the workspace wants it kept, once a day. The
/// workspace that says nothing of it keeps everything.
package enum Retention {
    private static let day: Int64 = 86_400_000

    /// - Parameter clock: the machine's own time. Files are as old as it says: mail that a run with a later `--now` has just
    ///   written is not old.
    package static func run(
        store: Store, workspace: Workspace, now: Instant, clock: Instant
    ) throws -> RetentionReport {
        var report = RetentionReport()
        let settings = workspace.definition.retention
        guard !settings.isEmpty else { return report }
        if let last = try store.retentionTime(), abs(now - last) < day { return report }
        let folder = StateFolder(workspace)
        // Nothing is there: nothing to remember either.
        if try !store.hasWebhookBodies(), try !store.hasSetAside(), try !store.hasObservations(),
            folder.mailFiles.isEmpty,
            folder.rejectsFiles.isEmpty
        {
            return report
        }
        let zone = workspace.definition.timezone
        if let span = settings.webhooks {
            let time = span.before(now, in: zone)
            report.webhookEvents = try repeated { try store.emptyWebhookEvents(before: time) }
            report.setAside = try repeated { try store.emptySetAside(before: time) }
        }
        if let span = settings.observations {
            report.observations = try repeated { try store.removeObservations(before: span.before(now, in: zone)) }
        }
        let filesNow = min(now, clock)
        if let span = settings.rawMail {
            report.mailFiles = try remove(folder.mailFiles, before: span.before(filesNow, in: zone))
        }
        if let span = settings.rejects {
            report.rejectsFiles = try remove(folder.rejectsFiles, before: span.before(filesNow, in: zone))
        }
        try store.noteRetention(at: now)
        return report
    }

    /// In chunks, each a short transaction of its own.
    private static func repeated(_ chunk: () throws -> Int) throws -> Int {
        var count = 0
        while true {
            let done = try chunk()
            count += done
            if done == 0 { return count }
        }
    }

    private static func remove(_ files: [String], before time: Instant) throws -> Int {
        var count = 0
        for path in files {
            var status = stat()
            guard lstat(path, &status) == 0, Int64(status.st_mtim.tv_sec) * 1000 < time.milliseconds else { continue }
            guard unlink(path) == 0 || errno == ENOENT else {
                throw RetentionError(
                    phrase: Phrase("retention cannot remove \(path): \(String(cString: strerror(errno)))"))
            }
            count += 1
        }
        return count
    }
}

/// A file whose time is over cannot be removed.
package struct RetentionError: PhrasedError {
    package let phrase: Phrase
}
