import Foundation

/// Random numbers that are the same on every run (SplitMix64).
package struct SeededGenerator: RandomNumberGenerator, Sendable {
    /// For tests that end processes at instants which are drawn. Always one number in `make test`: what has passed once draws the
    /// same again. `make torture` draws another each time; `KAMERTON_SEED` gives one.
    package static let seed =
        ProcessInfo.processInfo.environment["KAMERTON_SEED"].flatMap { UInt64($0) } ?? 1

    private var state: UInt64

    package init(_ seed: UInt64) { state = seed }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// True once in `n` times.
    package mutating func once(in n: Int) -> Bool { Int.random(in: 0..<n, using: &self) == 0 }

    package mutating func pick<Element>(_ values: [Element]) -> Element {
        values[Int.random(in: 0..<values.count, using: &self)]
    }
}
