import Definitions
import Formats
import Store

extension Invocation {
    /// Throws unless there is a store.
    func requireStore(of workspace: Workspace) throws {
        guard !Store.exists(at: workspace.storePath) else { return }
        throw CommandError(
            message: Phrase("there is no store yet: \(workspace.definition.storePath) does not exist"),
            suggestion: Phrase("it is made with the first import: kamerton members import FILE"))
    }

    /// The store as it stands, whatever types kamerton.yaml declares meanwhile.
    func presentStore(of workspace: Workspace) throws -> Store {
        try requireStore(of: workspace)
        return try Store(path: workspace.storePath) { console.note($0) }
    }
}
