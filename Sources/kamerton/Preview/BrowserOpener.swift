import Formats
import Foundation

/// Shows a file in whatever program the desktop opens it with.
struct BrowserOpener: Sendable {
    /// False when there is nothing that opens files.
    let open: @Sendable (_ path: String) -> Bool

    /// `xdg-open`, or `open` of macOS, where one of them is there.
    static let system = BrowserOpener { path in
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
        for name in ["xdg-open", "open"] {
            for folder in folders where FileManager.default.isExecutableFile(atPath: folder + "/" + name) {
                let process = Process()
                process.executableURL = URL(fileURLWithPath: folder + "/" + name)
                process.arguments = [path]
                process.standardInput = FileHandle.nullDevice
                process.standardOutput = FileHandle.nullDevice
                process.standardError = FileHandle.nullDevice
                guard (try? process.run()) != nil else { continue }
                process.waitUntilExit()
                return process.terminationStatus == 0
            }
        }
        return false
    }

    /// Opens, and says where it is in either case.
    func show(_ path: String, _ console: Console) {
        console.note(
            open(path)
                ? Phrase("opened \(path)") : Phrase("there is nothing here to open it with: open \(path) yourself"))
    }
}

/// A folder that only its owner can look into: previews of members hold their data.
enum PrivateFolder {
    static func make() throws -> String {
        var template = Array((NSTemporaryDirectory() + "/kamerton-preview.XXXXXX").utf8CString)
        // Mode 0700.
        guard mkdtemp(&template) != nil else {
            throw CommandError(
                message: Phrase("no temporary folder could be made: \(String(cString: strerror(errno)))"))
        }
        let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return URL(fileURLWithPath: path).standardizedFileURL.path
    }
}
