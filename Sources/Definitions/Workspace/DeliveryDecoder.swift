internal import Formats

/// Decodes `delivery:`.
struct DeliveryDecoder {
    let collector: FindingCollector
    /// Who mail is from; nil when that has mistakes.
    let sender: Sender?

    /// The settings, nil when they have mistakes.
    func decode(_ reader: MappingReader) -> DeliverySettings? {
        guard reader.node("delivery") != nil, let inner = reader.mapping("delivery", .delivery) else {
            return DeliverySettings()
        }
        let transport =
            inner.node("transport") == nil
            ? .outbox : inner.value("transport", Values.choice(DeliverySettings.Transport.self))
        let ifUnsure =
            inner.node("if_unsure") == nil
            ? .ask : inner.value("if_unsure", Values.choice(DeliverySettings.IfUnsure.self))
        let relays = RelayDecoder(collector: collector).decode(inner)
        let dkim = DKIMDecoder(collector: collector).decode(inner)
        let pace = PaceDecoder(collector: collector)
        let (perDomain, warmUp, pauseAt) = (pace.perDomain(inner), pace.warmUp(inner), pace.pauseAt(inner))
        if transport == .smtp, inner.node("smtp") == nil, let node = inner.key("transport") {
            collector.error(
                node, .missingKey, Phrase("the transport smtp needs \"smtp\": the server that takes the mail"),
                suggestion: Phrase("add \"smtp: { host: smtp.example.org }\" to delivery"))
        }
        let streams = StreamDecoder(collector: collector, relays: relays, sender: sender, dkim: dkim).decode(inner)
        let seeds = seeds(inner)
        guard let transport, let ifUnsure else { return nil }
        var settings = DeliverySettings(transport: transport, ifUnsure: ifUnsure, dkim: dkim)
        (settings.relays, settings.streams, settings.seeds) = (relays, streams, seeds)
        (settings.perDomain, settings.warmUp, settings.pauseAt) = (perDomain, warmUp, pauseAt)
        return settings
    }

    private func seeds(_ reader: MappingReader) -> [String] {
        var seeds: [String] = []
        for node in reader.elements("seeds") {
            guard let address = collector.value(of: node, Values.address) else { continue }
            if seeds.contains(where: { $0.lowercased() == address.lowercased() }) {
                collector.error(node, .duplicateName, Phrase("\(address) is there twice"))
            }
            seeds.append(address)
        }
        return seeds
    }
}
