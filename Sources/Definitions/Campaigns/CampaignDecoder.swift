internal import Crypto
internal import Formats

/// Decodes one campaign file against what the workspace declares.
struct CampaignDecoder {
    let file: CampaignFile
    let draft: WorkspaceDraft
    /// Every campaign that has a file.
    let names: Set<String>
    /// Who claims which earlier name, the first by file name.
    let formerNames: [String: String]

    private var collector: FindingCollector { file.collector }

    /// The campaign, nil when its file has errors; they are in the file's collector.
    func decode() -> CampaignDefinition? {
        guard let root = file.root else {
            if !collector.hasErrors {
                collector.report(
                    0..<1, .emptyFile, .error, Phrase("the file is empty"),
                    Phrase("begin with \"title: …\", or see: kamerton new --help"))
            }
            return nil
        }
        collector.locale = draft.locale
        checkName()
        let reader = MappingReader(root, .campaign, collector)
        let title = reader.value("title", Values.line)
        let kind = reader.value("kind", Values.choice(CampaignKind.self, later: ["event", "sequence"]))
        let intent = reader.value("intent", Values.choice(Intent.self))
        let reason = reader.value("reason", Values.text)
        checkReason(reader, intent)
        let topic = topic(reader, intent)
        let owner = reader.value("owner", Values.address)
        let was = was(reader)
        let isDisabled = reader.value("disabled", Values.boolean) ?? false
        let needsApproval = reader.value("approval", Values.boolean) ?? false
        let asks = reader.value("asks", Values.boolean) ?? false
        let pace = reader.value("pace", Values.pace)
        let priority = reader.value("priority", Values.choice(CampaignPriority.self)) ?? .normal
        let audience = AudienceDecoder(collector: collector, draft: draft).decode(reader)
        let schedule = ScheduleDecoder(collector: collector, draft: draft).decode(reader, intent)
        let content = content(reader)
        let survey = SurveyDecoder(collector: collector).decode(reader)
        let silences = silences(reader)
        let tracking = TrackingDecoder(campaign: file.name).decode(reader)
        checkKind(reader, kind)
        guard !collector.hasErrors, let title, let kind, let intent, let schedule, let content else { return nil }
        var campaign = CampaignDefinition(
            name: file.name, file: collector.source.file, was: was, title: title, kind: kind, intent: intent,
            reason: reason, topic: topic, owner: owner, audience: audience, schedule: schedule, content: content,
            survey: survey, isDisabled: isDisabled, silences: silences, hash: TextCode.hex(Crypto.sha256(file.bytes)))
        campaign.pace = pace
        campaign.priority = priority
        campaign.tracking = tracking
        campaign.needsApproval = needsApproval
        campaign.asks = asks
        return campaign
    }

    private func checkName() {
        guard !Values.isCampaignName(file.name) else { return }
        collector.report(
            0..<1, .campaignName, .error,
            Phrase(
                "\"\(file.name)\" cannot be a campaign's name: it has more than lower-case letters, digits and hyphens"),
            Values.slug(file.name, "-").map { Phrase("rename the file to \($0).yaml") })
    }

    private func checkReason(_ reader: MappingReader, _ intent: Intent?) {
        if intent == .service, !reader.isPresent("reason"), let node = reader.node("intent") {
            collector.error(
                node, .serviceReason,
                Phrase("a service message goes to everyone, whatever they agreed to, so it needs a \"reason\""),
                suggestion: Phrase("add \"reason: …\", or take the intent inform"))
        }
        if let intent, intent != .service, let key = reader.key("reason") {
            collector.error(
                key, .serviceReason, Phrase("only a service message has a reason, and this one is \(intent.rawValue)"),
                suggestion: Phrase("delete it, or write \"intent: service\""))
        }
    }

