internal import Crypto
internal import Formats

/// Decodes `webhooks:`.
struct WebhookDecoder {
    let collector: FindingCollector

    private static let later = ["google_forms"]

    /// - Parameters:
    ///   - campaigns: where the campaigns that are named stand.
    ///   - maps: the questions that are named, by campaign.
    func decode(
        _ reader: MappingReader, campaigns: inout [YAMLNode], maps: inout [(campaign: String, question: YAMLNode)]
    ) -> [WebhookDefinition] {
        reader.pairs("webhooks").compactMap { key, value in
            guard let name = collector.value(of: key, Values.hyphenatedName) else { return nil }
            let inner = MappingReader(value, .webhook, collector, under: key)
            let kind = inner.value("kind", Values.choice(WebhookKind.self, later: WebhookDecoder.later))
            let campaign = inner.value("campaign", Values.campaignName)
            if campaign != nil, let node = inner.node("campaign") { campaigns.append(node) }
            guard let kind else { return nil }
            checkPlaces(inner, kind)
            if kind == .activities {
                return signing(inner, kind, under: key).map {
                    WebhookDefinition(name: name, kind: kind, secret: $0.secret)
                }
            }
            if kind.isOfReturns { return returns(inner, name, kind, under: key) }
            if let campaign { maps += (inner.node("map")?.pairs ?? []).map { (campaign, $0.key) } }
            return answers(inner, name, kind, campaign, under: key)
        }
    }

    private func answers(
        _ reader: MappingReader, _ name: String, _ kind: WebhookKind, _ campaign: String?, under key: YAMLNode
    ) -> WebhookDefinition? {
        need("campaign", reader, key)
        let signing = signing(reader, kind, under: key)
        if kind == .surveymonkey { need("client_id", reader, key) }
        guard let campaign, let signing else { return nil }
        var hook = WebhookDefinition(name: name, kind: kind, campaign: campaign, secret: signing.secret)
        hook.clientID = reader.value("client_id", Values.line)
        if kind == .surveymonkey, hook.clientID == nil { return nil }
        if let node = reader.node("api_key") {
            hook.apiKey = collector.secretSource(node, what: Phrase("the key of the tool's API"))
            if kind == .qualtrics { need("api_url", reader, key) }
        }
        hook.apiURL = reader.value("api_url", WebhookDecoder.origin)
        for (question, field) in reader.pairs("map") {
            guard let id = question.text, let text = collector.value(of: field, Values.line) else { continue }
            hook.map[id] = text
        }
        return hook
    }

    private enum Signing {
        case with(SecretSource)
        /// `secret: none`
        case nothing

        var secret: SecretSource? { if case .with(let source) = self { source } else { nil } }
    }

    /// Nil after a mistake.
    private func signing(_ reader: MappingReader, _ kind: WebhookKind, under key: YAMLNode) -> Signing? {
        need("secret", reader, key)
        guard let node = reader.node("secret") else { return nil }
        guard node.text == "none" else {
            return collector.secretSource(node, what: Phrase("a webhook's secret")).map(Signing.with)
        }
        if kind.isOwn { return .nothing }
        collector.error(
            node, .wrongValue, Phrase("\(kind.rawValue) signs what it sends, and unsigned events are not believed"),
            suggestion: Phrase("write { env: NAME } or { file: PATH }"))
        return nil
    }

    private func returns(
        _ reader: MappingReader, _ name: String, _ kind: WebhookKind, under key: YAMLNode
    ) -> WebhookDefinition? {
        var secret: SecretSource?
        if kind.hasSecret {
            need("secret", reader, key)
            guard let node = reader.node("secret") else { return nil }
            if node.text == "none" {
                collector.error(
                    node, .wrongValue,
                    Phrase("without a secret anyone could say that an address is dead, or that its owner complained"),
                    suggestion: Phrase("write { env: NAME } or { file: PATH }"))
                return nil
            }
            secret = collector.secretSource(node, what: Phrase("a webhook's secret"))
            if secret == nil { return nil }
        }
        var hook = WebhookDefinition(name: name, kind: kind, secret: secret)
        switch kind {
        case .ses:
            need("topic_arn", reader, key)
            hook.topicARN = reader.value("topic_arn", WebhookDecoder.topic)
            return hook.topicARN == nil ? nil : hook
        case .sendgrid:
            need("public_key", reader, key)
            hook.publicKey = reader.value("public_key", WebhookDecoder.publicKey)
            return hook.publicKey == nil ? nil : hook
        case .postmark, .brevo: hook.header = reader.value("header", WebhookDecoder.headerName)
        default: break
        }
        return hook
    }

