package import Definitions
package import Formats
internal import IMAP

/// What a fetch would find: logs in and opens the folder for reading only. Nothing is read, marked or recorded.
package struct FolderLook: Sendable {
    /// `TLSv1.3`; nil without encryption.
    package let tls: String?
    package let certificateExpiresAt: Instant?
    /// Messages in the folder.
    package let messages: Int
    /// Why `after:` cannot be done there.
    package let obstacle: FetchError?

    /// - Throws: `FetchError`, or that the secret cannot be read.
    package static func at(_ settings: IMAPSettings, _ workspace: Workspace) throws -> FolderLook {
        let endpoint = try settings.endpoint(workspace)
        let found: IMAPProbe
        do throws(IMAPFailure) {
            found = try IMAPProbe.run(endpoint, folder: settings.folder)
        } catch {
            throw FetchError(error)
        }
        let obstacle = settings.obstacle(in: found.folder, canMove: found.canMove)
        return FolderLook(
            tls: found.tls, certificateExpiresAt: found.certificateExpiresAt.map { Instant(milliseconds: $0 * 1000) },
            messages: found.folder.count, obstacle: obstacle.map { FetchError($0) })
    }
}
