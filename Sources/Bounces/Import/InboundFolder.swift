package import Definitions
import Foundation
internal import Formats

internal import Crypto

/// `bounces/` beside the store: what came in, as it came, each under its hash. Erasure and retention know the folder.
package enum InboundFolder {
    package static func path(_ workspace: Workspace) -> String { workspace.stateDirectory + "/bounces" }

    package static func file(_ hash: [UInt8], in folder: String) -> String {
        folder + "/" + TextCode.hex(hash) + ".eml"
    }

    /// Whole or not at all, for the owner only.
    static func keep(_ bytes: [UInt8], hash: [UInt8], in folder: String) throws {
        let path = file(hash, in: folder)
        if FileManager.default.fileExists(atPath: path) { return }
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            let temporary = folder + "/." + TextCode.hex(Crypto.randomBytes(8))
            guard
                FileManager.default.createFile(
                    atPath: temporary, contents: Data(bytes), attributes: [.posixPermissions: 0o600])
            else { throw MailBoxError(Phrase("cannot write into \(folder)")) }
            guard rename(temporary, path) == 0 else {
                unlink(temporary)
                throw MailBoxError(Phrase("cannot write \(path): \(String(cString: strerror(errno)))"))
            }
        } catch let error as MailBoxError {
            throw error
        } catch {
            throw MailBoxError(Phrase("cannot make the folder \(folder)"))
        }
    }
}
