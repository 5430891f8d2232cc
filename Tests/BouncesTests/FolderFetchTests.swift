@testable import Bounces
import Definitions
import Formats
import Foundation
import IMAP
import Store
import TestSupport
import Testing

/// A folder on a mail server, read into the store.
@Suite struct FolderFetchTests {
    private let scene: InboundScene

    init() throws {
        scene = try InboundScene()
        scene.folder.write("secret\n", to: "imap.secret")
        scene.folder.write("ya29.token\n", to: "imap.token")
    }

    private func settings(_ server: IMAPServer, _ after: IMAPSettings.After = .leave) -> IMAPSettings {
        var settings = IMAPSettings(
            host: "127.0.0.1", port: server.port, tls: .none, username: "bounces",
            login: .password(.file("imap.secret")))
        settings.after = after
        return settings
    }

    @discardableResult
    private func fetch(
        _ settings: IMAPSettings, dryRun: Bool = false
    ) throws -> (FolderFetch.Outcome, InboundSummary) {
        let ingest = try InboundIngest(
            store: scene.store, workspace: scene.workspace, now: scene.now, isDryRun: dryRun)
        let fetch = FolderFetch(
            settings, workspace: scene.workspace, store: scene.store, now: scene.now, isDryRun: dryRun)
        let outcome = try fetch.run(into: ingest)
        try ingest.finish()
        return (outcome, ingest.summary)
    }

    private func reply(_ number: Int) -> [UInt8] {
        Mails.notice(from: "Boris <boris@members.example>", subject: "Re: \(number)", "Thank you \(number)")
    }

    private var bounce: [UInt8] {
        scene.report("5.1.1", "550 5.1.1 User unknown", to: scene.verp(scene.message))
    }

    @Test func eachMessageIsReadOnceAndLeftAsItIs() throws {
        let server = IMAPServer()
        server.add(bounce)
        server.add(reply(1))
        let (outcome, summary) = try fetch(settings(server))
        #expect(outcome.read == 2 && outcome.settled == 0)
        #expect(summary.hard == 1 && summary.replies == 1 && summary.suppressed == 1)
        #expect(try scene.state(scene.message) == "bounced")
        #expect(try scene.store.word("SELECT source FROM inbound_mails LIMIT 1") == "imap")
        #expect(try fetch(settings(server)).0.read == 0)
        server.add(reply(2))
        #expect(try fetch(settings(server)).0.read == 1)
        #expect(server.commands("UID FETCH").count == 2)
        #expect(server.commands("SELECT").isEmpty && server.commands("UID STORE").isEmpty)
        #expect(server.messages().allSatisfy(\.flags.isEmpty) && server.messages().count == 3)
    }

    @Test func messagesAreFlaggedAsTold() throws {
        let server = IMAPServer()
        server.add(reply(1))
        try fetch(settings(server, .seen))
        #expect(server.messages().map(\.flags) == [["\\Seen"]])
        server.add(reply(2))
        try fetch(settings(server, .flag("Kamerton")))
        #expect(server.messages().map(\.flags) == [["\\Seen"], ["Kamerton"]])
        // Looking does not mark as read.
        #expect(server.commands("UID FETCH").allSatisfy { $0.contains("BODY.PEEK[]") })
    }

    @Test(arguments: [["MOVE", "UIDPLUS"], ["UIDPLUS"]]) func messagesAreMovedAsTold(capabilities: [String]) throws {
        var options = IMAPServer.Options()
        options.capabilities = ["IMAP4rev1", "AUTH=PLAIN"] + capabilities
        let server = IMAPServer(options)
        server.add(reply(1))
        server.add(reply(2))
        try fetch(settings(server, .move("Taken in")))
        #expect(server.messages().isEmpty)
        #expect(server.messages(in: "Taken in").map(\.bytes) == [reply(1), reply(2)])
        #expect(server.commands("CREATE").count == 1)
        server.add(reply(3))
        try fetch(settings(server, .move("Taken in")))
        #expect(server.messages(in: "Taken in").count == 3)
    }

    @Test func nothingIsDeletedToMoveIt() throws {
        var options = IMAPServer.Options()
        options.capabilities = ["IMAP4rev1", "AUTH=PLAIN"]
        let server = IMAPServer(options)
        server.add(reply(1))
        #expect(throws: FetchError.self) { try fetch(settings(server, .move("Taken"))) }
        #expect(server.messages().count == 1)
        #expect(try scene.store.number("SELECT count(*) FROM inbound_mails") == 0)
    }

    @Test func aFlagThatTheServerDoesNotKeepIsSaidBefore() throws {
        var options = IMAPServer.Options()
        options.permanentFlags = "\\Seen"
        let server = IMAPServer(options)
        server.add(reply(1))
        let error = #expect(throws: FetchError.self) { try fetch(settings(server, .flag("Kamerton"))) }
        #expect(error?.phrase.english.contains("keeps no flag Kamerton") == true)
        try fetch(settings(server, .seen))
    }

