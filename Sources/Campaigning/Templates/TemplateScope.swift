internal import Definitions
internal import Formats
internal import Liquid
internal import SQLite
internal import Store

/// The variables that templates see (docs/templates.md). What is the same for every message of a campaign is made once.
final class TemplateScope: Sendable {
    private let campaign: CampaignDefinition
    private let attributes: [AttributeDefinition]
    private let workspaceValues: LiquidObject
    private let mission: LocalizedText?
    private let topic: LocalizedText?
    private let scoreQuestion: Question?
    private let workspaceLocale: String
    private let workspaceName: String
    private let theme: LiquidValue
    private let isConfirmation: Bool
    private let isAddressMail: Bool
    private let isMentorMail: Bool
    private let storyLetter: StoryValue?
    /// Of the letters of an event.
    private let event: EventValue?
    /// Of letters that occasions begin.
    private let occasion: OccasionValue?
    private let memberFields: [LiquidName]
    private let belongings: BelongingsScope

    init(_ campaign: CampaignDefinition, _ definition: WorkspaceDefinition) {
        var campaign = campaign
        // What the core is asked about a draft is none of the letter's own.
        if campaign.pilot != nil { campaign.survey = nil }
        self.campaign = campaign
        mission = definition.mission
        workspaceValues = [
            "name": .string(definition.name), "url": .string(definition.publicURL),
            "postal_address": .string(definition.sender.postalAddress),
        ]
        topic = campaign.topic.map { name in
            definition.topics.first { $0.name == name }?.title ?? LocalizedText(name)
        }
        scoreQuestion = campaign.survey?.questions.first { $0.kind == .nps }
        (workspaceLocale, workspaceName) = (definition.locale, definition.name)
        theme = TemplateScope.theme(definition)
        isConfirmation = ConfirmationMail.isOne(campaign)
        isAddressMail = AddressMail.isOne(campaign)
        belongings = BelongingsScope(campaign, definition)
        isMentorMail = MentorMail.isOne(campaign)
        storyLetter = StoryLetter.isOne(campaign) ? StoryValue(definition) : nil
        event = EventValue(campaign)
        occasion = OccasionValue(campaign)
        attributes = definition.attributes.filter { !TemplateScope.memberNames.contains($0.name) }
        memberFields = (TemplateScope.memberNames + attributes.map(\.name)).map(LiquidName.init)
    }

    static let memberNames = [
        "first_name", "last_name", "name", "email", "locale", "timezone", "stage", "joined_at", "external_id", "tags",
        "roles",
    ]
    static let workspaceNames = ["name", "url", "postal_address", "mission"]
    static let campaignNames = ["name", "title", "topic"]
    static let surveyNames = ["url", "scores", "question", "questions"]
    static let themeNames = ["colors", "dark", "font", "width", "logo"]

    /// The names at the top, for this campaign.
    var names: [String] {
        let names = [
            "member", "workspace", "campaign", "theme", "now", "locale", "direction", "subject", "preview",
            "unsubscribe_url", "preferences_url", "stories",
        ]
        if ConfirmationMail.isOne(campaign) { return names + ["confirm_url", "step"] }
        if AddressMail.isOne(campaign) { return names + ["address_url"] }
        if MentorMail.isOne(campaign) { return names + ["mentor_url", "step"] }
        if StoryLetter.isOne(campaign) { return names + ["told", "story_url"] }
        let step = campaign.reminders.isEmpty ? [] : ["step"]
        return names + ["useful_url"] + step + (campaign.survey == nil ? [] : ["survey"])
            + (event == nil ? [] : ["event"]) + (occasion == nil ? [] : ["occasion"])
            + belongings.names
    }

    /// What may begin a letter, for trials: templates may read differently for each.
    var sampleOccurrences: [String] { occasion?.samples ?? [""] }

    /// The names below one of them; nil where any will do.
    func names(below name: String) -> [String]? {
        switch name {
        case "member": TemplateScope.memberNames + attributes.map(\.name)
        case "workspace": TemplateScope.workspaceNames
        case "campaign": TemplateScope.campaignNames
        case "survey": TemplateScope.surveyNames
        case "event": EventValue.names
        case "occasion": OccasionValue.names
        case "told": StoryValue.names
        case "stories": StoryShelf.names
        case "theme": TemplateScope.themeNames
        default: belongings.names(below: name)
        }
    }

    /// What is the same for every member who reads this language.
    func common(_ locale: String) -> LiquidObject {
        [
            "member": .nil, "workspace": workspace(in: locale), "theme": theme,
            "campaign": [
                "name": .string(campaign.name), "title": .string(campaign.title), "topic": .string(topic(in: locale)),
            ],
            "now": .nil, "locale": .string(locale), "direction": Locales.isRightToLeft(locale) ? "rtl" : "ltr",
            "unsubscribe_url": .nil, "preferences_url": .nil, "subject": "", "preview": "",
            "stories": StoryShelf.empty.value,
        ]
    }

    private static let member = LiquidName("member")
    private static let now = LiquidName("now")
    private static let unsubscribe = LiquidName("unsubscribe_url")
    private static let preferences = LiquidName("preferences_url")

