import Formats

/// Says when changed files are worth a rebuild: once they have been quiet for a moment, since a save is often several
/// writes, and after a while in any case.
struct ChangeDetector: Sendable {
    /// Milliseconds without another change.
    static let quiet: Int64 = 150
    /// Milliseconds after the first change: something that writes without end must not hide the rest.
    static let longest: Int64 = 2000

    private var files: WatchedFiles
    private var changed: Set<String> = []
    private var first: Instant?
    private var last: Instant?

    init(_ files: WatchedFiles) { self.files = files }

    /// Takes what is there now. The changed paths, in order, once it is time; nil until then.
    mutating func take(_ now: WatchedFiles, at time: Instant) -> [String]? {
        let changes = now.changes(since: files)
        files = now
        if !changes.isEmpty {
            changed.formUnion(changes)
            first = first ?? time
            last = time
        }
        guard let first, let last else { return nil }
        let isQuiet = time.milliseconds - last.milliseconds >= ChangeDetector.quiet
        guard isQuiet || time.milliseconds - first.milliseconds >= ChangeDetector.longest else { return nil }
        defer { (changed, self.first, self.last) = ([], nil, nil) }
        return changed.sorted()
    }
}