    @Test(arguments: ["UID FETCH", "UID STORE", "UID SEARCH", "EXAMINE", "SELECT"])
    func aFetchThatIsCutOffGoesOnWhereItWas(command: String) throws {
        let server = IMAPServer()
        for number in 0..<120 { server.add(reply(number)) }
        server.change { $0.dropsAt = command }
        let settings = settings(server, .seen)
        if command != "EXAMINE" { #expect(throws: FetchError.self) { try fetch(settings) } }
        try fetch(settings)
        #expect(try scene.store.number("SELECT count(*) FROM inbound_mails") == 120)
        #expect(server.messages().allSatisfy { $0.flags == ["\\Seen"] })
        #expect(try fetch(settings).0 == FolderFetch.Outcome())
        // What was recorded before the cut is flagged without being read again.
        let asked = server.commands("UID FETCH")
        #expect(asked.count == (command == "UID FETCH" ? 4 : 3), "\(asked)")
    }

    @Test func whatWasTakenIsSettledWithoutReadingItAgain() throws {
        let server = IMAPServer()
        for number in 0..<3 { server.add(reply(number)) }
        server.change { $0.dropsAt = "UID STORE" }
        let settings = settings(server, .seen)
        #expect(throws: FetchError.self) { try fetch(settings) }
        let state = try #require(try scene.store.mailFolder(FolderFetch.name(settings)))
        #expect(state.takenUID == 3 && state.settledUID == 0)
        let (outcome, summary) = try fetch(settings)
        #expect(outcome.read == 0 && outcome.settled == 3 && summary.read == 0)
        #expect(server.commands("UID FETCH").count == 1)
    }

    @Test func newNumbersAreReadAgainAndChangeNothing() throws {
        let server = IMAPServer()
        server.add(bounce)
        server.add(reply(1))
        try fetch(settings(server))
        server.renumber()
        let (outcome, summary) = try fetch(settings(server))
        #expect(outcome.read == 2 && summary.unchanged == 2 && summary.created == 0)
        #expect(try scene.store.mailFolder(FolderFetch.name(settings(server)))?.validity == 101)
    }

    @Test func aMessageThatTheServerCannotHandOutHoldsBackNoOther() throws {
        var options = IMAPServer.Options()
        options.broken = [2]
        let server = IMAPServer(options)
        for number in 0..<4 { server.add(reply(number)) }
        let (outcome, summary) = try fetch(settings(server, .seen))
        #expect(outcome.unreadable == [2] && summary.created == 3)
        #expect(server.messages().map { $0.flags.isEmpty } == [false, true, false, false])
        #expect(try fetch(settings(server, .seen)).0.unreadable.isEmpty)
    }

    @Test func aServerThatDoesNotSayItsNextNumberIsReadAsWell() throws {
        var options = IMAPServer.Options()
        options.saysUIDNext = false
        let server = IMAPServer(options)
        for number in 0..<3 { server.add(reply(number)) }
        #expect(try fetch(settings(server)).0.read == 3)
        #expect(try fetch(settings(server)).0.read == 0)
    }

    @Test func aDryRunChangesNothingHereOrThere() throws {
        let server = IMAPServer()
        server.add(bounce)
        let before = try scene.store.fullDump()
        let (_, summary) = try fetch(settings(server, .move("Taken")), dryRun: true)
        #expect(summary.suppressed == 1)
        #expect(try scene.store.fullDump() == before)
        #expect(server.messages().count == 1 && server.commands("SELECT").isEmpty)
    }

    @Test func anAccessTokenIsGivenAsXOAUTH2() throws {
        let server = IMAPServer()
        server.add(reply(1))
        var settings = settings(server)
        settings.login = .accessToken(.file("imap.token"))
        #expect(try fetch(settings).0.read == 1)
        #expect(server.commands("AUTHENTICATE").allSatisfy { $0.hasPrefix("AUTHENTICATE XOAUTH2") })
        scene.folder.write("stale\n", to: "imap.token")
        let error = #expect(throws: FetchError.self) { try fetch(settings) }
        #expect(error?.phrase.english.contains("does not accept") == true)
        #expect(error?.phrase.english.contains("stale") == false)
    }

    @Test func whatGoesWrongIsSaidWithoutTheSecret() throws {
        let server = IMAPServer()
        scene.folder.write("wrong\n", to: "imap.secret")
        let error = #expect(throws: FetchError.self) { try fetch(settings(server)) }
        #expect(error?.phrase.english.contains("does not accept") == true)
        scene.folder.write("secret\n", to: "imap.secret")
        var other = settings(server)
        other.folder = "Nowhere"
        let missing = #expect(throws: FetchError.self) { try fetch(other) }
        #expect(missing?.phrase.english == "the mail server refused EXAMINE: NO no such folder")
        other.tls = .starttls
        let plain = #expect(throws: FetchError.self) { try fetch(other) }
        #expect(plain?.phrase.english.contains("STARTTLS") == true)
        server.close()
        #expect(throws: FetchError.self) { try fetch(other) }
    }

    @Test func aRunFetchesWhenItsTimeHasCome() throws {
        let server = IMAPServer()
        var settings = settings(server)
        #expect(try !FolderFetch.isDue(settings, scene.store, now: scene.now))
        settings.every = Span(15, .minutes)
        #expect(try FolderFetch.isDue(settings, scene.store, now: scene.now))
        try fetch(settings)
        #expect(try !FolderFetch.isDue(settings, scene.store, now: scene.now + 14 * 60_000))
        #expect(try FolderFetch.isDue(settings, scene.store, now: scene.now + 15 * 60_000))
    }
}
