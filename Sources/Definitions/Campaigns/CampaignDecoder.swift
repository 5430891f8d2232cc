internal import Crypto
internal import Formats

/// Decodes one campaign file against what the workspace declares.
struct CampaignDecoder {
    let file: CampaignFile
    let draft: WorkspaceDraft
    let surroundings: CampaignSurroundings

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
        let kind = reader.value("kind", Values.choice(CampaignKind.self))
        let intent = reader.value("intent", Values.choice(Intent.self))
        let reason = reader.value("reason", Values.text)
        checkReason(reader, intent)
        let topic = topic(reader, intent)
        let owner = reader.value("owner", Values.address)
        let was = was(reader)
        let isDisabled = reader.value("disabled", Values.boolean) ?? false
        let needsApproval = reader.value("approval", Values.boolean) ?? false
        let asks = reader.value("asks", Values.boolean) ?? false
        let teaches = TeachingDecoder(collector: collector).decode(reader)
        let codes = CodesDecoder(collector: collector).decode(reader)
        let pace = reader.value("pace", Values.pace)
        let priority = reader.value("priority", Values.choice(CampaignPriority.self)) ?? .normal
        let audience = AudienceDecoder(collector: collector, draft: draft).decode(reader)
        let survey = SurveyDecoder(collector: collector).decode(reader)
        let importMap = ImportMapDecoder(collector: collector).decode(reader, survey)
        let sequence =
            kind == .sequence
            ? SequenceDecoder(collector: collector, draft: draft, surroundings: surroundings).decode(reader) : nil
        let event =
            kind == .event
            ? EventDecoder(collector: collector, draft: draft, surroundings: surroundings).decode(reader) : nil
        let schedule = kind == .event ? event?.schedule : schedule(reader, kind, intent, sequence)
        let goal = GoalDecoder(collector: collector, draft: draft, surroundings: surroundings).decode(reader)
        let rules = VariantRules(
            collector: collector, reader: reader, kind: kind, hasGoal: reader.isPresent("goal"),
            isTriggered: schedule?.isTriggered ?? false, closes: survey?.closesAfter,
            notAfter: schedule?.notAfter)
        let content = content(reader, kind, sequence, rules)
        let followUps = FollowUpDecoder(collector: collector, surroundings: surroundings)
            .decode(reader, questions: survey?.questions ?? [])
        let reminders = reminders(reader)
        let silences = collector.silences(reader.node("silence"))
        let tracking = TrackingDecoder(campaign: file.name).decode(reader)
        let waves = WaveDecoder(collector: collector, draft: draft).decode(
            reader, kind, schedule, survey, clicks: tracking.clicks, hasTest: content?.variants?.test != nil)
        let pilot = PilotDecoder(collector: collector, draft: draft).decode(
            reader, kind, schedule, hasTest: content?.variants?.test != nil)
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
        campaign.codes = codes
        campaign.teaches = teaches
        campaign.sequence = sequence
        campaign.event = event?.event
        campaign.goal = goal
        campaign.reminders = reminders
        campaign.importMap = importMap
        campaign.followUps = followUps
        campaign.waves = pilot?.waves ?? waves
        campaign.pilot = pilot?.pilot
        if pilot != nil { campaign.survey = PilotDefinition.survey }
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
        } else if surroundings.names.contains(was) {
            collector.error(
                node, .rename, Phrase("there still is a campaign \"\(was)\", so this one cannot have been called so"),
                suggestion: Phrase("delete \"was\", or the file of \(was)"))
        }
        if let other = surroundings.formerNames[was], other != file.name {
            collector.error(
                node, .rename,
                Phrase("the campaign \(other) has been \"\(was)\" already, and its past can belong to one only"),
                suggestion: Phrase("delete \"was\" here or there"))
        }
        return was
    }

    /// What a sequence sends first stands for all of it where one is asked for.
    private func content(
        _ reader: MappingReader, _ kind: CampaignKind?, _ sequence: SequenceDefinition?, _ rules: VariantRules
    ) -> Content? {
        if kind == .sequence { return sequence?.steps.lazy.compactMap(\.content).first }
        if kind == .event, !reader.isPresent("content"), let place = reader.node("kind") {
            return Content(template: CampaignDefinition.eventTemplate(CampaignDefinition.mainStep), mark: place.mark)
        }
        if kind != nil { reader.demand("content") }
        return ContentDecoder(collector: collector, rules: rules).decode(reader, example: file.name)
    }

    /// A sequence is due when its trigger fires, and what only follow-ups start when they do.
    private func schedule(
        _ reader: MappingReader, _ kind: CampaignKind?, _ intent: Intent?, _ sequence: SequenceDefinition?
    ) -> Schedule? {
        let isStarted = surroundings.started.contains(file.name)
        if kind == .sequence, !reader.isPresent("trigger"), !isStarted, let node = reader.node("kind") {
            collector.error(
                node, .sequence, Phrase("nothing begins this sequence"),
                suggestion: Phrase("add \"trigger: { stage: … }\", or start it in the follow_up of a survey"))
        }
        let decoder = ScheduleDecoder(collector: collector, draft: draft)
        if kind == .sequence {
            return decoder.decodeTriggered(reader, sequence?.trigger?.identity ?? "started")
        }
        if isStarted, !reader.isPresent("schedule") {
            return decoder.decodeTriggered(reader, "started")
        }
        if kind != nil { reader.demand("schedule") }
        return decoder.decode(reader, intent)
    }

    /// Of a survey in `survey`, of an email beside its content.
    private func reminders(_ reader: MappingReader) -> [Span] {
        let nodes = (reader.node("survey")?["reminders"]?.elements ?? []) + reader.elements("reminders")
        let spans = nodes.compactMap { node in collector.value(of: node, Values.duration).map { (node, $0) } }
        for (earlier, later) in zip(spans, spans.dropFirst())
        where later.1.approximateMilliseconds <= earlier.1.approximateMilliseconds {
            collector.error(
                later.0, .reminders, Phrase("this reminder is not later than the one before"),
                suggestion: Phrase("write them in order, as in [3d, 7d]"))
        }
        return spans.map(\.1)
    }

    private func checkKind(_ reader: MappingReader, _ kind: CampaignKind?) {
        if kind == .survey, !reader.isPresent("survey"), let node = reader.node("kind") {
            collector.error(
                node, .surveyKind, Phrase("a survey needs \"survey\" with its questions"),
                suggestion: Phrase("add \"survey: { questions: [{ score: { type: nps } }] }\""))
        }
        checkSequence(reader, kind)
        checkReminders(reader, kind)
        checkEvent(reader, kind)
        if kind != .survey, let key = reader.key("follow_up") {
            collector.error(
                key, .followUp, Phrase("only the answers of a survey have a \"follow_up\""),
                suggestion: Phrase("write \"kind: survey\", or delete it"))
        }
        if kind == .sequence, let key = reader.key("survey") {
            collector.error(
                key, .surveyKind, Phrase("a sequence has no \"survey\""),
                suggestion: Phrase("make the survey a campaign of its own, and wait for its answers"))
        }
        if kind == .email || kind == .event, let key = reader.key("survey") {
            collector.error(
                key, .surveyKind,
                kind == .event
                    ? Phrase("an event has no \"survey\": name one as its \"feedback\"")
                    : Phrase("an email has no \"survey\""),
                suggestion: Phrase("write \"kind: survey\", or delete it"))
        }
    }

    private func checkSequence(_ reader: MappingReader, _ kind: CampaignKind?) {
        guard let kind else { return }
        if kind == .sequence {
            reader.demand("steps")
            if let key = reader.key("content") {
                collector.error(
                    key, .sequence, Phrase("a sequence has its \"content\" in its steps"),
                    suggestion: Phrase("write \"steps: [{ id: hello, content: … }]\""))
            }
            return
        }
        for name in ["trigger", "steps", "exit", "reentry"] {
            guard let key = reader.key(name) else { continue }
            collector.error(
                key, .sequence, Phrase("only a sequence has \"\(name)\", and this is of kind \(kind.rawValue)"),
                suggestion: Phrase("write \"kind: sequence\", or delete it"))
        }
    }

    private func checkEvent(_ reader: MappingReader, _ kind: CampaignKind?) {
        guard let kind, kind != .event else { return }
        for name in ["event", "series"] {
            guard let key = reader.key(name) else { continue }
            collector.error(
                key, .event, Phrase("only an event has \"\(name)\", and this is of kind \(kind.rawValue)"),
                suggestion: Phrase("write \"kind: event\", or delete it"))
        }
    }

    private func checkReminders(_ reader: MappingReader, _ kind: CampaignKind?) {
        guard let key = reader.key("reminders"), kind != .event else { return }
        if kind == .survey {
            collector.error(
                key, .reminders, Phrase("the reminders of a survey stand in \"survey\""),
                suggestion: Phrase("move them there: they go to those who have not answered"))
        } else if kind == .sequence {
            collector.error(
                key, .reminders, Phrase("a sequence has no \"reminders\""),
                suggestion: Phrase("add a step for those who have not done it: \"where: …\""))
        } else if reader.node("tracking")?["clicks"]?.text != "true" {
            collector.error(
                key, .reminders, Phrase("nobody can know who has not clicked: the links are not tracked"),
                suggestion: Phrase("add \"tracking: { clicks: true }\""))
        }
    }
}
