import Foundation
import TestSupport
import Testing

extension Torture {
    struct TwoRunsTests {
        /// Two at once, again and again: one works, or both after each other; every message goes once.
        @Test func twoRunsStartedAtOnce() throws {
            let sink = SMTPSink()
            let each = Torture.scale(40, 400)
            let ordeal = try Ordeal("two runs at once", messages: each, sink: sink)
            let times = Torture.scale(4, 50)
            for round in 1...times {
                let runs = try [ordeal.start(), ordeal.start()]
                // Only when both are over is nothing on the wire.
                for run in runs {
                    let end = run.finish()
                    #expect(end.status == 0, "\(end.errors)")
                }
                try ordeal.lookForDoubts()
                #expect(sink.recipients.count == each * round)
                ordeal.events += 1
                guard round < times else { break }
                try ordeal.workspace.store.connection.transaction {
                    for index in 0..<each { try ordeal.workspace.add("m\(round)-\(index)@example.org") }
                }
            }
            try ordeal.judge(mostUncertain: 0)
        }
    }
}
