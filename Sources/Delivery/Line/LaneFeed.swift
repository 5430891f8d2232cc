internal import Formats
internal import Store

/// What a transport sees of a line: one of its lanes.
package final class LaneFeed: MessageFeed, Sendable {
    private let line: DeliveryLine
    private let lane: Int

    init(_ line: DeliveryLine, _ lane: Int) { (self.line, self.lane) = (line, lane) }

    package var isStopped: Bool { line.isStopped }
    package func next() -> OutgoingMessage? { line.next(lane) }
    package func poll(wake: @escaping @Sendable () -> Void) -> NextMessage { line.poll(lane, wake: wake) }
    package func help() -> Bool { line.help(lane) }
    package func offered(_ message: OutgoingMessage) { line.offered(message) }
    package func dotSent(_ message: OutgoingMessage) { line.dotSent(message) }
    package func takenBack(_ message: OutgoingMessage) { line.takenBack(message) }
    package func giveBack(_ message: OutgoingMessage) { line.giveBack(message) }
    package func settle(_ message: OutgoingMessage, _ result: DeliveryResult) { line.settle(message, result) }
}