    private func topic(_ reader: MappingReader, _ intent: Intent?) -> String? {
        guard let node = reader.node("topic") else {
            if let intent, intent != .service, !reader.isPresent("topic"), let place = reader.node("intent") {
                collector.warning(
                    place, .topicMissing, Phrase("without a topic members can leave this only by leaving everything"),
                    suggestion: draft.topics.isEmpty
                        ? Phrase("declare topics in kamerton.yaml and name one here")
                        : Phrase("add \"topic: \(draft.topics[0])\" or another of kamerton.yaml's topics"))
            }
            return nil
        }
        guard let topic = collector.value(of: node, Values.line) else { return nil }
        if !draft.topics.contains(topic), !draft.isUnreadable {
            collector.error(
                node, .unknownTopic, Phrase("there is no topic \"\(topic)\" in kamerton.yaml"),
                suggestion: Suggestions.advice(for: topic, among: draft.topics)
                    ?? Phrase("declare it under \"topics:\" there"))
        }
        return topic
    }

    private func was(_ reader: MappingReader) -> String? {
        guard let was = reader.value("was", Values.campaignName), let node = reader.node("was") else { return nil }
        if was == file.name {
            collector.error(
                node, .rename, Phrase("\"was\" is the campaign's own name"),
                suggestion: Phrase("write the name before the rename, or delete it"))
        } else if names.contains(was) {
            collector.error(
                node, .rename, Phrase("there still is a campaign \"\(was)\", so this one cannot have been called so"),
                suggestion: Phrase("delete \"was\", or the file of \(was)"))
        }
        if let other = formerNames[was], other != file.name {
            collector.error(
                node, .rename,
                Phrase("the campaign \(other) has been \"\(was)\" already, and its past can belong to one only"),
                suggestion: Phrase("delete \"was\" here or there"))
        }
        return was
    }

    private func content(_ reader: MappingReader) -> Content? {
        guard let node = reader.node("content") else { return nil }
        guard node.pairs != nil else {
            guard node.text != nil else {
                collector.error(
                    node, .wrongType,
                    Phrase(
                        "\"content\" must be \(Shape.either(.templateName, .mapping(.content)).words), found a list"),
                    suggestion: Phrase("for example \"content: \(file.name)\""))
                return nil
            }
            return collector.value(of: node, template).map { Content(template: $0, mark: node.mark) }
        }
        let inner = MappingReader(node, .content, collector, under: reader.key("content"))
        let template = inner.value("template", template)
        let subject = collector.localizedText(inner.node("subject"))
        let preview = collector.localizedText(inner.node("preview"))
        return template.map {
            Content(template: $0, subject: subject, preview: preview, mark: inner.node("template")!.mark)
        }
    }

    /// A stem in `templates/`: never a path out of it.
    private func template(_ node: YAMLNode) throws(ValueMistake) -> String {
        let text = try Values.line(node)
        let isPlain = text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) }
        guard isPlain else {
            let stem = text.split(separator: "/").last?.prefix { $0 != "." }
            throw ValueMistake(
                .wrongValue, Phrase("\"\(text)\" is not the stem of a template: letters, digits, - and _"),
                suggestion: stem.flatMap {
                    $0.isEmpty ? nil : Phrase("write \($0), without folder, language and ending")
                })
        }
        return text
    }

    private func silences(_ reader: MappingReader) -> [Silence] {
        guard let node = reader.node("silence") else { return [] }
        var findings: [Finding] = []
        let silences = Silence.read(node, in: collector.source, findings: &findings)
        for finding in findings { collector.append(finding) }
        return silences
    }

    private func checkKind(_ reader: MappingReader, _ kind: CampaignKind?) {
        if kind == .survey, !reader.isPresent("survey"), let node = reader.node("kind") {
            collector.error(
                node, .surveyKind, Phrase("a survey needs \"survey\" with its questions"),
                suggestion: Phrase("add \"survey: { questions: [{ score: { type: nps } }] }\""))
        }
        if kind == .email, let key = reader.key("survey") {
            collector.error(
                key, .surveyKind, Phrase("an email has no \"survey\""),
                suggestion: Phrase("write \"kind: survey\", or delete it"))
        }
    }
}
