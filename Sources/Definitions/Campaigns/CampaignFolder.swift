internal import Formats
import Foundation

/// The files of `campaigns/`, by name.
struct CampaignFolder {
    let directory: String
    /// About the folder itself: files that cannot be read, endings, names that two files claim.
    private(set) var findings: [Finding] = []
    /// Campaigns whose file could not even be read.
    private(set) var unreadNames: Set<String> = []

    init(directory: String) { self.directory = directory }

    mutating func read() -> [CampaignFile] {
        let folder = directory + "/campaigns"
        let entries = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
        var files: [CampaignFile] = []
        var seen: [String: String] = [:]
        for entry in entries where !entry.hasPrefix(".") {
            let file = "campaigns/" + entry
            let ending = (entry as NSString).pathExtension
            var isFolder: ObjCBool = false
            if FileManager.default.fileExists(atPath: folder + "/" + entry, isDirectory: &isFolder), isFolder.boolValue
            {
                report(
                    file, .fileEnding, .warning, Phrase("folders inside campaigns/ are not read"),
                    Phrase("move its files to campaigns/ itself"))
                continue
            }
            guard ending == "yaml" || ending == "yml" else { continue }
            let name = (entry as NSString).deletingPathExtension
            if let other = seen[name] {
                report(
                    file, .duplicateCampaign, .error, Phrase("\(other) is the campaign \(name) already"),
                    Phrase("delete one of the files"))
                continue
            }
            seen[name] = file
            if ending == "yml" {
                report(
                    file, .fileEnding, .warning, Phrase("definitions end in .yaml"), Phrase("rename it to \(name).yaml")
                )
            }
            guard let data = FileManager.default.contents(atPath: folder + "/" + entry) else {
                report(
                    file, .unreadable, .error, Phrase("the file cannot be read"),
                    Phrase("look at its permissions, or where it links to"))
                unreadNames.insert(name)
                continue
            }
            files.append(CampaignFile(bytes: [UInt8](data), file: file))
        }
        return files
    }

    private mutating func report(
        _ file: String, _ rule: DefinitionRule, _ severity: Finding.Severity, _ message: Phrase, _ suggestion: Phrase
    ) {
        findings.append(
            Finding(
                SourceMark(file: file, line: 1, column: 1), rule: rule.rawValue, severity: severity, message,
                suggestion: suggestion))
    }
}
