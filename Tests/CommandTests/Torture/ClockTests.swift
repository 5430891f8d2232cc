import Formats
import Store
import Synchronization
import TestSupport
import Testing

@testable import Delivery

extension Torture {
    /// The clock is what fails.
    struct ClockTests {
        /// Goes a little further each time that it is looked at, and now and then an hour back.
        private final class LooseClock: Sendable {
            private let time = Mutex(Sample.now)

            func look() -> Instant {
                time.withLock { time in
                    time = time + 3
                    return time
                }
            }

            func step(_ milliseconds: Int64) { time.withLock { $0 = $0 + milliseconds } }
        }

        @Test(arguments: ["ask", "resend"]) func theClockStepsBackAnHour(ifUnsure: String) throws {
            let (trap, clock) = (Trap(), LooseClock())
            let random = Mutex(SeededGenerator(Torture.seed))
            let sink = SMTPSink { step in
                trap.step()
                switch step {
                // What is to be tried again is where a clock could do harm.
                case .recipient: return random.withLock { $0.once(in: 20) } ? .reply("451 4.3.0 later") : .standard
                case .body: return random.withLock { $0.once(in: 100) } ? .keepAndDrop : .standard
                default: return .standard
                }
            }
            let messages = Torture.messages
            let ordeal = try Ordeal("clock steps back", ifUnsure: ifUnsure, messages: messages, sink: sink)
            var highWater = try ordeal.workspace.store.highWater() ?? Instant(milliseconds: 0)
            var warnings = 0
            for round in 0..<Torture.scale(12, 60) where try ordeal.waiting() > 0 {
                trap.set(after: Int.random(in: 1...max(40, messages / 2), using: &ordeal.random)) {
                    clock.step(-3_600_000)
                }
                let report = try ordeal.runHere(system: { clock.look() })
                if !trap.isSet { ordeal.events += 1 }
                warnings += report.warnings.count { $0.english.contains("behind the latest run") }
                let now = try #require(try ordeal.workspace.store.highWater())
                #expect(now >= highWater, "the high water went down (seed \(Torture.seed))")
                highWater = now
                // The machine is put right again, in the end.
                clock.step(round % 3 == 2 ? 4 * 3_600_000 : 60_000)
            }
            trap.clear()
            #expect(ordeal.events > 0 && warnings > 0)
            clock.step(100 * 3_600_000)
            for _ in 0..<10 where try ordeal.waiting() > 0 || ifUnsure == "resend" && (try ordeal.isInDoubt) {
                _ = try ordeal.runHere(system: { clock.look() })
                clock.step(13 * 3_600_000)
            }
            // What was sent later is never earlier in the ledger than what the run before had seen.
            let early = try ordeal.workspace.store.number(
                "SELECT count(*) FROM messages WHERE sent_at IS NOT NULL AND sent_at < claimed_at")
            #expect(early == 0)
            try ordeal.judge(mostUncertain: nil, refused: Set(try ordeal.workspace.addresses(in: "failed")))
        }
    }
}
