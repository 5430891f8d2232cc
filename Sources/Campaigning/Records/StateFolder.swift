internal import Definitions
import Foundation

/// The files beside the store, as far as they can hold what is known of people (docs/privacy.md).
struct StateFolder {
    /// Folders of mail: the outbox, and what came back.
    static let mailFolders = ["outbox", "spool", "bounces"]

    let path: String
    let storePath: String
    private let secretPaths: Set<String>

    init(_ workspace: Workspace) {
        path = workspace.stateDirectory
        storePath = workspace.storePath
        let secret = workspace.definition.secret
        secretPaths = Set(
            ([secret.current] + secret.previous).compactMap {
                if case .file(let name) = $0 { return workspace.resolve(name) }
                return nil
            })
    }

    var mailFiles: [String] { StateFolder.mailFolders.flatMap { files(below: path + "/" + $0) } }
    var rejectsFiles: [String] { files(below: path + "/rejects") }
    var wireJournals: [String] { files(below: path + "/wire").filter { $0.hasSuffix(".wire") } }
    var logs: [String] { ownFiles.filter { $0.hasSuffix(".log") } }

    /// What is neither the store's nor known: copies, exports, notes.
    var otherFiles: [String] {
        let known = Set([storePath, storePath + "-wal", storePath + "-shm", storePath + "-journal"])
        let covered = (StateFolder.mailFolders + ["rejects", "wire"]).map { path + "/" + $0 + "/" }
        return files(below: path).filter { file in
            !known.contains(file) && !secretPaths.contains(file) && !file.hasSuffix(".log") && !file.hasSuffix(".lock")
                && !covered.contains { file.hasPrefix($0) }
        }
    }

    /// Regular files below the folder, links not followed.
    func files(below folder: String) -> [String] {
        guard let found = FileManager.default.enumerator(atPath: folder) else { return [] }
        var files: [String] = []
        while let name = found.nextObject() as? String {
            if found.fileAttributes?[.type] as? FileAttributeType == .typeRegular { files.append(folder + "/" + name) }
        }
        return files.sorted()
    }

    private var ownFiles: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted().map { path + "/" + $0 }
    }

    /// Makes removals in a folder last through a power cut.
    static func sync(folder: String) {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }
}
