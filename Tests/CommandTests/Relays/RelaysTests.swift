import Foundation
import JSON
import Store
import Synchronization
import TestSupport
import Testing

/// Several relays, with real servers behind them.
struct RelaysTests {
    private func two(_ a: Int, _ b: Int, _ more: String = "") -> String {
        "smtp:\n  \(RelayWorkspace.relay("a", a, ", weight: 3"))\n  \(RelayWorkspace.relay("b", b))\n" + more
    }

    /// A port on which nobody listens.
    private func closedPort() -> Int {
        let sink = SMTPSink()
        defer { sink.close() }
        return sink.port
    }

    @Test func theMailIsSharedByWeightAndTheLedgerSaysWhoTookIt() throws {
        let (a, b) = (SMTPSink(), SMTPSink())
        let workspace = try RelayWorkspace(members: 400, two(a.port, b.port))
        let (status, report, errors) = try workspace.kamerton("run")
        #expect(status == 0 && report["sent"] == 400, "\(errors)")
        #expect(a.messages.count + b.messages.count == 400)
        #expect(abs(a.messages.count - 300) < 45)
        let relays = try workspace.relays()
        #expect(Set(a.recipients) == Set(relays.filter { $0.value == "a" }.keys))
        #expect(Set(b.recipients) == Set(relays.filter { $0.value == "b" }.keys))
        let shown = try workspace.kamerton("status").json["relays"]?.arrayValue ?? []
        #expect(shown.map { $0["last_day"] } == [JSONValue(a.messages.count), JSONValue(b.messages.count)])
    }

    @Test func theShareOfOneThatIsDownGoesToTheOthers() throws {
        let b = SMTPSink()
        let workspace = try RelayWorkspace(members: 300, two(closedPort(), b.port))
        let (status, report, errors) = try workspace.kamerton("run")
        #expect(status == 0 && report["sent"] == 300 && report["retrying"] == 0, "\(errors)")
        #expect(report["failed_relays"]?["a"] != nil && errors.contains("the relay a"))
        #expect(Set(b.recipients).count == 300 && b.messages.count == 300)
        // No member is charged with it, and the next process leaves it alone.
        #expect(try workspace.store.number("SELECT count(*) FROM messages WHERE attempts <> 1") == 0)
        let trouble = try #require(try workspace.store.relayTroubles().first)
        #expect(trouble.relay == "a" && trouble.failures == 1)
        let status2 = try workspace.kamerton("status").json["relays"]?.arrayValue ?? []
        #expect(status2.first?["failures"] == 1 && status2.first?["next_attempt_at"] != .null)
    }

    @Test func oneThatHasEnoughInTheMiddleLosesTheRest() throws {
        let counter = SMTPCounter()
        // 421 to everything after the fiftieth message, also to new connections.
        let a = SMTPSink { step in
            switch step {
            case .body: counter.next() > 50 ? .replyAndDrop("421 4.7.0 enough") : .standard
            case .greeting where counter.value > 50: .replyAndDrop("421 4.7.0 enough")
            default: .standard
            }
        }
        let b = SMTPSink()
        let workspace = try RelayWorkspace(members: 400, two(a.port, b.port))
        _ = try workspace.kamerton("run")
        let received = a.recipients + b.recipients
        #expect(Set(received).count == received.count)
        let states = try workspace.sending.states()
        #expect(states.values.allSatisfy { $0 == "sent" || $0 == "planned" })
        #expect(states.filter { $0.value == "sent" }.count == received.count)
        #expect(b.messages.count > 250)
    }

