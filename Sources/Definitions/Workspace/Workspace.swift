import Foundation

/// A folder with `kamerton.yaml`, `campaigns/` and `templates/`, loaded and validated.
package struct Workspace: Sendable {
    /// Absolute path of the folder.
    package let directory: String
    package let definition: WorkspaceDefinition
    /// The valid ones, by name.
    package let campaigns: [CampaignDefinition]
    /// Names of campaigns whose files have errors: they are stopped, the others go on.
    package let invalidCampaigns: Set<String>

    package init(
        directory: String, definition: WorkspaceDefinition, campaigns: [CampaignDefinition],
        invalidCampaigns: Set<String> = []
    ) {
        self.directory = directory
        self.definition = definition
        self.campaigns = campaigns
        self.invalidCampaigns = invalidCampaigns
    }

    package func campaign(_ name: String) -> CampaignDefinition? { campaigns.first { $0.name == name } }

    /// A path of the workspace file made absolute: `~` is not expanded, absolute paths stay.
    package func resolve(_ path: String) -> String {
        path.hasPrefix("/") ? path : directory + "/" + path
    }

    package var storePath: String { resolve(definition.storePath) }

    /// The folder of the store, where the outbox, the wire journal, locks and rejects are kept too.
    package var stateDirectory: String { (storePath as NSString).deletingLastPathComponent }

    package var outboxPath: String { stateDirectory + "/outbox" }
}

/// What loading a workspace gave: the findings of all files, and the workspace unless its own file has errors.
package struct LoadedWorkspace: Sendable {
    package let workspace: Workspace?
    package let findings: [Finding]

    package init(workspace: Workspace?, findings: [Finding]) {
        (self.workspace, self.findings) = (workspace, findings)
    }

    package var hasErrors: Bool { findings.contains { $0.severity == .error } }
}
