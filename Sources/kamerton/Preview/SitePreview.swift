import Campaigning
import Definitions
import Formats
import Foundation
import Web

/// `preview --all DIR`: the pages of every campaign in every language.
struct SitePreview {
    let invocation: Invocation
    /// The workspace's folder.
    let directory: String
    /// Where the pages go.
    let folder: PreviewFolder

    init(_ invocation: Invocation, _ path: String) throws {
        self.invocation = invocation
        directory = try invocation.workspaceDirectory()
        let current = FileManager.default.currentDirectoryPath
        let whole = path.hasPrefix("/") ? path : current + "/" + path
        folder = PreviewFolder(URL(fileURLWithPath: whole).standardizedFileURL.path)
        let sources = ["campaigns", "templates"].map { directory + "/" + $0 }
        guard !sources.contains(where: { folder.path == $0 || folder.path.hasPrefix($0 + "/") }) else {
            throw UsageError(
                message: Phrase("\(path) is among the campaigns and templates themselves"),
                suggestion: Phrase("name a folder beside them, such as --all .kamerton/preview"), command: "preview")
        }
    }

    var index: String { folder.path + "/index.html" }

    /// Made of what the files say now.
    func build() throws -> (site: PreviewSite, build: PreviewBuild) {
        let loaded = WorkspaceLoader.load(directory: directory)
        guard let workspace = loaded.workspace else {
            throw FindingsError(loaded.findings.filter { $0.severity == .error })
        }
        let findings = WorkspaceCheck(directory: directory).findings
        let campaigns = WorkspacePreview(workspace, findings: findings, now: invocation.now).campaigns()
        let site = PreviewSite(
            campaigns, workspace: workspace.definition.name, findings: findings, language: invocation.console.language)
        try folder.write(site.files)
        let (pages, broken) = (site.pageCount, site.brokenPageCount)
        let made =
            broken == 0
            ? Phrase("\(pages, "page", "pages"), beginning with \(index)")
            : Phrase(
                """
                \(pages, "page", "pages"), beginning with \(index); on \(broken) of them not every message could be made
                """)
        return (site, PreviewBuild(made: made, findings: findings, isWhole: broken == 0))
    }
}
