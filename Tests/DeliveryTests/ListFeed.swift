@testable import Delivery

/// Messages from a list, and a look at the order in which a transport does what it must.
final class ListFeed: MessageFeed {
    private enum Stage {
        case taken
        case offered
        case dotSent
    }

    private var waiting: [OutgoingMessage]
    private var stages: [Int: Stage] = [:]
    private(set) var settled: [Int: DeliveryResult] = [:]
    private(set) var mostOffered = 0
    private(set) var mostBeyondRecall = 0
    private(set) var mistakes: [String] = []

    init(_ messages: [OutgoingMessage]) { waiting = messages.reversed() }

    static func message(_ slot: Int) -> OutgoingMessage {
        OutgoingMessage(
            slot: slot, campaign: "hello", occurrence: "o", step: "main", sender: "b@example.org",
            recipient: "m\(slot)@example.org", messageID: "<\(slot)@example.org>",
            bytes: Array("Subject: \(slot)\r\n\r\n\(String(repeating: "x", count: slot * 50))\r\n".utf8))
    }

    func next() -> OutgoingMessage? {
        guard let message = waiting.popLast() else { return nil }
        move(message, from: [nil], to: .taken)
        return message
    }

    func offered(_ message: OutgoingMessage) { move(message, from: [.taken], to: .offered) }
    func dotSent(_ message: OutgoingMessage) { move(message, from: [.offered], to: .dotSent) }
    func takenBack(_ message: OutgoingMessage) { move(message, from: [.offered, .dotSent], to: .taken) }
    func giveBack(_ message: OutgoingMessage) { move(message, from: [.taken, .offered, .dotSent], to: nil) }

    func settle(_ message: OutgoingMessage, _ result: DeliveryResult) {
        move(message, from: [.taken, .offered, .dotSent], to: nil)
        settled[message.slot] = result
    }

    private func move(_ message: OutgoingMessage, from: [Stage?], to stage: Stage?) {
        if !from.contains(stages[message.slot]) {
            mistakes.append(
                "\(message.slot) went from \(String(describing: stages[message.slot])) to \(String(describing: stage))")
        }
        stages[message.slot] = stage
        mostOffered = max(mostOffered, stages.values.count { $0 != .taken })
        mostBeyondRecall = max(mostBeyondRecall, stages.values.count { $0 == .dotSent })
    }
}
