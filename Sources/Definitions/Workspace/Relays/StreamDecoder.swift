internal import Formats

/// Decodes `delivery.streams`, and sees that all mail has a relay.
struct StreamDecoder {
    let collector: FindingCollector
    let relays: [SMTPSettings]
    /// Of all other mail; nil when it has mistakes.
    let sender: Sender?
    /// Those that sign all other mail.
    let dkim: [DKIMSettings]

    func decode(_ reader: MappingReader) -> [StreamSettings] {
        var streams: [StreamSettings] = []
        for (key, value) in reader.pairs("streams") {
            guard let name = collector.value(of: key, Values.hyphenatedName) else { continue }
            let inner = MappingReader(value, .stream, collector, under: key)
            var stream = StreamSettings(name: name, intents: intents(inner, name, key, streams))
            stream.from = inner.value("from", Values.mailbox)
            stream.replyTo = inner.value("reply_to", Values.mailbox)
            stream.bounces = inner.value("bounces", Values.address)
            if let bounces = stream.bounces, let node = inner.node("bounces") {
                Sender.checkRoom(in: bounces, node, collector)
            }
            stream.relays = relayNames(inner)
            stream.dkim = DKIMDecoder(collector: collector).decode(inner)
            streams.append(stream)
            checkSignature(stream, inner)
        }
        checkRoutes(streams, reader)
        return streams
    }

    private func intents(
        _ inner: MappingReader, _ name: String, _ key: YAMLNode, _ others: [StreamSettings]
    ) -> [Intent] {
        var intents: [Intent] = []
        for node in inner.elements("intents") {
            guard let intent = collector.value(of: node, Values.choice(Intent.self)) else { continue }
            intents.append(intent)
            report(intent, at: node, others)
        }
        guard inner.node("intents") == nil, !inner.isPresent("intents") else { return intents }
        guard let intent = Intent(rawValue: name) else {
            collector.error(
                key, .missingKey, Phrase("the stream \"\(name)\" does not say whose mail it is"),
                suggestion: Phrase("add \"intents: [promo]\", or name the stream after its intent"))
            return []
        }
        report(intent, at: key, others)
        return [intent]
    }

    private func report(_ intent: Intent, at node: YAMLNode, _ others: [StreamSettings]) {
        guard let other = others.first(where: { $0.intents.contains(intent) }) else { return }
        collector.error(
            node, .duplicateName,
            Phrase("mail of the intent \(intent.rawValue) goes with the stream \"\(other.name)\""),
            suggestion: Phrase("name each intent in one stream only"))
    }

    private func relayNames(_ inner: MappingReader) -> [String] {
        guard let node = inner.node("relay") else { return [] }
        return (node.elements ?? [node]).compactMap { entry in
            guard let name = collector.value(of: entry, Values.line) else { return nil }
            // Without servers, mail goes to the outbox.
            guard relays.isEmpty || relays.contains(where: { $0.name == name }) else {
                collector.error(
                    entry, .relay, Phrase("there is no relay \"\(name)\" in delivery.smtp"),
                    suggestion: Suggestions.advice(for: name, among: relays.map(\.name)))
                return nil
            }
            return name
        }
    }

    /// A From domain that nobody signs for fails DMARC as soon as the relay's own name is in the envelope.
    private func checkSignature(_ stream: StreamSettings, _ inner: MappingReader) {
        guard let from = stream.from?.address, let node = inner.node("from"),
            !(stream.dkim.isEmpty ? dkim : stream.dkim).contains(where: { $0.isAligned(with: from) })
        else { return }
        let domain = MailStream.domain(from)
        collector.warning(
            node, .dkimDomain, Phrase("no key signs for \(domain), which this stream's mail comes from"),
            suggestion: Phrase("make one: kamerton dkim keygen --domain \(domain); then add \"dkim\" to the stream"))
    }

    /// A message that no relay may carry would wait for ever.
    private func checkRoutes(_ streams: [StreamSettings], _ reader: MappingReader) {
        guard !relays.isEmpty, let sender, let node = reader.key("smtp") else { return }
        var settings = DeliverySettings()
        (settings.relays, settings.streams) = (relays, streams)
        let senders = [(nil, sender.from)] + streams.map { (Optional($0), $0.from ?? sender.from) }
        var missing: [String] = []
        for (stream, from) in senders {
            let domain = MailStream.domain(from.address)
            if settings.relays(of: stream, from: domain).isEmpty, !missing.contains(domain) { missing.append(domain) }
        }
        for domain in missing {
            collector.error(
                node, .relay, Phrase("no relay carries mail from \(domain): all are bound to other domains"),
                suggestion: Phrase("add it to the from_domains of one, or leave them out there"))
        }
    }
}

extension Sender {
    /// `bounces+TOKEN@…` must fit into the 64 octets of a local part (RFC 5321, 4.5.3.1.1).
    static func checkRoom(in bounces: String, _ node: YAMLNode, _ collector: FindingCollector) {
        let local = bounces.prefix { $0 != "@" }
        guard bounces.hasPrefix("\"") || local.utf8.count > Sender.longestBouncesName else { return }
        collector.error(
            node, .bouncesName,
            Phrase(
                """
                "\(local)" leaves no room for the token that tells which message came back: at most \
                \(Sender.longestBouncesName) letters before the @, without quotes
                """),
            suggestion: Phrase("write bounces\(bounces[(bounces.lastIndex(of: "@") ?? bounces.endIndex)...])"))
    }
}
