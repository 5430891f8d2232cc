internal import SMTP

/// One message on one connection, from `MAIL FROM` to the answer to its final dot.
final class SMTPErrand {
    let envelope: Envelope
    /// The first on its connection: when that is lost, the message may be the reason.
    let isFirst: Bool
    /// Connections that it was lost on before.
    let losses: Int
    /// The first no that it got, and to what.
    var refusal: (reply: SMTPReply, phase: SMTPPhase)?
    /// Where in all that goes over the connection its final dot ends; nil before the dot is on its way.
    var dotEnd: Int?

    init(_ envelope: Envelope, isFirst: Bool, losses: Int) {
        (self.envelope, self.isFirst, self.losses) = (envelope, isFirst, losses)
    }

    var message: OutgoingMessage { envelope.message }
    /// To be offered elsewhere.
    var hand: SMTPHand { SMTPHand(message: message, losses: losses) }
}

/// A message that is to be offered, and how often it was in vain.
struct SMTPHand {
    let message: OutgoingMessage
    var losses = 0
}

/// What became of a message on a connection.
enum SMTPOutcome {
    case settled(OutgoingMessage, DeliveryResult)
    /// Certainly not accepted, and the connection is gone, perhaps for reasons of its own: worth a fresh one.
    case lost(SMTPHand, DeliveryResult, isFirst: Bool)
    /// Certainly not accepted: the connection was lost with another message before it, and it has no part in that.
    case bystander(SMTPHand)
    /// A fresh connection was told to go away (421): it is the relay that has had enough.
    case busy(SMTPHand, SMTPFailure)
    /// The relay takes nothing from us, whoever it is for.
    case obstacle(OutgoingMessage, SMTPFailure)
}
