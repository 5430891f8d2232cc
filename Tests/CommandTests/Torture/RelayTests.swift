import Foundation
import SMTP
import Synchronization
import TestSupport
import Testing

@testable import Delivery

extension Torture {
    /// The relay is what fails.
    struct RelayTests {
        /// Whether a step has its turn, drawn from the seed: on average once in so many.
        private final class Dice: Sendable {
            private let random: Mutex<SeededGenerator>
            private let count = Atomic(0)

            init() { random = Mutex(SeededGenerator(Torture.seed)) }

            func falls(onceIn n: Int) -> Bool {
                let falls = random.withLock { $0.once(in: n) }
                if falls { count.add(1, ordering: .relaxed) }
                return falls
            }

            var falls: Int { count.load(ordering: .relaxed) }
        }

        /// It dies in the middle and comes back after the run has given up, or all connections break and it takes new ones at once.
        @Test(arguments: ["ask", "resend"]) func theRelayDiesAndComesBack(ifUnsure: String) throws {
            let trap = Trap()
            let sink = SMTPSink { step in
                trap.step()
                if case .body = step { Torture.takeTime() }
                return .standard
            }
            let deaths = Torture.scale(6, 60)
            let ordeal = try Ordeal("relay dies", ifUnsure: ifUnsure, messages: Torture.messages, sink: sink)
            for _ in 0..<deaths {
                let comesBackAtOnce = Int.random(in: 0..<3, using: &ordeal.random) == 0
                let steps = ordeal.steps(toTheNextOf: deaths - ordeal.events)
                try ordeal.letTimePass()
                let process = try ordeal.start()
                if comesBackAtOnce {
                    trap.set(after: steps / 2 + 1) { [weak sink] in
                        sink?.breakConnections()
                        // It goes on over new connections, and is asked to stop where the next death may come.
                        trap.set(after: steps / 2 + 1) { process.signal(SIGTERM) }
                    }
                    let end = try ordeal.finish(process)
                    #expect(end.status == 0 || end.status == 1, "\(end.errors)")
                } else {
                    trap.set(after: steps) { [weak sink] in sink?.die() }
                    let end = try ordeal.finish(process)
                    #expect(end.status == 1, "\(end.errors)")
                    sink.waitForClients()
                    sink.revive()
                }
                trap.clear()
                ordeal.events += 1
            }
            try ordeal.runToTheEnd()
            try ordeal.judge(mostUncertain: Ordeal.connections)
        }

        /// The server keeps the message, or does not, and closes without a word.
        @Test(arguments: ["ask", "resend"]) func repliesAreLostAfterTheDot(ifUnsure: String) throws {
            let dice = Dice()
            let sink = SMTPSink { step in
                guard case .body = step else { return .standard }
                Torture.takeTime()
                if !dice.falls(onceIn: Torture.scale(40, 200)) { return .standard }
                return dice.falls % 2 == 0 ? .keepAndDrop : .drop
            }
            let ordeal = try Ordeal("reply lost", ifUnsure: ifUnsure, messages: Torture.messages, sink: sink)
            try ordeal.runToTheEnd()
            ordeal.events = dice.falls
            // Each lost reply leaves its own message in doubt, and no other.
            try ordeal.judge(mostUncertain: 1)
        }

        /// The server keeps the message and answers when nobody waits any more. The time-out is the test's own: nothing sleeps.
        @Test(arguments: ["ask", "resend"]) func repliesComeTooLate(ifUnsure: String) throws {
            let dice = Dice()
            let sink = SMTPSink { step in
                guard case .body = step else { return .standard }
                return dice.falls(onceIn: Torture.scale(60, 200)) ? .keepAndSilence : .standard
            }
            let ordeal = try Ordeal(
                "reply too late", ifUnsure: ifUnsure, messages: Torture.scale(300, 20_000, "KAMERTON_MESSAGES"),
                sink: sink)
            let port = sink.port
            let transport = {
                SMTPTransport(
                    SMTPEndpoint(host: "127.0.0.1", port: port, security: .none),
                    limits: .init(connections: Ordeal.connections),
                    timeouts: .init(
                        command: .seconds(60), body: .seconds(60), finalDot: .milliseconds(Torture.scale(200, 500))))
            }
            for _ in 0..<50 where try ordeal.waiting() > 0 || ifUnsure == "resend" && (try ordeal.isInDoubt) {
                try ordeal.letTimePass()
                _ = try ordeal.runHere(adjust: {
                    $0.makeTransports = {
                        [.init(relay: $0.definition.delivery.relays.first?.name, transport: transport())]
                    }
                })
            }
            ordeal.events = dice.falls
            // A machine that is busy may miss the time-out for others, too.
            try ordeal.judge(mostUncertain: nil)
            #expect(ordeal.doubtful.count >= min(1, dice.falls))
        }
    }
}
