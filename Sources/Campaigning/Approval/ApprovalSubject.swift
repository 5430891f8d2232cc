internal import Crypto
package import Definitions
internal import Formats
import Foundation

/// What an approval is of: the campaign's file, its templates, whatever templates may share, and the occasions where they begin
/// it. Any edit makes another hash.
package struct ApprovalSubject: Sendable {
    /// Relative to the workspace, in order.
    package let files: [String]
    /// Lower-case hexadecimal SHA-256 of names and contents.
    package let hash: String

    package init(_ campaign: CampaignDefinition, _ workspace: Workspace) {
        let files = ApprovalSubject.files(campaign, workspace)
        var bytes: [UInt8] = []
        for file in files {
            // The file that was checked is the one that counts, whatever is on disk by now.
            let content =
                file == campaign.file
                ? campaign.hash
                : TextCode.hex(Crypto.sha256([UInt8](workspace.contents(of: file) ?? Data())))
            // A renamed campaign is the same campaign.
            bytes += Array("\(file == campaign.file ? "campaign" : file)\0\(content)\n".utf8)
        }
        self.files = files
        hash = TextCode.hex(Crypto.sha256(bytes))
    }

    /// Mistakes in the campaign's templates: what has some is not approved.
    package static func mistakes(_ campaign: CampaignDefinition, _ workspace: Workspace) -> Int {
        TemplateChecker.check(workspace, campaigns: [campaign]).findings.filter { $0.severity == .error }.count
    }

    private static func files(_ campaign: CampaignDefinition, _ workspace: Workspace) -> [String] {
        let stems = Set(campaign.variantLetters.map(\.letter.content.template))
        let own = workspace.names(in: "templates")
            .filter { name in stems.contains { TemplateFinder.variant(name, of: $0) != nil } }
            .map { "templates/" + $0 }
        let shared = ["partials", "layouts", "locales"].flatMap { folder in
            workspace.names(in: "templates/" + folder).map { "templates/\(folder)/\($0)" }
        }
        let texts = (own + shared).compactMap { workspace.contents(of: $0) }.map { String(decoding: $0, as: UTF8.self) }
        let named = workspace.namesOfFiles(below: "templates").filter { path in texts.contains { $0.contains(path) } }
            .map { "templates/" + $0 }.filter { !own.contains($0) && !shared.contains($0) }
        let occasions = campaign.occasions.isEmpty ? [] : [OccasionDefinition.file]
        return [campaign.file] + occasions + own + shared + named
    }
}

extension Workspace {
    fileprivate func names(in folder: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: directory + "/" + folder)) ?? [])
            .filter { !$0.hasPrefix(".") }.sorted()
    }

    /// Pictures and files to attach: whatever is in a folder below `folder`, by its path there.
    fileprivate func namesOfFiles(below folder: String) -> [String] {
        ((try? FileManager.default.subpathsOfDirectory(atPath: directory + "/" + folder)) ?? [])
            .filter { path in
                path.contains("/") && ![".md", ".html", ".yaml", ".yml"].contains { path.hasSuffix($0) }
            }.sorted()
    }

    fileprivate func contents(of file: String) -> Data? {
        FileManager.default.contents(atPath: directory + "/" + file)
    }
}
