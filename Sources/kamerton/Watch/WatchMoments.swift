import Formats
import Foundation

/// The files as they are at a moment.
struct WatchMoment: Sendable {
    let files: WatchedFiles
    let at: Instant
}

/// Moments to look at, one after another; they end when a person ends the watch.
protocol WatchMoments {
    mutating func next() -> WatchMoment?
}

/// The real ones: five a second, until Ctrl-C or SIGTERM. Folders are read again only when the kernel says that something
/// happened in them, or each time where it does not say.
struct WorkspaceMoments: WatchMoments {
    private let directory: String
    private let signals: SignalSet
    private var events: FolderEvents?
    private var files: WatchedFiles

    private static let pause = 200

    /// - Parameter signals: blocked before.
    init(_ directory: String, _ files: WatchedFiles, _ signals: SignalSet) {
        (self.directory, self.files, self.signals) = (directory, files, signals)
        events = FolderEvents()
        watch()
    }

    mutating func next() -> WatchMoment? {
        guard signals.wait(milliseconds: WorkspaceMoments.pause) == nil else { return nil }
        if events?.drain() ?? true {
            files = WatchedFiles(scanning: directory)
            watch()
        }
        return WatchMoment(files: files, at: Invocation.clock)
    }

    private mutating func watch() {
        if events?.watch(files.folders) == false { events = nil }
    }
}
