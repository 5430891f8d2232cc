package import Definitions
package import SMTP

/// Sends over several SMTP connections at once. They are opened when there is something to send, and again when they were
/// lost; only when none can be had is the relay unreachable.
package final class SMTPTransport: Transport {
    /// How long to wait for replies (RFC 5321, 4.5.3.2, somewhat shorter but for the final dot).
    package struct Timeouts: Sendable {
        package var command: Duration
        package var body: Duration
        package var finalDot: Duration
        /// A connection with nothing to do is ended after this time.
        package var idle = Duration.seconds(30)
        /// A body waits so long for the envelope of a message that is being made.
        package var company = Duration.milliseconds(2)

        package init(
            command: Duration = .seconds(120), body: Duration = .seconds(180), finalDot: Duration = .seconds(600)
        ) {
            (self.command, self.body, self.finalDot) = (command, body, finalDot)
        }
    }

    package struct Limits: Sendable {
        /// Connections at the same time.
        package var connections: Int
        package var pipelining: SMTPSettings.Pipelining
        /// After so many messages a connection is ended and another opened; nil is when the relay ends it.
        package var messagesPerConnection: Int?
        /// Others can take the mail: no message is charged when this relay cannot be had.
        package var hasOthers: Bool

        package init(
            connections: Int = SMTPSettings.defaultConnections, pipelining: SMTPSettings.Pipelining = .full,
            messagesPerConnection: Int? = nil, hasOthers: Bool = false
        ) {
            self.connections = max(1, connections)
            self.pipelining = pipelining
            self.messagesPerConnection = messagesPerConnection
            self.hasOthers = hasOthers
        }
    }

    package let kind = TransportKind.smtp
    private let endpoint: SMTPEndpoint
    private let limits: Limits
    private let timeouts: Timeouts

    package init(_ endpoint: SMTPEndpoint, limits: Limits = Limits(), timeouts: Timeouts = Timeouts()) {
        (self.endpoint, self.limits, self.timeouts) = (endpoint, limits, timeouts)
    }

    package func deliver(_ feed: any MessageFeed) throws -> DeliveryEnd {
        guard let wake = WakeUp(), let poller = SocketPoller(wake) else {
            return .unreachable(SMTPFailure(.noLibrary).phrase)
        }
        let dispatcher = SMTPDispatcher(endpoint, limits, timeouts, feed, wake, poller)
        let end = try dispatcher.run()
        dispatcher.quit()
        return end
    }

    package func close() {}
}
