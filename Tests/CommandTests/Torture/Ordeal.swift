import Delivery
import Definitions
import Formats
import Foundation
import JSON
import Store
import TestSupport
import Testing

/// A workspace with messages for many, a server that records what it takes, and what is done to them until nothing waits.
final class Ordeal {
    let name: String
    let ifUnsure: String
    let sink: SMTPSink
    private let messages: Int
    private(set) var workspace: SendingWorkspace
    var random: SeededGenerator
    /// What went wrong on purpose, and how often the program was started.
    var events = 0
    private(set) var runs = 0
    /// Those that were uncertain at any time.
    private(set) var doubtful: Set<String> = []
    private let begun = ContinuousClock.now

    init(_ name: String, ifUnsure: String = "ask", messages: Int, sink: SMTPSink, connections: Int = 10) throws {
        (self.name, self.ifUnsure, self.sink, self.messages) = (name, ifUnsure, sink, messages)
        random = SeededGenerator(Torture.seed)
        workspace = try SendingWorkspace(
            members: messages, port: sink.port, ifUnsure: ifUnsure, connections: connections,
            disk: ProcessInfo.processInfo.environment["KAMERTON_SMALL_DISK"])
    }

    /// Nothing is planned yet of what is due to all.
    func leaveItToPlan() throws {
        try workspace.store.connection.run("DELETE FROM messages")
        let anHourAgo: Instant = Ordeal.clock() + Int64(-3_600_000)
        let due = anHourAgo.description.prefix(16).replacing("T", with: " ")
        workspace.folder.write(
            """
            title: A word to all
            kind: email
            intent: service
            reason: members asked for it
            schedule: { at: \(due), timezone: UTC, not_after: 2d }
            content: word

            """, to: "campaigns/word.yaml")
    }

    static let connections = 10

    static let clock: @Sendable () -> Instant = {
        Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    }

    // MARK: - Runs

    /// Starts the program; `finish` must follow.
    func start() throws -> KamertonProcess {
        runs += 1
        return try workspace.run()
    }

    @discardableResult
    func finish(_ process: KamertonProcess) throws -> (status: Int32, output: String, errors: String) {
        let end = process.finish()
        try lookForDoubts()
        return end
    }

    @discardableResult
    func run() throws -> (status: Int32, output: String, errors: String) { try finish(start()) }

    /// A run inside the test, for what cannot be given to a program: other time-outs, another clock, another machine.
    func runHere(
        system: @escaping @Sendable () -> Instant = Ordeal.clock, store: Store? = nil,
        adjust: (inout DeliveryRun) -> Void = { _ in }
    ) throws -> RunReport {
        runs += 1
        let loaded = try #require(WorkspaceLoader.load(directory: workspace.folder.path).workspace)
        var run = DeliveryRun(store: store ?? workspace.store, workspace: loaded, system: system)
        // A process that is gone once this has ended: what it held is anybody's then.
        run.identity.pid = 0x3FFF_0000 + Int32(runs)
        adjust(&run)
        defer { try? lookForDoubts() }
        return try run.run()
    }

    /// When the next of so many events is to come, in steps of the SMTP dialogue (four a message): never so late that the mail is
    /// at an end before, whatever was drawn for those that came first; and in the end nearly all of it has gone.
    func steps(toTheNextOf events: Int) -> Int {
        let left = messages - Set(sink.recipients).union(doubtful).count
        return Int.random(in: 1...max(1, left * 5 / (max(1, events) + 1)), using: &random)
    }

    /// What is to be tried again later is due now.
    func letTimePass() throws {
        try workspace.store.connection.run("UPDATE messages SET next_attempt_at = 0 WHERE state = 'planned'")
    }

    /// Runs until nothing waits, and it ends well.
    func runToTheEnd(most: Int = 20) throws {
        for _ in 0..<most {
            try letTimePass()
            let end = try run()
            #expect(end.status == 0 || end.status == 1, "\(end.errors)")
            // What is in doubt is planned again by the run that comes next.
            if try waiting() == 0, try ifUnsure == "ask" || !isInDoubt { return }
        }
        Issue.record("\(name): messages still wait after \(most) runs (seed \(Torture.seed))")
    }

    func waiting() throws -> Int64 {
        try workspace.store.number("SELECT count(*) FROM messages WHERE state IN ('planned', 'sending')")
    }

