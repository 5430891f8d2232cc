import Foundation
import JSON
import Synchronization
import TestSupport
import Testing

/// Never twice, never lost: the real executable, killed at random instants while it sends.
@Suite(.serialized)
struct KillTests {
    /// Kills the process that is at work when the sink has seen so many steps.
    private final class Executioner: Sendable {
        private struct State {
            var pid: pid_t = 0
            var stepsLeft = 0
        }

        private let state = Mutex(State())

        func aim(at pid: pid_t, after steps: Int) { state.withLock { $0 = State(pid: pid, stepsLeft: steps) } }

        func step(_ number: Int32 = SIGKILL) {
            state.withLock { state in
                guard state.stepsLeft > 0 else { return }
                state.stepsLeft -= 1
                if state.stepsLeft == 0 { kill(state.pid, number) }
            }
        }
    }

    /// What a run may do before it is killed, in steps of the SMTP dialogue (four a message): about 50 messages, so that twenty
    /// kills of 1,500 never run out of them.
    private static let mostSteps = 200

    /// `make torture` asks for more.
    private static func setting(_ name: String, _ standard: Int) -> Int {
        ProcessInfo.processInfo.environment[name].flatMap(Int.init) ?? standard
    }

    private static var seed: UInt64 {
        ProcessInfo.processInfo.environment["KAMERTON_SEED"].flatMap(UInt64.init) ?? UInt64.random(in: 1...1_000_000)
    }

    /// As many as the workspace has: one message on each can be beyond recall, none more.
    private static let connections = 10

    /// Runs and kills until `kills` runs have died, then runs until nothing is left. Returns the uncertain after each kill.
    private func torture(
        _ workspace: SendingWorkspace, _ executioner: Executioner, kills: Int, seed: UInt64
    ) throws -> Int {
        var random = SeededGenerator(seed)
        var killed = 0
        var rounds = 0
        while killed < kills, rounds < kills * 3 {
            rounds += 1
            let process = try workspace.run()
            if Int.random(in: 0..<4, using: &random) == 0 {
                // At any instant: loading, claiming, settling; on a fast machine before the mail runs out.
                executioner.aim(at: process.pid, after: KillTests.mostSteps)
                if !process.wait(for: .milliseconds(Int.random(in: 1...400, using: &random))) {
                    process.signal(SIGKILL)
                }
            } else {
                executioner.aim(at: process.pid, after: Int.random(in: 1...KillTests.mostSteps, using: &random))
            }
            if process.finish().status == -SIGKILL { killed += 1 }
        }
        executioner.aim(at: 0, after: 0)
        let last = try workspace.run().finish()
        #expect(last.status >= 0, "\(last.errors)")
        return killed
    }

    @Test func killedManyTimesNothingIsLostAndNothingDoubled() throws {
        let executioner = Executioner()
        let sink = SMTPSink { _ in
            executioner.step()
            return .standard
        }
        let count = KillTests.setting("KAMERTON_MESSAGES", 1500)
        let wanted = KillTests.setting("KAMERTON_KILLS", 20)
        let workspace = try SendingWorkspace(members: count, port: sink.port)
        let seed = KillTests.seed
        let kills = try torture(workspace, executioner, kills: wanted, seed: seed)
        let received = Dictionary(grouping: sink.recipients) { $0 }.mapValues(\.count)
        let states = try workspace.states()
        let uncertain = states.filter { $0.value == "uncertain" }.keys
        let doubled = received.filter { $0.value > 1 }
        let lost = states.keys.filter { received[$0] == nil && states[$0] != "uncertain" }
        print("kill test: seed \(seed), \(kills) kills, \(received.count) received, \(uncertain.count) uncertain")
        #expect(kills == wanted, "seed \(seed)")
        #expect(states.count == count)
        #expect(doubled.isEmpty, "seed \(seed)")
        #expect(lost.isEmpty, "seed \(seed)")
        #expect(uncertain.count <= KillTests.connections * kills, "seed \(seed)")
        #expect(states.values.allSatisfy { $0 == "sent" || $0 == "uncertain" }, "seed \(seed)")
        #expect(states.filter { $0.value == "sent" }.keys.allSatisfy { received[$0] == 1 }, "seed \(seed)")
        #expect(try workspace.store.openClaims().isEmpty)
    }

    @Test func underResendOnlyTheUncertainCanBeDoubled() throws {
        let executioner = Executioner()
        let sink = SMTPSink { _ in
            executioner.step()
            return .standard
        }
        let workspace = try SendingWorkspace(members: 400, port: sink.port, ifUnsure: "resend")
        let seed = KillTests.seed
        let kills = try torture(workspace, executioner, kills: 5, seed: seed)
        let received = Dictionary(grouping: sink.recipients) { $0 }.mapValues(\.count)
        let states = try workspace.states()
        #expect(states.values.allSatisfy { $0 == "sent" }, "seed \(seed)")
        #expect(received.count == 400, "seed \(seed)")
        #expect(received.values.filter { $0 > 1 }.count <= KillTests.connections * kills, "seed \(seed)")
    }

    @Test(arguments: [SIGTERM, SIGINT]) func aSignalLeavesACleanLedger(number: Int32) throws {
        let executioner = Executioner()
        let sink = SMTPSink { _ in
            executioner.step(number)
            return .standard
        }
        let workspace = try SendingWorkspace(members: 400, port: sink.port)
        let process = try workspace.run()
        executioner.aim(at: process.pid, after: 200)
        let (status, output, errors) = process.finish()
        #expect(status == 0, "\(errors)")
        let report = try JSONValue(parsing: output)
        #expect(report["stopped"] == .bool(true))
        let states = try workspace.states()
        #expect(Set(states.values) == ["sent", "planned"])
        #expect(states.filter { $0.value == "sent" }.count == sink.messages.count)
        #expect(try workspace.store.openClaims().isEmpty)
        #expect(try workspace.run().finish().status == 0)
        #expect(Set(try workspace.states().values) == ["sent"])
        #expect(sink.messages.count == 400)
    }

    @Test func twoRunsAtOnceSendEverythingOnce() throws {
        let sink = SMTPSink()
        let workspace = try SendingWorkspace(members: 200, port: sink.port)
        let runs = try [workspace.run(), workspace.run(), workspace.run()]
        for run in runs { #expect(run.finish().status == 0) }
        #expect(sink.messages.count == 200)
        #expect(Set(try workspace.states().values) == ["sent"])
    }
}
