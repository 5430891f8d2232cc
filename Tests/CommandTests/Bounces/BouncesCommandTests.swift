import Campaigning
import Foundation
import JSON
import Store
import TestSupport
import Testing

/// The commands as they are called.
@Suite struct BouncesCommandTests {
    private let sending: SendingWorkspace
    private let row: Int64

    init() throws {
        sending = try SendingWorkspace(members: 2, port: 1)
        row = try sending.store.number(
            "SELECT id FROM messages WHERE member_id = (SELECT id FROM members WHERE email = 'm0@example.org')")
        try sending.store.connection.run(
            "UPDATE messages SET state = 'sent', sent_at = 1791590400000, message_id = '<w' || id || '@example.org>'")
        sending.folder.write(bounce, to: "mail/bounce.eml")
        sending.folder.write(
            "From: M1 <m1@example.org>\nSubject: Re: A word\nIn-Reply-To: <w\(row + 1)@example.org>\n\nThank you!\n",
            to: "mail/reply.eml")
    }

    private var bounce: String {
        let signer = TokenSigner(current: Array(repeating: 0x35, count: 64))
        return """
            Return-Path: <>
            Delivered-To: bounces+\(signer.signForAddress(.bounce, row: row))@example.org
            From: MAILER-DAEMON@mx.example (Mail Delivery System)
            Subject: Undelivered Mail Returned to Sender

            <m0@example.org>: host mx.example[192.0.2.7] said: 550 5.1.1 <m0@example.org>: Recipient address
                rejected: User unknown in virtual mailbox table (in reply to RCPT TO command)
            """
    }

    private func run(_ words: String...) throws -> (status: Int32, output: String, errors: String) {
        try KamertonProcess(words + ["--workspace", sending.folder.path]).finish()
    }

    @Test func whatCameBackIsTakenInListedAndExplained() throws {
        let path = sending.folder.path + "/mail"
        let dry = try run("bounces", "import", path, "--dry-run", "--json")
        #expect(try JSONValue(parsing: dry.output)["suppressed"] == 1)
        #expect(try sending.states()["m0@example.org"] == "sent")

        let first = try run("bounces", "import", path, "--json")
        #expect(first.status == 0, "\(first.errors)")
        let json = try JSONValue(parsing: first.output)
        #expect(json["read"] == 2 && json["created"] == 2 && json["hard"] == 1 && json["replies"] == 1)
        #expect(json["suppressed"] == 1 && json["messages"] == 1 && json["kept"] == 1)
        #expect(try sending.states()["m0@example.org"] == "bounced")
        let again = try JSONValue(parsing: try run("bounces", "import", path, "--json").output)
        #expect(again["created"] == 0 && again["unchanged"] == 2)

        let listed = try run("bounces", "list", "--kind", "reply", "--campaign", "word", "--json")
        #expect(try JSONValue(parsing: listed.output)["email"] == "m1@example.org")
        let explained = try run("bounces", "explain", "1")
        #expect(explained.output.contains("member:   m0@example.org, found by our token in its address"))
        #expect(explained.output.contains("User unknown in virtual mailbox table"))
        let raw = try run("bounces", "explain", "1", "--raw")
        #expect(raw.output == bounce)
        #expect(try run("suppress", "list").output.contains("m0@example.org"))
    }

    @Test func mistakesAreExplained() throws {
        let missing = try run("bounces", "import", sending.folder.path + "/nothing")
        #expect(missing.status != 0 && missing.errors.contains("there is no "))
        #expect(try run("bounces", "list", "--kind", "bounces").status == 2)
        #expect(try run("bounces", "explain", "x").status == 2)
        #expect(try run("bounces", "explain", "99").status == 1)
        let nothing = try run("bounces", "list")
        #expect(nothing.status == 0 && nothing.errors.contains("nothing came back"))
    }
}
