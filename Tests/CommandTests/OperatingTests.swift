import JSON
import Store
import TestSupport
import Testing

/// `pause`, `resume`, `cancel`, `resolve` and `retry` as operators meet them.
struct OperatingTests {
    private func command(_ workspace: SendingWorkspace, _ words: String...) throws -> (Int32, String, String) {
        let end = try KamertonProcess(words + ["--workspace", workspace.folder.path]).finish()
        return (end.status, end.output, end.errors)
    }

    @Test func aPausedCampaignWaitsAndSaysWhoPausedIt() throws {
        let sink = SMTPSink()
        let workspace = try SendingWorkspace(members: 2, port: sink.port)
        let (status, output, _) = try command(
            workspace, "pause", "word", "--by", "lena", "--note", "wrong price", "--json")
        #expect(status == 0)
        let paused = try JSONValue(parsing: output)
        #expect(paused["messages"] == 2 && paused["sending"] == 0 && paused["by"] == "lena")
        #expect(try command(workspace, "run", "--quiet").0 == 0)
        #expect(sink.messages.isEmpty)
        let shown = try JSONValue(parsing: try command(workspace, "status", "--json").1)
        #expect(shown["campaigns"]?[0]?["held"]?["paused"] == 2)
        #expect(shown["interventions"]?[0]?["by"] == "lena" && shown["interventions"]?[0]?["action"] == "pause")
        #expect(try command(workspace, "status").2.contains("word is paused since"))
        #expect(try command(workspace, "explain", "m0@example.org").1.contains("by lena: wrong price"))
        #expect(try command(workspace, "resume", "word").1.contains("2 messages wait for the next run"))
        #expect(try command(workspace, "run", "--quiet").0 == 0)
        #expect(sink.messages.count == 2)
    }

    @Test func aDryRunOnlyCounts() throws {
        let sink = SMTPSink()
        let workspace = try SendingWorkspace(members: 2, port: sink.port)
        #expect(try command(workspace, "cancel", "word", "--dry-run").1 == "would skip 2 messages for good\n")
        #expect(try workspace.states() == ["m0@example.org": "planned", "m1@example.org": "planned"])
        #expect(try command(workspace, "cancel", "word").0 == 0)
        #expect(try workspace.states() == ["m0@example.org": "skipped", "m1@example.org": "skipped"])
    }

    @Test func sendingAgainAsksFirst() throws {
        let sink = SMTPSink { step in
            switch step {
            case .body("m0@example.org"): .keepAndDrop
            case .recipient("m1@example.org"): .reply("554 5.7.1 not you")
            default: .standard
            }
        }
        let workspace = try SendingWorkspace(members: 2, port: sink.port)
        #expect(try command(workspace, "run", "--quiet").0 == 1)
        #expect(try workspace.states() == ["m0@example.org": "uncertain", "m1@example.org": "failed"])
        let (status, _, errors) = try command(workspace, "resolve", "word", "--resend")
        #expect(status == 2 && errors.contains("--yes"))
        #expect(try command(workspace, "retry", "word", "--failed").0 == 2)
        #expect(try command(workspace, "resolve", "word").0 == 2)
        #expect(try command(workspace, "retry", "word").0 == 2)
        #expect(try workspace.states() == ["m0@example.org": "uncertain", "m1@example.org": "failed"])
        let sent = try JSONValue(parsing: try command(workspace, "resolve", "word", "--sent", "--json").1)
        #expect(sent["messages"] == 1 && sent["action"] == "resolve_sent")
        #expect(try command(workspace, "retry", "word", "--failed", "--yes").0 == 0)
        #expect(try workspace.states() == ["m0@example.org": "sent", "m1@example.org": "planned"])
        #expect(try command(workspace, "resolve", "word", "--sent").1 == "nothing of word is in doubt\n")
        #expect(try command(workspace, "store", "verify").0 == 0)
    }

    @Test func anUnknownOccurrenceIsNoOrder() throws {
        let workspace = try SendingWorkspace(members: 1, port: 1)
        let (status, _, errors) = try command(workspace, "pause", "word", "--occurrence", "2026-01-01T07:0Z")
        #expect(status == 2 && errors.contains("did you mean \"2026-01-01T07:00Z\"?"))
        #expect(try command(workspace, "pause", "wird").0 == 2)
    }

    /// More than a second's worth: the run waits for its turn instead of leaving it to the next.
    @Test func aRunWaitsForAShortWindow() throws {
        let sink = SMTPSink()
        let workspace = try SendingWorkspace(members: 9, port: sink.port)
        let file = workspace.folder.read("kamerton.yaml")
        workspace.folder.write(
            file.replacing("delivery:\n", with: "delivery:\n  per_domain: { example.org: 4/s }\n"), to: "kamerton.yaml")
        let report = try JSONValue(parsing: try command(workspace, "run", "--json").1)
        #expect(report["sent"] == 9)
        let times = try workspace.store.connection.rows(
            "SELECT claimed_at, count(*) FROM messages GROUP BY claimed_at ORDER BY claimed_at"
        ) { ($0.integer(0), $0.int(1)) }
        #expect(times.count >= 3 && times.allSatisfy { $0.1 <= 4 })
        #expect((times.last?.0 ?? 0) - (times.first?.0 ?? 0) >= 2000)
    }

    @Test func aCampaignThatIsRefusedAgainAndAgainPausesItself() throws {
        let sink = SMTPSink { step in
            if case .body = step { .reply("550 5.7.1 this looks like spam") } else { .standard }
        }
        let workspace = try SendingWorkspace(members: 60, port: sink.port)
        let file = workspace.folder.read("kamerton.yaml")
        workspace.folder.write(
            file.replacing("delivery:\n", with: "delivery:\n  pause_at: { refusals: 5 }\n"), to: "kamerton.yaml")
        let (status, output, errors) = try command(workspace, "run", "--json")
        let report = try JSONValue(parsing: output)
        #expect(status == 1 && report["paused"]?[0]?["cause"] == "refusals")
        #expect(errors.contains("word has paused itself") && errors.contains("kamerton resume word"))
        let held = try workspace.states().values.count { $0 == "planned" }
        let failed = try workspace.states().values.count { $0 == "failed" }
        #expect(held + failed == 60 && failed >= 5)
        #expect(try command(workspace, "run", "--quiet").0 == 0)
        #expect(try workspace.states().values.count { $0 == "failed" } == failed)
        #expect(try command(workspace, "status").2.contains("word has paused itself"))
    }
}