    /// - Parameters:
    ///   - common: of the same language, where it is at hand.
    ///   - reads: what the template reads of the member; nil is all.
    func variables(
        _ member: MemberSnapshot, locale: String, common: LiquidObject? = nil, now: Instant, links: MessageLinks,
        step: String = "main", occurrence: String = "", belongings has: Belongings = Belongings(),
        stories: StoryShelf? = nil, asksUsefulness: Bool = true, reads: MemberReads? = nil
    ) -> LiquidObject {
        var variables = common ?? self.common(locale)
        variables.set(TemplateScope.member, to: .object(object(of: member, at: now, reads)))
        variables.set(TemplateScope.now, to: .instant(now))
        if campaign.intent != .service {
            variables.set(TemplateScope.unsubscribe, to: .string(links.unsubscribe))
            variables.set(TemplateScope.preferences, to: .string(links.preferences))
        }
        if isConfirmation {
            variables["confirm_url"] = .string(links.confirm)
            variables["step"] = .string(step)
        }
        if !campaign.reminders.isEmpty { variables["step"] = .string(step) }
        if isMentorMail {
            variables["mentor_url"] = .string(links.mentor)
            variables["step"] = .string(step)
        }
        if let event {
            variables["event"] = event.value(
                occurrence, step: step, locale: locale, fallback: workspaceLocale, page: links.rsvp, now: now)
        }
        if let occasion {
            variables["occasion"] = occasion.value(occurrence, locale: locale, fallback: workspaceLocale)
        }
        if let storyLetter {
            variables["told"] = storyLetter.value(has.story, locale: locale)
            variables["story_url"] = .string(links.story)
        }
        if asksUsefulness, !isConfirmation, !isAddressMail, !isMentorMail, storyLetter == nil {
            variables["useful_url"] = .string(links.useful)
        }
        if isAddressMail { variables["address_url"] = .string(links.address) }
        if let stories { variables["stories"] = stories.value }
        belongings.set(&variables, has, locale: locale)
        if campaign.survey != nil { variables["survey"] = survey(links.survey, locale: locale) }
        return variables
    }

    private func workspace(in locale: String) -> LiquidValue {
        var values = workspaceValues
        values["mission"] = mission?.text(for: locale, fallback: workspaceLocale).map(LiquidValue.string) ?? .nil
        return .object(values)
    }

    /// What the message is about, as members know it.
    private func topic(in locale: String) -> String {
        topic?.text(for: locale, fallback: workspaceLocale) ?? MailWords(locale: locale).topic(campaign.intent)
    }

    /// Which of a member's fields a template reads, in their order: no others need be made.
    struct MemberReads: Sendable {
        fileprivate let fields: [Bool]
    }

    /// - Parameter names: what is read below `member`.
    func reads(_ names: Set<String>) -> MemberReads {
        MemberReads(fields: memberFields.map { names.contains($0.text) })
    }

    /// In the order of `memberNames`, and the attributes.
    private func object(of member: MemberSnapshot, at now: Instant, _ reads: MemberReads?) -> LiquidObject {
        var values: [LiquidValue] = []
        values.reserveCapacity(memberFields.count)
        for place in memberFields.indices {
            values.append(reads?.fields[place] == false ? .nil : value(of: member, place, at: now))
        }
        return LiquidObject(memberFields, values)
    }

    private func value(of member: MemberSnapshot, _ place: Int, at now: Instant) -> LiquidValue {
        let text = { (value: String?) in value.map { LiquidValue.string(MemberText.clean($0)) } ?? .nil }
        return switch place {
        case 0: text(member.firstName)
        case 1: text(member.lastName)
        case 2: text(member.name ?? member.fullName)
        case 3: text(member.email)
        case 4: text(member.locale)
        case 5: text(member.timezone)
        case 6: text(member.stage)
        case 7: member.joinedAt.map(LiquidValue.instant) ?? .nil
        case 8: text(member.externalID)
        case 9: .array(member.tags.map { .string(MemberText.clean($0)) })
        case 10: .array(member.roles.filter { $0.isHeld(at: now) }.map { .string($0.name) })
        default: TemplateScope.value(member, attributes[place - TemplateScope.memberNames.count])
        }
    }

    private static func value(_ member: MemberSnapshot, _ attribute: AttributeDefinition) -> LiquidValue {
        switch member.attributes[attribute.name] {
        case .integer(let number): attribute.type == .boolean ? .bool(number != 0) : .integer(number)
        case .real(let number):
            number == number.rounded() && abs(number) < 1e15 ? .integer(Int64(number)) : .real(number)
        case .text(let text): .string(MemberText.clean(text))
        default: .nil
        }
    }

    private func survey(_ url: String, locale: String) -> LiquidValue {
        var scores: [LiquidValue] = []
        if let scoreQuestion {
            scores = (0...10).map { score in
                ["value": .integer(Int64(score)), "url": .string("\(url)?q=\(scoreQuestion.id)&v=\(score)")]
            }
        }
        let asked = (scoreQuestion ?? campaign.survey?.questions.first)?.text?
            .text(for: locale, fallback: workspaceLocale)
        let question = asked ?? (scoreQuestion == nil ? "" : MailWords(locale: locale).recommend(workspaceName))
        return [
            "url": .string(url), "scores": .array(scores), "question": .string(question),
            "questions": questions(url, locale: locale),
        ]
    }

    /// The answers of each question that one tap answers, by its id.
    private func questions(_ url: String, locale: String) -> LiquidValue {
        var questions = LiquidObject()
        for question in campaign.survey?.questions ?? [] where question.fitsInMail {
            let links = QuestionValue(
                question: question, url: url, locale: locale, fallback: workspaceLocale, name: workspaceName)
            questions[question.id] = links.value
        }
        return .object(questions)
    }
}

extension MemberSnapshot {
    /// Of the names that are known; nil when none is.
    var fullName: String? {
        guard let firstName, let lastName else { return firstName ?? lastName }
        return "\(firstName) \(lastName)"
    }
}
