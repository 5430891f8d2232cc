import Bounces
import Definitions
import Formats
import Store
import TestSupport
import Testing

/// What the doctor learns of the folder that a fetch reads.
@Suite struct FolderLookTests {
    private let folder = TemporaryFolder()
    private let workspace: Workspace

    init() {
        folder.write("secret\n", to: "imap.secret")
        workspace = Workspace(directory: folder.path, definition: Sample.definition(), campaigns: [])
    }

    private func settings(
        _ server: IMAPServer, change: (inout IMAPSettings) -> Void = { _ in }
    ) -> IMAPSettings {
        var settings = IMAPSettings(
            host: "127.0.0.1", port: server.port, tls: .none, username: "bounces",
            login: .password(.file("imap.secret")))
        change(&settings)
        return settings
    }

    private func failure(_ settings: IMAPSettings) -> FetchError? {
        do {
            _ = try FolderLook.at(settings, workspace)
            return nil
        } catch {
            return error as? FetchError
        }
    }

    @Test func theFolderIsOpenedForReadingAndNothingIsRead() throws {
        let server = IMAPServer()
        server.add(Array("Subject: x\r\n\r\nx".utf8))
        let found = try FolderLook.at(settings(server), workspace)
        #expect(found.messages == 1 && found.tls == nil && found.certificateExpiresAt == nil && found.obstacle == nil)
        #expect(server.commands("EXAMINE").count == 1 && server.commands("SELECT").isEmpty)
        #expect(server.commands("UID").isEmpty)
        #expect(server.messages()[0].flags.isEmpty)
    }

    @Test func encryptionAndTheCertificateAreTold() throws {
        let authority = TestAuthority()
        folder.write(authority.pem, to: "ca.pem")
        let server = IMAPServer(tls: authority.server(for: "IP:127.0.0.1"))
        let found = try FolderLook.at(
            settings(server) {
                $0.tls = .implicit
                $0.caFile = "ca.pem"
            }, workspace)
        #expect(found.tls == "TLSv1.3")
        #expect(try #require(found.certificateExpiresAt).milliseconds > 1_600_000_000_000)
        let stranger = failure(settings(server) { $0.tls = .implicit })
        #expect(stranger?.part == .connection && stranger?.phrase.english.contains("no trusted encryption") == true)
    }

    @Test func itSaysHowFarItCame() {
        let server = IMAPServer()
        #expect(failure(settings(server) { $0.port = 1 })?.part == .connection)
        #expect(failure(settings(server) { $0.username = "nobody" })?.part == .login)
        #expect(failure(settings(server) { $0.folder = "Nowhere" })?.part == .folder)
    }

    @Test func whatCannotBeDoneAfterAFetchIsKnownBefore() throws {
        var options = IMAPServer.Options()
        options.capabilities = ["IMAP4rev1", "AUTH=PLAIN"]
        options.permanentFlags = "\\Seen"
        let server = IMAPServer(options)
        let moving = try FolderLook.at(settings(server) { $0.after = .move("Taken") }, workspace)
        #expect(moving.obstacle?.phrase.english.contains("can move nothing") == true)
        let flagging = try FolderLook.at(settings(server) { $0.after = .flag("Taken") }, workspace)
        #expect(flagging.obstacle?.phrase.english.contains("no flag Taken") == true)
        #expect(try FolderLook.at(settings(server) { $0.after = .flag("\\seen") }, workspace).obstacle == nil)
    }
}