    @Test func whenAllAreDownMessagesWaitAndSayWhy() throws {
        let workspace = try RelayWorkspace(members: 30, two(closedPort(), closedPort()))
        let (status, report, errors) = try workspace.kamerton("run")
        #expect(status == 1 && report["sent"] == 0, "\(errors)")
        #expect(report["unreachable"]?.stringValue?.contains("127.0.0.1") == true)
        #expect(report["held"]?["relay"] == 30)
        #expect(
            try workspace.store.number(
                "SELECT count(*) FROM messages WHERE state = 'planned' AND reason = 'relay' AND attempts = 0") == 30)
        // The next run leaves them alone.
        let next = try workspace.kamerton("run")
        #expect(next.status == 0 && next.json["sent"] == 0 && next.json["next_at"] != .null)
        // One comes back: what waited for it goes at once when its time has come.
        let (a, b) = (SMTPSink(), SMTPSink())
        workspace.write(two(a.port, b.port))
        try workspace.store.connection.run("UPDATE relay_states SET next_attempt_at = 0")
        try workspace.store.connection.run("UPDATE messages SET next_attempt_at = 0 WHERE id = 1")
        _ = try workspace.kamerton("run")
        _ = try workspace.kamerton("run")
        #expect(a.messages.count + b.messages.count == 30)
        #expect(try workspace.store.relayTroubles().count < 2)
    }

    @Test func streamsAndBoundDomainsTakeTheirOwnRelayAndSender() throws {
        let (main, bulk) = (SMTPSink(), SMTPSink())
        let workspace = try RelayWorkspace(
            members: 20,
            """
            smtp:
              \(RelayWorkspace.relay("main", main.port))
              \(RelayWorkspace.relay("bulk", bulk.port, ", from_domains: [news.example.org]"))
            streams:
              service: { from: Offers <offers@news.example.org>, bounces: back@news.example.org }
            """)
        let (status, _, errors) = try workspace.kamerton("run")
        #expect(status == 0, "\(errors)")
        #expect(bulk.messages.count == 20 && main.messages.isEmpty)
        let mail = try #require(bulk.messages.first)
        #expect(mail.text.contains("From: Offers <offers@news.example.org>"))
        #expect(mail.text.contains("@news.example.org>") && mail.sender.hasPrefix("back+"))
        let test = try workspace.kamerton("send-test", "word", "--to", "lena@example.org")
        #expect(test.json["relay"] == "bulk" && test.json["from"] == "Offers <offers@news.example.org>")
        #expect(bulk.messages.count == 21)
        let preview = try workspace.kamerton("preview", "word")
        #expect(preview.json["from"] == "Offers <offers@news.example.org>")
    }

    @Test func seedsGetOneCopyOfEachSendOutsideOfAllCounts() throws {
        let sink = SMTPSink()
        let workspace = try RelayWorkspace(
            members: 600,
            """
            smtp: { host: 127.0.0.1, port: \(sink.port), tls: none }
            seeds: [seed@example.net, m7@example.org]
            """)
        let (status, report, errors) = try workspace.kamerton("run")
        #expect(status == 0 && report["sent"] == 600 && report["seeds"] == 1, "\(errors)")
        _ = try workspace.kamerton("run")
        // A seed who is a member has the member's own message.
        #expect(sink.messages.count == 601 && Set(sink.recipients).count == 601)
        let copy = try #require(sink.messages.first { $0.recipient == "seed@example.net" })
        #expect(copy.text.contains("X-Kamerton-Seed: 1"))
        #expect(sink.messages.filter { $0.text.contains("X-Kamerton-Seed") }.count == 1)
        #expect(try workspace.store.number("SELECT count(*) FROM messages") == 600)
        let shown = try workspace.kamerton("status").json
        #expect(shown["seeds"]?["sent"] == 1 && shown["campaigns"]?.arrayValue?.first?["sent"] == 600)
    }

    @Test func aSeedThatIsSuppressedGetsNothing() throws {
        let sink = SMTPSink()
        let workspace = try RelayWorkspace(
            members: 3, "smtp: { host: 127.0.0.1, port: \(sink.port), tls: none }\nseeds: [seed@example.net]")
        _ = try workspace.kamerton("suppress", "add", "seed@example.net")
        #expect(try workspace.kamerton("run").status == 0)
        #expect(sink.messages.count == 3)
        #expect(try workspace.store.seedCounts() == [.skipped: 1])
    }

    /// Kills a run in the moment in which it offers the copy of a seed.
    private final class Assassin: Sendable {
        private let pid = Mutex<pid_t>(0)

        func aim(at pid: pid_t) { self.pid.withLock { $0 = pid } }

        func strike() {
            pid.withLock { pid in
                if pid != 0 { kill(pid, SIGKILL) }
                pid = 0
            }
        }
    }

    @Test(arguments: [false, true]) func aSeedIsNeverSentTwiceWhenARunIsKilled(afterTheDot: Bool) throws {
        let assassin = Assassin()
        let sink = SMTPSink { step in
            switch step {
            case .recipient("seed@example.net") where !afterTheDot: assassin.strike()
            case .body("seed@example.net") where afterTheDot: assassin.strike()
            default: break
            }
            return .standard
        }
        let workspace = try RelayWorkspace(
            members: 40, "smtp: { host: 127.0.0.1, port: \(sink.port), tls: none }\nseeds: [seed@example.net]")
        let process = try workspace.sending.run()
        assassin.aim(at: process.pid)
        #expect(process.finish().status == -SIGKILL)
        for _ in 0..<3 { #expect(try workspace.sending.run().finish().status >= 0) }
        #expect(sink.recipients.filter { $0 == "seed@example.net" }.count == 1)
        #expect(try workspace.store.seedCounts() == (afterTheDot ? [.uncertain: 1] : [.sent: 1]))
        #expect(try workspace.store.openClaims().isEmpty)
    }
}
