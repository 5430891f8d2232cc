internal import Formats

/// Decodes `kamerton.yaml`.
struct WorkspaceDecoder {
    let collector: FindingCollector
    /// Campaigns with their question ids, for the filters; nil when they are not known.
    let campaigns: [String: [String]]?
    /// Of files that the workspace file names; nil reads none.
    var directory: String?
    var anonymousSurveys: Set<String> = []

    private func schema(_ attributes: [AttributeDefinition], _ activities: [ActivityDefinition]) -> FilterSchema {
        var schema = FilterSchema(attributes: attributes, activities: activities, campaigns: campaigns)
        schema.anonymousSurveys = anonymousSurveys
        return schema
    }

    func decode(_ root: YAMLNode) -> WorkspaceDraft {
        let reader = MappingReader(root, .workspace, collector)
        var draft = WorkspaceDraft()
        draft.isUnreadable = root.pairs == nil
        draft.zone = reader.value("timezone", Values.zone)
        let name = reader.value("workspace", Values.line)
        let locale = reader.value("locale", Values.locale)
        collector.locale = locale
        draft.locale = locale
        let url = reader.value("public_url", Values.url)
        checkEncryption(of: url, reader)
        let store = reader.node("store") == nil ? ".kamerton/store.sqlite" : reader.value("store", Values.line)
        let secret = signingSecrets(reader)
        let sender = sender(reader)
        let delivery = DeliveryDecoder(collector: collector, sender: sender).decode(reader)
        let topics = topics(reader)
        let signUp = SignUpDecoder(collector: collector, topics: topics.map(\.name)).decode(reader)
        let theme = ThemeDecoder(collector: collector).decode(reader)
        let images = images(reader)
        let limits = limits(reader)
        draft.limits = limits
        let control = control(reader)
        draft.holidays = HolidayDecoder(collector: collector, directory: directory).decode(reader)
        var declarations = DeclarationDecoder(collector: collector)
        let attributes = declarations.attributes(reader)
        let activities = declarations.activities(reader)
        declarations.checkCounts(attributes, activities, reader)
        let cores = CoreDecoder(collector: collector)
        let roles = cores.roles(reader)
        var filterSchema = schema(attributes, activities)
        filterSchema.roles = roles.map(\.name)
        filterSchema.hasProgramme = reader.isPresent("programme")
        var rules = RuleDecoder(collector: collector, schema: filterSchema, brokenNames: declarations.brokenNames)
        var (stages, segments) = rules.stagesAndSegments(reader)
        let community = reader.mapping("community", .community)
        let core = cores.core(community, &rules)
        let declarationReader = DeclarationReader(collector: collector)
        let (mission, declaration) = (
            declarationReader.mission(community), declarationReader.declaration(community)
        )
        let mentoring = MentoringDecoder(collector: collector, roles: roles).decode(reader, &rules)
        let strategy = StrategyDecoder(collector: collector, rules: rules).decode(reader)
        let stories = StoryDecoder(collector: collector).decode(reader)
        let engagement = cores.engagement(reader, kinds: activities.map(\.name) + ActivityDefinition.builtIn)
        let referrals = ReferralDecoder(collector: collector, activities: rules.schema.activities.map(\.name))
            .decode(reader, &draft)
        let programme = ProgrammeDecoder(collector: collector, schema: rules.schema).decode(reader)
        segments += rules.add(programme?.tiers ?? [])
        let webhooks = WebhookDecoder(collector: collector).decode(
            reader, campaigns: &draft.webhookCampaigns, maps: &draft.webhookMaps)
        let ideaDecoder = IdeaDecoder(collector: collector, directory: directory)
        let tags = ideaDecoder.tags(reader)
        let ideas = ideaDecoder.ideas(reader, tags, &draft)
        let alarms = AlarmDecoder(ideaDecoder).decode(reader, tags)
        let returns = ReturnsDecoder(collector: collector).decode(reader)
        let retention = retention(reader)
        draft.schema = rules.schema
        draft.brokenNames = rules.brokenNames
        draft.topics = topics.map(\.name)
        guard !collector.hasErrors, let name, let locale, let zone = draft.zone, let url, let store, let secret,
            let sender, let delivery
        else { return draft }
        draft.definition = WorkspaceDefinition(
            name: name, locale: locale, timezone: zone, publicURL: url, storePath: store, secret: secret,
            sender: sender, delivery: delivery, topics: topics, limits: limits, attributes: attributes,
            activities: activities, stages: stages, segments: segments, webhooks: webhooks,
            retention: retention, signUp: signUp, theme: theme, images: images)
        draft.definition?.control = control
        draft.definition?.returns = returns
        draft.definition?.referrals = referrals
        draft.definition?.programme = programme
        draft.definition?.roles = roles
        draft.definition?.engagement = engagement
        draft.definition?.core = core?.0
        draft.definition?.launch = community?.value("launch", Values.date)
        draft.definition?.mission = mission
        draft.definition?.declaration = declaration
        draft.definition?.morningMail = community?.value("digest", Values.timeOfDay)
        draft.definition?.mentoring = mentoring
        draft.definition?.strategy = strategy
        draft.definition?.stories = stories
        draft.definition?.tags = tags
        draft.definition?.ideas = ideas
        draft.definition?.alarms = alarms
        draft.definition?.segments += core.map { [$0.1] } ?? []
        return draft
    }

