internal import MailServer

/// What a mail server and a folder of it are like: logs in as a fetch does, opens the folder for reading only, and leaves.
package struct IMAPProbe: Sendable, Hashable {
    /// `TLSv1.3`; nil without encryption.
    package let tls: String?
    /// Seconds since 1970.
    package let certificateExpiresAt: Int64?
    package let folder: IMAPSession.Folder
    package let canMove: Bool

    /// - Throws: what keeps a fetch from reading, too.
    package static func run(_ endpoint: IMAPEndpoint, folder name: String) throws(IMAPFailure) -> IMAPProbe {
        let listener = TLSListener()
        let session = try IMAPSession(endpoint, hearing: listener)
        let folder = try session.open(name, isReadOnly: true)
        session.close()
        return IMAPProbe(
            tls: listener.version, certificateExpiresAt: listener.expiresAt, folder: folder, canMove: session.canMove)
    }
}
