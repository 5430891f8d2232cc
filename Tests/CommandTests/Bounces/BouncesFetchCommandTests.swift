import Foundation
import JSON
import Store
import TestSupport
import Testing

/// `bounces fetch`, and what a run does of it; campaigns of which too much comes back.
struct BouncesFetchCommandTests {
    private let server = IMAPServer()
    private let sink = SMTPSink()
    private let sending: SendingWorkspace

    init() throws {
        sending = try SendingWorkspace(members: 60, port: sink.port)
        try sending.store.connection.run(
            """
            UPDATE messages SET state = 'sent', claimed_at = :now, sent_at = :now,
                message_id = '<w' || id || '@example.org>'
            """, ["now": .integer(Int64(Date().timeIntervalSince1970 * 1000) - 60_000)])
        configure("after: seen")
    }

    private func configure(_ lines: String) {
        let path = "kamerton.yaml"
        let text = sending.folder.read(path).split(separator: "bounces:\n")[0]
        sending.folder.write("secret\n", to: "imap.secret")
        sending.folder.write(
            """
            \(text)bounces:
              imap:
                host: 127.0.0.1
                port: \(server.port)
                tls: none
                username: bounces
                password: { file: imap.secret }
                \(lines)

            """, to: path)
    }

    private func run(_ words: String...) throws -> (status: Int32, output: String, errors: String) {
        try KamertonProcess(words + ["--workspace", sending.folder.path]).finish()
    }

    private func bounce(_ member: Int, _ words: String = "550 5.1.1 User unknown") -> [UInt8] {
        Array(
            """
            From: MAILER-DAEMON@mx.example
            Subject: Undelivered Mail Returned to Sender
            Content-Type: text/plain

            <m\(member)@example.org>: host mx.example said: \(words)
            """.utf8)
    }

    private func complaint(_ member: Int) -> [UInt8] {
        Array(
            """
            From: fbl@provider.example
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=feedback-report; boundary="xx"

            --xx
            Content-Type: message/feedback-report

            Feedback-Type: abuse
            Original-Rcpt-To: m\(member)@example.org

            --xx
            Content-Type: message/rfc822

            To: m\(member)@example.org
            Subject: News

            Hello
            --xx--
            """.utf8)
    }

    @Test func whatCameBackIsFetchedOnceAndFlagged() throws {
        server.add(bounce(0))
        server.add(Array("From: M1 <m1@example.org>\nSubject: Re: A word\n\nThank you!\n".utf8))
        let dry = try run("bounces", "fetch", "--dry-run", "--json")
        #expect(try JSONValue(parsing: dry.output)["suppressed"] == 1, "\(dry.errors)")
        #expect(server.messages().allSatisfy { $0.flags.isEmpty })
        let first = try JSONValue(parsing: try run("bounces", "fetch", "--json").output)
        #expect(first["fetched"] == 2 && first["settled"] == 2 && first["hard"] == 1 && first["replies"] == 1)
        #expect(server.messages().allSatisfy { $0.flags == ["\\Seen"] })
        let again = try JSONValue(parsing: try run("bounces", "fetch", "--json").output)
        #expect(again["fetched"] == 0 && again["read"] == 0)
        #expect(try sending.states()["m0@example.org"] == "bounced")
    }

    @Test func mistakesAreExplained() throws {
        server.change { $0.password = "another" }
        let refused = try run("bounces", "fetch")
        #expect(refused.status == 1 && refused.errors.contains("does not accept the user name"))
        #expect(!refused.errors.contains("secret"))
        sending.folder.write(
            String(sending.folder.read("kamerton.yaml").split(separator: "bounces:\n")[0]), to: "kamerton.yaml")
        let none = try run("bounces", "fetch")
        #expect(none.status == 2 && none.errors.contains("names no folder"))
    }

    @Test func aRunFetchesBeforeItSends() throws {
        configure("every: 15m")
        server.add(bounce(0))
        let first = try run("run", "--json")
        #expect(first.status == 0, "\(first.errors)")
        #expect(try sending.states()["m0@example.org"] == "bounced")
        server.add(bounce(1))
        _ = try run("run", "--json")
        #expect(try sending.states()["m1@example.org"] == "sent")
        // A mail server that is away stops nothing.
        server.close()
        try sending.store.connection.run("UPDATE imap_folders SET fetched_at = 0")
        let away = try run("run", "--json")
        #expect(away.status == 0 && away.errors.contains("what came back could not be fetched"))
    }

    @Test func aCampaignOfWhichTooMuchComesBackPausesItselfAtOnce() throws {
        for member in 0..<4 { server.add(bounce(member)) }
        let end = try run("bounces", "fetch")
        #expect(end.status == 0 && end.errors.contains("word has paused itself"), "\(end.errors)")
        #expect(end.errors.contains("4 of 60 messages came back"))
        let status = try run("status", "word")
        #expect((status.output + status.errors).contains("has paused itself"))
    }

    @Test func threeOfAHundredThatComeBackAreNotTooMuchThreeComplaintsAre() throws {
        for member in 0..<3 { server.add(bounce(member)) }
        #expect(try !run("bounces", "fetch").errors.contains("paused itself"))
        for member in 10..<13 { sending.folder.write(complaint(member), to: "mail/\(member).eml") }
        let end = try run("bounces", "import", sending.folder.path + "/mail")
        #expect(end.errors.contains("word has paused itself"), "\(end.errors)")
        #expect(end.errors.contains("3 of 60 messages were reported as spam"))
    }

    @Test func explainTellsWhatCameBack() throws {
        server.add(bounce(0))
        server.add(Array("From: M0 <m0@example.org>\nSubject: Re: A word\n\nI moved!\n".utf8))
        _ = try run("bounces", "fetch")
        let told = try run("explain", "m0@example.org")
        #expect(told.output.contains("Came back:"))
        #expect(told.output.contains("dead address (5.1.1, unknown_user) of word 2026-01-01T07:00Z main"))
        #expect(told.output.contains("reply of a person"))
        let json = try JSONValue(parsing: try run("explain", "m0@example.org", "--json").output)
        #expect(json["returns"]?[0]?["class"] == "hard" && json["returns"]?[0]?["effect"] == "suppressed")
        #expect(json["returns"]?[1]?["class"] == "reply")
    }

    @Test func repliesAreListedUnderTheOwnerOfTheirCampaign() throws {
        let file = sending.folder.read("campaigns/word.yaml")
        sending.folder.write(file + "owner: lena@example.org\n", to: "campaigns/word.yaml")
        let row = try sending.store.number("SELECT min(id) FROM messages")
        server.add(
            Array(
                """
                From: M0 <m0@example.org>
                Subject: Re: A word
                In-Reply-To: <w\(row)@example.org>

                I liked the orchard very much.

                On Tuesday Club <club@example.org> wrote:
                > Hello!
                """.utf8))
        server.add(Array("From: Stranger <s@elsewhere.example>\nSubject: Hi\n\nWho are you?\n".utf8))
        _ = try run("bounces", "fetch")
        let told = try run("bounces", "list", "--replies")
        #expect(told.output.contains("for lena@example.org:"))
        #expect(told.output.contains("Re: A word — I liked the orchard very much."))
        #expect(!told.output.contains("wrote:") && told.output.contains("Who are you?"))
        let theirs = try run("bounces", "list", "--replies", "--owner", "lena@example.org", "--since", "1d", "--json")
        let json = try JSONValue(parsing: theirs.output)
        #expect(json["owner"] == "lena@example.org" && json["text"] == "I liked the orchard very much.")
        #expect(try run("bounces", "list", "--since", "soon").status == 2)
    }
}