    private func checkEncryption(of url: String?, _ reader: MappingReader) {
        guard let url, url.hasPrefix("http://"), let node = reader.node("public_url") else { return }
        let authority = url.dropFirst(7).prefix { $0 != "/" }
        let host = authority.hasPrefix("[") ? authority.prefix { $0 != "]" } + "]" : authority.prefix { $0 != ":" }
        guard !Values.isLoopback(host: String(host)) else { return }
        collector.warning(
            node, .insecureURL, Phrase("links in mail would go over http, which anyone on the way can read and change"),
            suggestion: Phrase("write https\(url.dropFirst(4))"))
    }

    private func signingSecrets(_ reader: MappingReader) -> SecretSettings? {
        guard let node = reader.node("secret") else { return nil }
        guard node["current"] != nil || node["previous"] != nil else {
            return collector.secretSource(node, what: Phrase("the secret")).map { SecretSettings(current: $0) }
        }
        let inner = MappingReader(node, .signingSecrets, collector, under: reader.key("secret"))
        let current = inner.node("current").flatMap { collector.secretSource($0, what: Phrase("the current secret")) }
        let previous = inner.elements("previous").map { collector.secretSource($0, what: Phrase("a previous secret")) }
        guard let current, !previous.contains(nil) else { return nil }
        return SecretSettings(current: current, previous: previous.compactMap { $0 })
    }

    private func sender(_ reader: MappingReader) -> Sender? {
        guard let inner = reader.mapping("sender", .sender) else { return nil }
        let from = inner.value("from", Values.mailbox)
        let replyTo = inner.value("reply_to", Values.mailbox)
        let bounces = inner.value("bounces", Values.address)
        let postal = inner.value("postal_address", Values.text)
        if let from, from.name.isEmpty, let node = inner.node("from") {
            collector.warning(
                node, .fromName, Phrase("the sender has no name, so members see a bare address"),
                suggestion: Phrase("write it as Green Orchard Club <\(from.address)>"))
        }
        if let bounces, let node = inner.node("bounces") { Sender.checkRoom(in: bounces, node, collector) }
        guard let from, let postal else { return nil }
        return Sender(from: from, replyTo: replyTo, bounces: bounces, postalAddress: postal)
    }

    private func topics(_ reader: MappingReader) -> [Topic] {
        var topics: [Topic] = []
        for (key, value) in reader.pairs("topics") {
            guard let name = collector.value(of: key, Values.hyphenatedName) else { continue }
            if name == "all" {
                collector.error(
                    key, .reservedName, Phrase("\"all\" means every topic in a member's consent"),
                    suggestion: Phrase("take another name"))
            }
            let inner = MappingReader(value, .topic, collector, under: key)
            // A topic with a mistake in its title is still a topic that campaigns may name.
            let title = collector.localizedText(inner.node("title")) ?? LocalizedText(name)
            topics.append(Topic(name: name, title: title))
        }
        return topics
    }

    private func images(_ reader: MappingReader) -> ImageSettings {
        enum Way: String, CaseIterable { case inline, link }
        let address = reader.value("assets_url", Values.url)
        guard reader.value("images", Values.choice(Way.self)) == .link else { return .inline }
        if !reader.isPresent("assets_url"), let node = reader.node("images") {
            collector.error(
                node, .imagesAddress, Phrase("linked pictures need an address that they are fetched from"),
                suggestion: Phrase("add \"assets_url: https://club.example.org/assets\""))
        }
        return address.map(ImageSettings.link) ?? .inline
    }

    private func control(_ reader: MappingReader) -> Double? {
        let control = reader.value("control", Values.percentage)
        if let control, control > 50, let node = reader.node("control") {
            collector.error(
                node, .percentage, Phrase("a control group of more than half leaves too few to write to"),
                suggestion: Phrase("2% is enough for most communities"))
        }
        return control
    }

    private func limits(_ reader: MappingReader) -> Limits {
        guard let inner = reader.mapping("limits", .limits) else { return Limits() }
        var limits = Limits(
            contacts: inner.value("contacts", Values.countLimit),
            promotions: inner.value("promotions", Values.shareLimit),
            surveys: inner.value("surveys", Values.countLimit),
            quietHours: inner.value("quiet_hours", Values.quietHours))
        limits.asks = inner.value("asks", Values.countLimit)
        return limits
    }

    private func retention(_ reader: MappingReader) -> RetentionSettings {
        guard let inner = reader.mapping("retention", .retention) else { return RetentionSettings() }
        func span(_ name: String) -> Span? {
            guard let span = inner.value(name, Values.duration), let node = inner.node(name) else { return nil }
            guard span.approximateMilliseconds >= 86_400_000 else {
                collector.error(
                    node, .wrongValue, Phrase("\(span) is less than a day, and retention is done once a day"),
                    suggestion: Phrase("write 1d or more, such as 90d"))
                return nil
            }
            return span
        }
        return RetentionSettings(
            rawMail: span("raw_mail"), webhooks: span("webhooks"), rejects: span("rejects"),
            observations: span("observations"))
    }
}
