import Foundation
import JSON
import Store
import TestSupport
import Testing

/// `run`, `status`, `messages` and `send-test` as programs and people meet them.
struct DeliveryCommandTests {
    private func command(_ workspace: SendingWorkspace, _ words: [String]) throws -> (Int32, String, String) {
        let end = try KamertonProcess(words + ["--workspace", workspace.folder.path]).finish()
        return (end.status, end.output, end.errors)
    }

    @Test func runReportsWhatItDid() throws {
        let sink = SMTPSink { step in
            if case .recipient("m1@example.org") = step {
                .reply("550 5.1.1 <m1@example.org> unknown")
            } else {
                .standard
            }
        }
        let workspace = try SendingWorkspace(members: 3, port: sink.port)
        let (status, output, _) = try command(workspace, ["run", "--json"])
        #expect(status == 1)
        let report = try JSONValue(parsing: output)
        #expect(report["sent"] == 2)
        #expect(report["failed"] == 1)
        for name in ["planned", "retrying", "uncertain"] { #expect(report[name] == 0) }
        #expect(report["held"]?.objectValue != nil && report["skipped"]?.objectValue != nil)
        #expect(report["seconds"]?.numberValue != nil)
        let again = try command(workspace, ["run"])
        #expect(again == (0, "nothing is due\n", ""))
    }

    /// Two tags inside each other lead to what fails; the ledger keeps the place and the way there.
    @Test func aMessageThatCannotBeRenderedSaysWhereAndTheRestGoesOn() throws {
        let sink = SMTPSink()
        let workspace = try SendingWorkspace(members: 3, port: sink.port)
        workspace.folder.write(
            "---\nsubject: A word\npreview: A short one\n---\n# Hello\n\n{% render \"card\" %}\n",
            to: "templates/word.en.md")
        workspace.folder.write("Card\n\n{% render \"sum\" %}\n", to: "templates/partials/card.md")
        workspace.folder.write(
            "{% if member.email == 'm1@example.org' %}{{ 1 | divided_by: 0 }}{% endif %}",
            to: "templates/partials/sum.md")
        #expect(try command(workspace, ["run", "--quiet"]).0 == 1)
        #expect(
            try workspace.states() == ["m0@example.org": "sent", "m1@example.org": "failed", "m2@example.org": "sent"])
        let lines = try command(workspace, ["messages", "word", "--json"]).1.split(separator: "\n")
            .map { try JSONValue(parsing: String($0)) }
        #expect(lines[1]["reason"] == "render")
        let reply = lines[1]["smtp_reply"]?.stringValue ?? ""
        #expect(reply.hasPrefix("templates/partials/sum.md:1:49: "))
        #expect(
            reply.hasSuffix("included from templates/partials/card.md:3:11, included from templates/word.en.md:7:11"))
    }

    @Test func statusAndMessagesSayWhoGotIt() throws {
        let sink = SMTPSink { step in
            switch step {
            case .recipient("m1@example.org"): .reply("452 4.2.2 full")
            case .body("m2@example.org"): .keepAndDrop
            default: .standard
            }
        }
        let workspace = try SendingWorkspace(members: 3, port: sink.port, connections: 1)
        #expect(try command(workspace, ["run", "--quiet"]).0 == 1)
        let status = try JSONValue(parsing: try command(workspace, ["status", "word", "--json"]).1)
        let line = try #require(status["campaigns"]?[0])
        #expect(line["campaign"] == "word" && line["occurrence"] == "2026-01-01T07:00Z" && line["step"] == "main")
        #expect(line["sent"] == 1 && line["planned"] == 1 && line["uncertain"] == 1 && line["failed"] == 0)
        let lines = try command(workspace, ["messages", "word", "--json"]).1.split(separator: "\n")
            .map { try JSONValue(parsing: String($0)) }
        #expect(lines.count == 3)
        #expect(
            lines[0].objectValue?.names == [
                "email", "campaign", "occurrence", "step", "variant", "state", "reason", "attempts", "message_id",
                "relay_id", "relay", "smtp_code", "smtp_reply", "planned_at", "sent_at", "next_attempt_at",
            ])
        #expect(lines[0]["relay_id"] == "Q1" && lines[0]["smtp_code"] == 250)
        #expect(lines[1]["state"] == "planned" && lines[1]["attempts"] == 1 && lines[1]["sent_at"] == .null)
        #expect(lines[2]["state"] == "uncertain")
        let table = try command(workspace, ["messages", "word"]).1
        #expect(table.contains("not sure") && table.contains("waiting"))
        #expect(try command(workspace, ["messages", "word", "--state", "uncertain", "--json"]).1.contains("m2@"))
        let (code, _, errors) = try command(workspace, ["messages", "wird"])
        #expect(code == 2)
        #expect(errors.contains("did you mean \"word\"?"))
    }

    @Test func aBrokenTemplateStopsItsCampaignOnly() throws {
        let sink = SMTPSink()
        let workspace = try SendingWorkspace(members: 2, port: sink.port)
        let good = workspace.folder.read("campaigns/word.yaml")
        workspace.folder.write(good.replacing("content: word", with: "content: odd"), to: "campaigns/odd.yaml")
        workspace.folder.write("---\nsubject: Odd\n---\nHello {{ nobody.knows }}\n", to: "templates/odd.en.md")
        try workspace.plan(campaign: "odd", for: "m0@example.org")
        let (status, output, errors) = try command(workspace, ["run", "--json"])
        #expect(status == 1)
        #expect(try JSONValue(parsing: output)["stopped_campaigns"] == ["odd"])
        #expect(errors.contains("templates/odd.en.md:4"))
        #expect(sink.messages.count == 2)
        #expect(try workspace.states(of: "odd") == ["m0@example.org": "planned"])
    }

    @Test func aCampaignWithMistakesWaitsAndARemovedOneIsSkipped() throws {
        let sink = SMTPSink()
        let workspace = try SendingWorkspace(members: 1, port: sink.port)
        try workspace.plan(campaign: "gone", for: "m0@example.org")
        workspace.folder.write("title: 5\nkind: nonsense\n", to: "campaigns/bad.yaml")
        try workspace.plan(campaign: "bad", for: "m0@example.org")
        #expect(try command(workspace, ["run", "--quiet"]).0 == 1)
        #expect(try workspace.states(of: "bad") == ["m0@example.org": "planned"])
        // "gone" may be the old name of the file with mistakes.
        #expect(try workspace.states(of: "gone") == ["m0@example.org": "planned"])
        #expect(try workspace.states() == ["m0@example.org": "sent"])
        try FileManager.default.removeItem(atPath: workspace.folder.path + "/campaigns/bad.yaml")
        #expect(try command(workspace, ["run", "--quiet"]).0 == 0)
        #expect(try workspace.states(of: "gone") == ["m0@example.org": "skipped"])
    }

    @Test func anUnreachableRelayIsSaidAndNothingIsLost() throws {
        let sink = SMTPSink()
        let workspace = try SendingWorkspace(members: 3, port: sink.port)
        sink.close()
        let (status, _, errors) = try command(workspace, ["run"])
        #expect(status == 1)
        #expect(errors.contains("127.0.0.1:\(sink.port)"))
        #expect(Set(try workspace.states().values) == ["planned"])
    }

    @Test func realMailAtAnotherTimeNeedsForce() throws {
        let sink = SMTPSink()
        let workspace = try SendingWorkspace(members: 1, port: sink.port)
        let (status, _, errors) = try command(workspace, ["run", "--now", "2027-06-01T10:00:00Z"])
        #expect(status == 2)
        #expect(errors.contains("--force"))
        #expect(sink.messages.isEmpty)
        #expect(try command(workspace, ["run", "--now", "2027-06-01T10:00:00Z", "--force", "--quiet"]).0 == 0)
        #expect(sink.messages.count == 1)
        #expect(try workspace.store.highWater() == nil)
    }

    @Test func aTestCopyIsMarkedAndOutsideTheCounts() throws {
        let sink = SMTPSink()
        let workspace = try SendingWorkspace(members: 1, port: sink.port)
        let (status, _, errors) = try command(
            workspace, ["send-test", "word", "--to", "lena@example.org", "--member", "m0@example.org"])
        #expect(status == 0, "\(errors)")
        let message = try #require(sink.messages.first)
        #expect(message.recipient == "lena@example.org")
        #expect(message.text.lowercased().contains("test"))
        #expect(try workspace.states() == ["m0@example.org": "planned"])
        try workspace.store.suppress(emailKey: "lena@example.org", reason: .manual, source: "test", at: Sample.now)
        #expect(try command(workspace, ["send-test", "word", "--to", "lena@example.org"]).0 == 1)
        #expect(sink.messages.count == 1)
    }
}
