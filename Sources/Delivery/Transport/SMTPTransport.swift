package import SMTP

/// Sends over one SMTP connection in lock-step: each command waits for its reply. Opens the connection when there is
/// something to send and again when it was lost.
package final class SMTPTransport: Transport {
    /// How long to wait for replies (RFC 5321, 4.5.3.2, somewhat shorter but for the final dot).
    package struct Timeouts: Sendable {
        package var command: Duration
        package var body: Duration
        package var finalDot: Duration

        package init(
            command: Duration = .seconds(120), body: Duration = .seconds(180), finalDot: Duration = .seconds(600)
        ) {
            (self.command, self.body, self.finalDot) = (command, body, finalDot)
        }
    }

    package let kind = TransportKind.smtp
    private let endpoint: SMTPEndpoint
    private let timeouts: Timeouts
    private var connection: SMTPConnection?
    /// Transactions begun on this connection.
    private var used = 0

    package init(_ endpoint: SMTPEndpoint, timeouts: Timeouts = Timeouts()) {
        self.endpoint = endpoint
        self.timeouts = timeouts
    }

    package func deliver(_ feed: any MessageFeed) throws -> DeliveryEnd {
        while let message = try feed.next() {
            if let failure = try deliver(message, feed) { return .unreachable(failure.phrase) }
        }
        return .drained
    }

    package func close() {
        guard let connection else { return }
        // Good manners: a server that does not answer QUIT is not waited for long.
        if (try? connection.send(Array("QUIT\r\n".utf8), timeout: .seconds(1))) != nil {
            _ = try? connection.reply(timeout: .seconds(1))
        }
        drop()
    }

    /// Delivers and settles one message; the failure when no connection can be had.
    private func deliver(_ message: OutgoingMessage, _ feed: any MessageFeed) throws -> SMTPFailure? {
        while true {
            let connection: SMTPConnection
            do {
                connection = try openConnection()
            } catch {
                try feed.settle(message, .lost(error.description))
                return error
            }
            let wasUsed = used > 0
            used += 1
            switch transact(message, connection, feed) {
            case .settled(let result):
                try feed.settle(message, result)
                return nil
            case .closed(let failure):
                drop()
                try feed.settle(message, .lost(failure.description))
                return failure
            case .broken(let result):
                drop()
                // A connection that has served before may just have been closed for that: once more on a fresh one.
                if wasUsed { continue }
                try feed.settle(message, result)
                return nil
            }
        }
    }

    private enum Attempt {
        case settled(DeliveryResult)
        /// Not accepted, and the connection is of no more use.
        case broken(DeliveryResult)
        /// The server takes nothing from us, whoever it is for.
        case closed(SMTPFailure)
    }

    private func transact(
        _ message: OutgoingMessage, _ connection: SMTPConnection, _ feed: any MessageFeed
    ) -> Attempt {
        let data = DotStuffing.encode(message.bytes)
        do {
            let envelope = try Envelope(message, size: data.count, connection.capabilities)
            feed.offered(message)
            let mail = try ask(envelope.mail, connection, feed)
            if let obstacle = ReplyPolicy.obstacle(toSender: mail) { return .closed(obstacle) }
            guard mail.code / 100 == 2 else { return refused(mail, .mail, connection) }
            let recipient = try ask(envelope.recipient, connection, feed)
            guard recipient.code / 100 == 2 else { return refused(recipient, .recipient, connection) }
            let go = try ask(Array("DATA\r\n".utf8), connection, feed)
            guard go.code == 354 else { return refused(go, .data, connection) }
            feed.dotSent(message)
            try connection.send(data, timeout: timeouts.body)
        } catch let obstacle as Envelope.Obstacle {
            return .settled(.undeliverable(obstacle.words))
        } catch {
            // Bytes are missing on the other side, the dot at least: it cannot have accepted.
            return .broken(.lost("\(error)"))
        }
        do {
            let reply = try connection.reply(timeout: timeouts.finalDot) { feed.idle() }
            return verdict(reply)
        } catch {
            drop()
            return .settled(.unsure("after the final dot: \(error.description)", nil))
        }
    }

    private func ask(
        _ command: [UInt8], _ connection: SMTPConnection, _ feed: any MessageFeed
    ) throws(SMTPFailure) -> SMTPReply {
        try connection.send(command, timeout: timeouts.command)
        return try connection.reply(timeout: timeouts.command) { feed.idle() }
    }

    /// The reply to the final dot.
    private func verdict(_ reply: SMTPReply) -> Attempt {
        switch reply.code {
        case 200..<300: return .settled(.accepted(reply))
        case 421:
            // The server is closing down: whether it kept the message first, only a stated policy of its own tells.
            drop()
            let subject = reply.enhancedStatus.map { $0.split(separator: ".")[1] }
            return subject == "7" || subject == "5" || subject == "2"
                ? .broken(.refused(reply, .data)) : .settled(.unsure(reply.redacted(), reply))
        case 400..<600: return .settled(.refused(reply, .data))
        default:
            drop()
            return .settled(.unsure("an answer to the final dot that is none: \(reply.code)", reply))
        }
    }

    /// A refusal before the final dot: the transaction is ended with RSET, so that the connection serves the next.
    private func refused(_ reply: SMTPReply, _ phase: SMTPPhase, _ connection: SMTPConnection) -> Attempt {
        if reply.code == 421 { return .broken(.refused(reply, phase)) }
        guard reply.code >= 400 else {
            return .broken(.lost("the server answered \(reply.code) where that makes no sense"))
        }
        do {
            try connection.send(Array("RSET\r\n".utf8), timeout: timeouts.command)
            let reset = try connection.reply(timeout: timeouts.command)
            if reset.code / 100 != 2 { drop() }
        } catch {
            drop()
        }
        return .settled(.refused(reply, phase))
    }

    private func openConnection() throws(SMTPFailure) -> SMTPConnection {
        if let connection, !connection.isStale { return connection }
        drop()
        let opened = try SMTPConnection(endpoint)
        connection = opened
        return opened
    }

    private func drop() {
        connection = nil
        used = 0
    }
}
