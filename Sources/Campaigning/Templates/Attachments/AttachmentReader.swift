internal import Definitions
import Foundation
internal import Formats

/// Reads the files that the front matter of one template attaches, and says which cannot go with a message.
struct AttachmentReader {
    /// The workspace's folder.
    let directory: String
    private(set) var attachments: [Attachment] = []
    private(set) var findings: [Finding] = []

    /// Of all attachments of a message together; base64 takes a third more, and many mailboxes refuse much over ten.
    static let mostBytes = 5 << 20

    init(directory: String) { self.directory = directory }

    mutating func read(_ notes: [AttachmentNote]) {
        var total = 0
        for note in notes {
            guard let bytes = bytes(of: note) else { continue }
            let before = total
            total += bytes.count
            guard total <= AttachmentReader.mostBytes else {
                if before <= AttachmentReader.mostBytes { addTooLarge(note, total) }
                continue
            }
            attachments.append(Attachment(name: name(of: note), bytes: bytes))
        }
    }

    /// The last part of the path, unless the template gives another.
    private func name(of note: AttachmentNote) -> String {
        let written = note.name?.text ?? String(note.path.text.split(separator: "/").last ?? "")
        // Mail programs save it under this name: it must not lead into another folder.
        let cleaned = HeaderText(cleaning: written).value.map { "/\\:".contains($0) ? "-" : String($0) }.joined()
        let name = String(cleaned.drop { $0 == "." }.prefix(120))
        return name.isEmpty ? "attachment" : name
    }

    private mutating func bytes(of note: AttachmentNote) -> [UInt8]? {
        let path = note.path.text
        guard !path.hasPrefix("/"), !path.split(separator: "/").contains("..") else {
            add(
                note, "attachment-missing", Phrase("the file \"\(path)\" is outside templates/"),
                Phrase("put it into templates/files"))
            return nil
        }
        let full = directory + "/templates/" + path
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: full, isDirectory: &isFolder), !isFolder.boolValue else {
            add(
                note, "attachment-missing", Phrase("there is no file templates/\(path)"),
                Suggestions.nearest(to: path, among: others(beside: path)).map { Phrase("did you mean \"\($0)\"?") }
                    ?? Phrase("paths begin in templates/, as in files/plan.pdf"))
            return nil
        }
        guard !AttachmentType.isRefused(path), !AttachmentType.isRefused(note.name?.text ?? "") else {
            add(
                note, "attachment-type", Phrase("mail systems refuse \"\(path)\": it can be run as a program"),
                Phrase("write a link to it instead"))
            return nil
        }
        let size = (try? FileManager.default.attributesOfItem(atPath: full))?[.size] as? Int ?? 0
        guard size <= AttachmentReader.mostBytes else {
            addTooLarge(note, size)
            return nil
        }
        return FileManager.default.contents(atPath: full).map { [UInt8]($0) }
    }

    private func others(beside path: String) -> [String] {
        let folder = path.split(separator: "/").dropLast().joined(separator: "/")
        let names = try? FileManager.default.contentsOfDirectory(atPath: directory + "/templates/" + folder)
        return (names ?? []).map { folder.isEmpty ? $0 : folder + "/" + $0 }
    }

    private mutating func addTooLarge(_ note: AttachmentNote, _ size: Int) {
        add(
            note, "attachment-size",
            Phrase(
                """
                what is attached has \(size / 1024) KB together; \(AttachmentReader.mostBytes / 1024) KB are allowed
                """),
            Phrase("write a link to it instead: every member's mailbox has room for that"))
    }

    private mutating func add(_ note: AttachmentNote, _ rule: String, _ message: Phrase, _ suggestion: Phrase) {
        findings.append(
            Finding(
                note.path.mark, length: note.path.text.unicodeScalars.count, rule: rule, message,
                suggestion: suggestion, sourceLine: note.path.sourceLine))
    }
}
