import Formats
import Foundation
import JSON
import TestSupport
import Testing

extension Torture {
    /// The real executable, killed at random instants while it sends.
    struct KillTests {
        /// Runs and kills until `kills` runs have died, then runs until nothing is left.
        private func kill(_ ordeal: Ordeal, _ trap: Trap, kills: Int) throws {
            var rounds = 0
            while ordeal.events < kills, rounds < kills * 3 {
                rounds += 1
                let steps = ordeal.steps(toTheNextOf: kills - ordeal.events)
                let process = try ordeal.start()
                // On a fast machine before the mail runs out.
                trap.set(after: steps) { process.signal(SIGKILL) }
                // Now and then at any instant: loading, claiming, settling.
                if Int.random(in: 0..<4, using: &ordeal.random) == 0,
                    !process.wait(for: .milliseconds(Int.random(in: 1...400, using: &ordeal.random)))
                {
                    process.signal(SIGKILL)
                }
                if try ordeal.finish(process).status == -SIGKILL { ordeal.events += 1 }
            }
            trap.clear()
            try ordeal.runToTheEnd()
            #expect(ordeal.events == kills, "seed \(Torture.seed)")
        }

        /// Takes its time for each message, and everything.
        private func slowSink(_ trap: Trap) -> SMTPSink {
            SMTPSink { step in
                trap.step()
                if case .body = step { Torture.takeTime() }
                return .standard
            }
        }

        @Test(arguments: ["ask", "resend"]) func killedManyTimes(ifUnsure: String) throws {
            let trap = Trap()
            let sink = slowSink(trap)
            let kills = Torture.scale(10, 100, "KAMERTON_KILLS")
            let ordeal = try Ordeal("killed", ifUnsure: ifUnsure, messages: Torture.messages, sink: sink)
            try kill(ordeal, trap, kills: kills)
            // One message on each connection can be beyond recall, none more.
            try ordeal.judge(mostUncertain: Ordeal.connections)
        }

        /// So many that the first go before the last are planned.
        @Test func killedWhileItStillPlans() throws {
            let trap = Trap()
            let sink = SMTPSink { _ in
                trap.step()
                return .standard
            }
            let messages = 1600
            let ordeal = try Ordeal("still planning", messages: messages, sink: sink)
            try ordeal.leaveItToPlan()
            let process = try ordeal.start()
            trap.set(after: 100) { process.signal(SIGKILL) }
            if try ordeal.finish(process).status == -SIGKILL { ordeal.events += 1 }
            #expect(try ordeal.waiting() < Int64(messages - 500))
            try ordeal.runToTheEnd()
            try ordeal.judge(mostUncertain: Ordeal.connections)
            #expect(Set(sink.recipients).count + ordeal.doubtful.count >= messages)
        }

        /// The same again and again: rows that a dead run has claimed as it planned them were never anybody else's.
        @Test func killedManyTimesWhileItPlans() throws {
            let trap = Trap()
            let sink = slowSink(trap)
            let messages = Torture.scale(1600, 20_000)
            let ordeal = try Ordeal("killed planning", messages: messages, sink: sink)
            try ordeal.leaveItToPlan()
            try kill(ordeal, trap, kills: Torture.scale(3, 60))
            try ordeal.judge(mostUncertain: Ordeal.connections)
            #expect(Set(sink.recipients).count + ordeal.doubtful.count >= messages)
        }

        /// SIGTERM and SIGINT finish what is on the wire and give the rest back: nothing is uncertain.
        @Test(arguments: [SIGTERM, SIGINT]) func askedToStop(number: Int32) throws {
            let trap = Trap()
            let sink = slowSink(trap)
            let messages = Torture.scale(400, 5000)
            let times = Torture.scale(4, 50)
            let ordeal = try Ordeal(number == SIGTERM ? "SIGTERM" : "Ctrl-C", messages: messages, sink: sink)
            for _ in 0..<times {
                let process = try ordeal.start()
                let steps = Int.random(in: 1...max(40, messages * 5 / times), using: &ordeal.random)
                trap.set(after: steps) { process.signal(number) }
                let (status, output, errors) = try ordeal.finish(process)
                #expect(status == 0, "\(errors)")
                if try JSONValue(parsing: output)["stopped"] == .bool(true) { ordeal.events += 1 }
                let sent = try ordeal.workspace.addresses(in: "sent").count
                #expect(try ordeal.workspace.addresses(in: "planned").count == messages - sent)
                #expect(sent == sink.recipients.count)
                #expect(try ordeal.workspace.store.openClaims().isEmpty)
            }
            trap.clear()
            #expect(ordeal.events > 0)
            try ordeal.runToTheEnd()
            try ordeal.judge(mostUncertain: 0)
        }

        /// The second signal ends it at once, which is as if it had been killed.
        @Test func askedToStopTwice() throws {
            let trap = Trap()
            let sink = SMTPSink { _ in
                trap.step()
                return .standard
            }
            let ordeal = try Ordeal("SIGTERM twice", messages: Torture.scale(200, 5000), sink: sink)
            for _ in 0..<Torture.scale(2, 30) {
                let process = try ordeal.start()
                let steps = Int.random(in: 1...400, using: &ordeal.random)
                trap.set(after: steps) {
                    process.signal(SIGTERM)
                    trap.set(after: 3) { process.signal(SIGTERM) }
                }
                let (status, _, errors) = try ordeal.finish(process)
                // One that was quicker than the second signal says what the one before it left in doubt.
                let isDoubt = status == 1 && errors.contains("may or may not have arrived")
                #expect([0, 128 + SIGTERM].contains(status) || isDoubt, "\(status): \(errors)")
                trap.clear()
                ordeal.events += 1
            }
            try ordeal.runToTheEnd()
            try ordeal.judge(mostUncertain: Ordeal.connections)
        }
    }
}
