internal import Definitions
internal import Formats
internal import IMAP

extension IMAPSettings {
    /// Why what is to become of messages once they are read cannot be done there; nil when it can.
    func obstacle(in folder: IMAPSession.Folder, canMove: Bool) -> IMAPFailure? {
        switch after {
        case .flag(let flag): folder.keeps(flag) ? nil : .noSuchFlag(flag)
        case .move: canMove ? nil : .cannotMove
        case .leave, .seen: nil
        }
    }

    /// Where and how to connect, with the secret as it is read now.
    func endpoint(_ workspace: Workspace) throws -> IMAPEndpoint {
        let secret: [UInt8]
        do throws(SecretReader.Missing) {
            secret = try SecretReader.read(login.source, directory: workspace.directory)
        } catch {
            throw error.needed(by: Phrase("the login of bounces.imap"))
        }
        let proof: IMAPEndpoint.Proof =
            switch login {
            case .password: .password(secret)
            case .accessToken: .accessToken(secret)
            }
        let security: IMAPEndpoint.Security =
            switch tls {
            case .implicit: .implicit
            case .starttls: .starttls
            case .none: .none
            }
        var endpoint = IMAPEndpoint(host: host, port: port, security: security, username: username, proof: proof)
        endpoint.caFile = caFile.map { $0.hasPrefix("/") ? $0 : workspace.directory + "/" + $0 }
        return endpoint
    }
}
