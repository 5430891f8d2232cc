internal import Formats

/// One entry of `delivery.streams`: mail of some intents that goes its own way. What is nil or empty is as for all other mail.
package struct StreamSettings: Sendable, Hashable {
    package var name: String
    package var intents: [Intent]
    package var from: Mailbox?
    package var replyTo: Mailbox?
    package var bounces: String?
    /// Names of relays.
    package var relays: [String] = []
    package var dkim: [DKIMSettings] = []

    package init(name: String, intents: [Intent], from: Mailbox? = nil, relays: [String] = []) {
        (self.name, self.intents, self.from, self.relays) = (name, intents, from, relays)
    }
}

/// How mail of one intent goes: who it is from, who signs it, and the relays that may carry it.
package struct MailStream: Sendable, Hashable {
    /// Nil is mail of no stream.
    package let name: String?
    package let sender: Sender
    package let dkim: [DKIMSettings]
    /// Empty only where there is none at all.
    package let relays: [SMTPSettings]

    /// The domain of the From line, in lower-case A-labels.
    package var fromDomain: String { MailStream.domain(sender.from.address) }
    /// The domain of the envelope sender.
    package var envelopeDomain: String { sender.bounces.map(MailStream.domain) ?? fromDomain }

    /// True when a key signs that receivers take for the sender's own.
    package var isSigned: Bool { dkim.contains { $0.isAligned(with: sender.from.address) } }

    static func domain(_ address: String) -> String {
        (try? EmailAddress(parsing: address))?.key.split(separator: "@").last.map(String.init) ?? ""
    }
}

extension WorkspaceDefinition {
    package func mailStream(of intent: Intent) -> MailStream {
        mailStream(delivery.streams.first { $0.intents.contains(intent) })
    }

    /// Each way that mail goes, once: that of mail of no stream first, if there is any.
    package var mailStreams: [MailStream] {
        let taken = Set(delivery.streams.flatMap(\.intents))
        let plain = Intent.allCases.allSatisfy(taken.contains) ? [] : [mailStream(nil)]
        return plain + delivery.streams.map { mailStream($0) }
    }

    /// Every key that signs, once.
    package var signingKeys: [DKIMSettings] {
        (delivery.dkim + delivery.streams.flatMap(\.dkim)).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    private func mailStream(_ stream: StreamSettings?) -> MailStream {
        var sender = sender
        if let from = stream?.from { sender.from = from }
        if let replyTo = stream?.replyTo { sender.replyTo = replyTo }
        if let bounces = stream?.bounces { sender.bounces = bounces }
        let keys = stream.map(\.dkim) ?? []
        return MailStream(
            name: stream?.name, sender: sender, dkim: keys.isEmpty ? delivery.dkim : keys,
            relays: delivery.relays(of: stream, from: MailStream.domain(sender.from.address)))
    }
}

extension DeliverySettings {
    /// The relays that may carry the mail of a stream (nil: of none) from a domain: those that the stream names; else those that
    /// are bound to the domain; else those that nothing else is bound to; else all that are not bound to other domains.
    package func relays(of stream: StreamSettings?, from domain: String) -> [SMTPSettings] {
        if let stream, !stream.relays.isEmpty { return relays.filter { stream.relays.contains($0.name) } }
        let bound = relays.filter { $0.isBound(to: domain) }
        if !bound.isEmpty { return bound }
        let named = Set(streams.flatMap(\.relays))
        let open = relays.filter(\.fromDomains.isEmpty)
        let free = open.filter { !named.contains($0.name) }
        return free.isEmpty ? open : free
    }
}

extension SMTPSettings {
    func isBound(to domain: String) -> Bool {
        fromDomains.contains { domain == $0 || domain.hasSuffix("." + $0) }
    }
}
