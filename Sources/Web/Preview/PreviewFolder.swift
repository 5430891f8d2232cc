import Foundation
package import Formats

/// A folder of previews on disk. A file in it says that it is ours, and which files were written: nothing else in it is
/// ever touched.
package struct PreviewFolder: Sendable {
    package let path: String

    package init(_ path: String) { self.path = path }

    private static let marker = ".kamerton-preview"

    /// Why a folder is not written to.
    package struct Refusal: PhrasedError {
        package let phrase: Phrase
        package let advice: Phrase?
    }

    /// Writes what differs from what is there, and takes away what earlier previews had and this one lacks.
    package func write(_ files: [String: String]) throws(Refusal) {
        let earlier = try earlierFiles()
        do {
            try FileManager.default.createDirectory(atPath: path + "/messages", withIntermediateDirectories: true)
            // What is about to be there is ours, even if this is the last thing that happens.
            try note(earlier.union(files.keys))
            for (name, text) in files.sorted(by: { $0.key < $1.key }) { try replace(path + "/" + name, with: text) }
            for name in earlier.subtracting(files.keys) {
                try? FileManager.default.removeItem(atPath: path + "/" + name)
            }
            try note(Set(files.keys))
        } catch {
            throw Refusal(
                phrase: Phrase("\(path) cannot be written: \((error as NSError).localizedDescription)"), advice: nil)
        }
    }

    /// Empty for a folder that is new.
    private func earlierFiles() throws(Refusal) -> Set<String> {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return [] }
        let names = isFolder.boolValue ? try? FileManager.default.contentsOfDirectory(atPath: path) : nil
        guard let names else {
            throw Refusal(phrase: Phrase("\(path) is not a folder that can be read"), advice: nil)
        }
        if names.isEmpty { return [] }
        guard names.contains(PreviewFolder.marker),
            let text = try? String(contentsOfFile: path + "/" + PreviewFolder.marker, encoding: .utf8)
        else {
            throw Refusal(
                phrase: Phrase("\(path) has files that no preview wrote"),
                advice: Phrase("name a new folder, or an empty one"))
        }
        return Set(text.split(separator: "\n").map(String.init).filter(PreviewFolder.isOurs))
    }

    /// The list could have been altered: only names that a preview gives are taken away.
    private static func isOurs(_ name: String) -> Bool {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        let isPlaced = parts.count == 1 || (parts.count == 2 && parts[0] == "messages")
        return isPlaced && (name.hasSuffix(".html") || name.hasSuffix(".css")) && !(parts.last ?? "").hasPrefix(".")
    }

    private func note(_ names: Set<String>) throws {
        try replace(path + "/" + PreviewFolder.marker, with: names.sorted().joined(separator: "\n") + "\n")
    }

    private func replace(_ file: String, with text: String) throws {
        let data = Data(text.utf8)
        guard FileManager.default.contents(atPath: file) != data else { return }
        try data.write(to: URL(fileURLWithPath: file), options: .atomic)
    }
}