    private func need(_ name: String, _ reader: MappingReader, _ place: YAMLNode) {
        guard !reader.isPresent(name), let key = KeyTable.webhook.key(name) else { return }
        collector.error(
            place, .missingKey, Phrase("\(KeyTable.webhook.title) needs \"\(name)\": \(key.help)"),
            suggestion: Phrase("add \"\(name): \(key.example)\""))
    }

    /// Keys of other kinds.
    private func checkPlaces(_ reader: MappingReader, _ kind: WebhookKind) {
        let places: [(String, Set<WebhookKind>)] = [
            ("campaign", Set(WebhookKind.answers)), ("map", Set(WebhookKind.answers)),
            ("api_key", Set(WebhookKind.answers.filter(\.tellsIdsOnly))),
            ("api_url", Set(WebhookKind.answers.filter(\.tellsIdsOnly))), ("client_id", [.surveymonkey]),
            ("topic_arn", [.ses]), ("public_key", [.sendgrid]),
            ("header", [.postmark, .brevo]), ("secret", Set(WebhookKind.allCases.filter(\.hasSecret))),
        ]
        for (name, kinds) in places where !kinds.contains(kind) {
            guard let node = reader.key(name) else { continue }
            collector.error(
                node, .unknownKey, Phrase("a webhook of kind \(kind.rawValue) has no \"\(name)\""),
                suggestion: Phrase("delete the line"))
        }
    }

    private static func topic(_ node: YAMLNode) throws(ValueMistake) -> String {
        let text = try Values.line(node)
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0] == "arn", parts[2] == "sns", !parts[5].isEmpty else {
            throw ValueMistake(
                .wrongValue, Phrase("\"\(text)\" is not the ARN of an SNS topic"),
                suggestion: Phrase("it looks like arn:aws:sns:eu-west-1:123456789012:kamerton"))
        }
        return text
    }

    private static func publicKey(_ node: YAMLNode) throws(ValueMistake) -> String {
        let text = try Values.text(node)
        let bytes = TextCode.fromBase64(text.filter { !$0.isWhitespace }) ?? []
        guard VerificationKey(p256: bytes) != nil else {
            throw ValueMistake(
                .wrongValue, Phrase("this is not a public key of ECDSA (P-256) in base64"),
                suggestion: Phrase("copy the verification key of the signed event webhook: it begins with MFkw"))
        }
        return text.filter { !$0.isWhitespace }
    }

    /// `https://host`, without a path: what is asked for is ours to say.
    private static func origin(_ node: YAMLNode) throws(ValueMistake) -> String {
        let text = try Values.line(node)
        let host = text.dropFirst("https://".count)
        let isHost =
            !host.isEmpty
            && host.utf8.allSatisfy { byte in
                byte == 0x2D || byte == 0x2E || byte == 0x3A || (0x30...0x39).contains(byte)
                    || (0x61...0x7A).contains(byte)
            }
        guard text.hasPrefix("https://"), isHost else {
            throw ValueMistake(
                .wrongValue, Phrase("\"\(text)\" is not the beginning of a web address with https"),
                suggestion: Phrase("it looks like https://fra1.qualtrics.com"))
        }
        return text
    }

    private static func headerName(_ node: YAMLNode) throws(ValueMistake) -> String {
        let text = try Values.line(node)
        guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x3A }) else {
            throw ValueMistake(
                .wrongValue, Phrase("\"\(text)\" is not the name of a header"),
                suggestion: Phrase("write a name such as X-Hook-Secret"))
        }
        return text
    }
}
