import Foundation
import TestSupport
import Testing

/// Never twice, never lost: what the ledger says against what a server has got, whatever goes wrong in between. A quick form of
/// each scenario in `make test`, the whole in `make torture`.
@Suite(.serialized) enum Torture {
    private static func number(_ name: String) -> Int? {
        ProcessInfo.processInfo.environment[name].flatMap(Int.init)
    }

    /// `make torture` sets it.
    static let isLong = number("KAMERTON_TORTURE") == 1

    /// One number for the quick form and one for the whole; a variable of the environment overrules both.
    static func scale(_ quick: Int, _ whole: Int, _ variable: String? = nil) -> Int {
        variable.flatMap(number) ?? (isLong ? whole : quick)
    }

    /// What is random follows from it: the same seed does the same to the runs.
    static var seed: UInt64 { SeededGenerator.seed }

    static var messages: Int { scale(600, 20_000, "KAMERTON_MESSAGES") }

    /// In the whole form a server needs some time for a message, so that a run lasts.
    static func takeTime() {
        if isLong { usleep(UInt32(number("KAMERTON_SINK_MICROSECONDS") ?? 10_000)) }
    }
}
