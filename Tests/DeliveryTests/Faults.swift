import Synchronization
import TestSupport

/// What a server does that has all sorts of troubles, drawn from a seed.
final class Faults: Sendable {
    private let generator: Mutex<SeededGenerator>

    init(seed: UInt64) { generator = Mutex(SeededGenerator(seed)) }

    func action(at step: SMTPSink.Step) -> SMTPSink.Action {
        let roll = generator.withLock { Int.random(in: 0..<200, using: &$0) }
        switch (step, roll) {
        case (.greeting, 0..<6): return .replyAndDrop("421 4.3.2 busy")
        case (.greeting, 6..<9): return .drop
        case (.mail, 0..<3), (.recipient, 0..<3), (.data, 0..<3): return .drop
        case (.mail, 3..<6), (.recipient, 3..<6), (.data, 3..<6), (.reset, 3..<6):
            return .replyAndDrop("421 4.3.2 closing")
        case (.mail, 6..<12), (.recipient, 6..<12), (.data, 6..<9): return .reply("451 4.3.0 later")
        case (.recipient, 12..<18): return .reply("550 5.7.1 no")
        case (.data, 12..<14): return .reply("554-5.7.1 no\r\n554 5.7.1 never")
        case (.body, 0..<3): return .drop
        case (.body, 3..<6): return .keepAndDrop
        case (.body, 6..<9): return .replyAndDrop("421 4.7.0 policy")
        case (.body, 9..<12): return .reply("452 4.3.1 later")
        case (.body, 12..<15): return .reply("554 5.6.0 no")
        default: return .standard
        }
    }
}
