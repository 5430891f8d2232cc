import Definitions
import Foundation

/// The files of a workspace that previews are made of, each with what changes when it is written.
struct WatchedFiles: Sendable, Equatable {
    struct Stamp: Sendable, Equatable {
        let size: Int64
        let inode: UInt64
        let seconds: Int
        let nanoseconds: Int
    }

    /// By path relative to the workspace.
    var stamps: [String: Stamp] = [:]
    /// The folders that they are in, absolute: what is watched for new files.
    var folders: [String] = []

    init(stamps: [String: Stamp] = [:]) { self.stamps = stamps }

    /// What is there now: kamerton.yaml, occasions.yaml, `campaigns/` and `templates/`.
    init(scanning directory: String) {
        folders = [directory]
        for file in ["kamerton.yaml", OccasionDefinition.file] { add(file, in: directory) }
        for folder in ["campaigns", "templates"] { addFolder(folder, in: directory, depth: 0) }
    }

    /// Deeper than any workspace; a link in a circle ends here.
    private static let deepest = 12

    private mutating func addFolder(_ path: String, in directory: String, depth: Int) {
        let absolute = directory + "/" + path
        guard depth < WatchedFiles.deepest, let names = try? FileManager.default.contentsOfDirectory(atPath: absolute)
        else { return }
        folders.append(absolute)
        for name in names.sorted() where !WatchedFiles.isPassing(name) {
            let inner = path + "/" + name
            if add(inner, in: directory) { addFolder(inner, in: directory, depth: depth + 1) }
        }
    }

    /// True for a folder, which has no stamp.
    @discardableResult
    private mutating func add(_ path: String, in directory: String) -> Bool {
        var found = stat()
        guard stat(directory + "/" + path, &found) == 0 else { return false }
        if found.st_mode & S_IFMT == S_IFDIR { return true }
        stamps[path] = Stamp(
            size: Int64(found.st_size), inode: UInt64(found.st_ino), seconds: found.st_mtim.tv_sec,
            nanoseconds: found.st_mtim.tv_nsec)
        return false
    }

    /// What editors leave beside a file while it is open.
    private static func isPassing(_ name: String) -> Bool {
        name.hasPrefix(".") || name.hasPrefix("#") || name.hasSuffix("~") || name.hasSuffix(".swp")
            || name.hasSuffix(".tmp") || name == "4913"
    }

    /// Paths that were added, written or taken away since.
    func changes(since earlier: WatchedFiles) -> Set<String> {
        Set(stamps.keys).union(earlier.stamps.keys).filter { stamps[$0] != earlier.stamps[$0] }
    }
}