    var isInDoubt: Bool { get throws { try !workspace.addresses(in: "uncertain").isEmpty } }

    /// Goes on with another copy of the workspace.
    func move(to other: SendingWorkspace) { workspace = other }

    // MARK: - What is known

    /// Those of whom nobody can know now: uncertain in the ledger, or held by a dead run whose journal says that the dot was sent.
    func lookForDoubts() throws {
        let store = workspace.store
        doubtful.formUnion(try workspace.addresses(in: "uncertain"))
        for claim in try store.openClaims() {
            let journal = WireJournalReader(
                path: Recovery.journalPath(in: workspace.folder.path + "/.kamerton/wire", claim: claim.id))
            for message in try store.claimedMessages(of: claim.id) {
                let stage = journal?.records[message.id]?.stage
                if stage == nil || stage == .dotSent { doubtful.insert(try workspace.address(of: message.id)) }
            }
        }
    }

    /// Compares the ledger with what the server has got, and writes a line of the table.
    /// - Parameters:
    ///   - mostUncertain: for each event; nil where there is no such promise.
    ///   - refused: those that the server has said no to for good.
    func judge(mostUncertain: Int? = 2 * Ordeal.connections, refused: Set<String> = []) throws {
        try lookForDoubts()
        let received = Dictionary(sink.recipients.map { ($0, 1) }, uniquingKeysWith: +)
        let states = try workspace.states()
        let seed = Torture.seed
        let uncertain = Set(states.filter { $0.value == "uncertain" }.keys)
        let doubled = Set(received.filter { $0.value > 1 }.keys)
        let lost = states.keys.filter { received[$0] == nil && !uncertain.contains($0) && !refused.contains($0) }
        let strangers = Set(received.keys).subtracting(states.keys)
        OrdealTable.add(
            [
                name, ifUnsure, "\(states.count)", "\(events)", "\(runs)", "\(received.count)", "\(doubtful.count)",
                "\(uncertain.count)", "\(doubled.count)", "\(lost.count)", OrdealTable.seconds(since: begun),
            ])
        #expect(lost.isEmpty, "\(name): \(lost.count) lost (seed \(seed))")
        #expect(strangers.isEmpty, "\(name): seed \(seed)")
        // Under `ask` nobody gets two, under `resend` only those of whom nobody could know.
        if ifUnsure == "ask" {
            #expect(doubled.isEmpty, "\(name): \(doubled.count) doubled (seed \(seed))")
        } else {
            #expect(doubled.isSubset(of: doubtful), "\(name): \(doubled.subtracting(doubtful)) (seed \(seed))")
            #expect(uncertain.isEmpty, "\(name): seed \(seed)")
        }
        for (email, state) in states {
            switch state {
            case "sent": #expect(received[email, default: 0] >= 1, "\(name): \(email) is sent (seed \(seed))")
            case "uncertain": break
            case "failed" where refused.contains(email): #expect(received[email] == nil, "\(name): seed \(seed)")
            default: Issue.record("\(name): \(email) is \(state) in the end (seed \(seed))")
            }
        }
        if let mostUncertain {
            #expect(doubtful.count <= mostUncertain * events, "\(name): seed \(seed)")
        }
        #expect(try listed() == uncertain, "\(name): seed \(seed)")
        #expect(try workspace.store.openClaims().isEmpty, "\(name): seed \(seed)")
        try verify()
    }

    /// Those whom `kamerton messages` names as uncertain.
    private func listed() throws -> Set<String> {
        let list = try Executable(workspace: workspace.folder.path)
            .run("messages", "word", "--state", "uncertain", "--json")
        #expect(list.code == 0, "\(list.error)")
        return Set(
            try list.out.split(separator: "\n").compactMap { try JSONValue(parsing: String($0))["email"]?.stringValue })
    }

    /// `kamerton store verify` finds nothing.
    func verify() throws {
        let verdict = try Executable(workspace: workspace.folder.path).run("store", "verify", "--json")
        #expect(verdict.code == 0, "\(name), seed \(Torture.seed): \(verdict.out) \(verdict.error)")
        #expect(try JSONValue(parsing: verdict.out)["findings"]?.arrayValue?.isEmpty == true, "\(name): \(verdict.out)")
    }
}
