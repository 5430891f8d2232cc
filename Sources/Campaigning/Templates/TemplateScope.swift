internal import Definitions
internal import Formats
internal import Liquid
internal import SQLite
internal import Store

/// The variables that templates see (docs/templates.md). What is the same for every message of a campaign is made once.
struct TemplateScope: Sendable {
    private let campaign: CampaignDefinition
    private let attributes: [AttributeDefinition]
    private let workspaceValue: LiquidValue
    private let topic: LocalizedText?
    private let scoreQuestion: Question?
    private let workspaceLocale: String
    private let workspaceName: String
    private let theme: LiquidValue

    init(_ campaign: CampaignDefinition, _ definition: WorkspaceDefinition) {
        self.campaign = campaign
        attributes = definition.attributes
        workspaceValue = [
            "name": .string(definition.name), "url": .string(definition.publicURL),
            "postal_address": .string(definition.sender.postalAddress),
        ]
        topic = campaign.topic.map { name in
            definition.topics.first { $0.name == name }?.title ?? LocalizedText(name)
        }
        scoreQuestion = campaign.survey?.questions.first { $0.kind == .nps }
        (workspaceLocale, workspaceName) = (definition.locale, definition.name)
        theme = TemplateScope.theme(definition)
    }

    static let memberNames = [
        "first_name", "last_name", "name", "email", "locale", "timezone", "stage", "joined_at", "external_id", "tags",
    ]
    static let workspaceNames = ["name", "url", "postal_address"]
    static let campaignNames = ["name", "title", "topic"]
    static let surveyNames = ["url", "scores", "question"]
    static let themeNames = ["colors", "dark", "font", "width", "logo"]

    /// The names at the top, for this campaign.
    var names: [String] {
        let names = [
            "member", "workspace", "campaign", "theme", "now", "locale", "subject", "preview", "unsubscribe_url",
            "preferences_url",
        ]
        if ConfirmationMail.isOne(campaign) { return names + ["confirm_url", "step"] }
        if AddressMail.isOne(campaign) { return names + ["address_url"] }
        return campaign.survey == nil ? names : names + ["survey"]
    }

    /// The names below one of them; nil where any will do.
    func names(below name: String) -> [String]? {
        switch name {
        case "member": TemplateScope.memberNames + attributes.map(\.name)
        case "workspace": TemplateScope.workspaceNames
        case "campaign": TemplateScope.campaignNames
        case "survey": TemplateScope.surveyNames
        case "theme": TemplateScope.themeNames
        default: nil
        }
    }

    func variables(
        _ member: MemberSnapshot, locale: String, now: Instant, links: MessageLinks, step: String = "main"
    ) -> LiquidObject {
        var variables = LiquidObject()
        variables["member"] = .object(object(of: member))
        variables["workspace"] = workspaceValue
        variables["campaign"] = [
            "name": .string(campaign.name), "title": .string(campaign.title), "topic": .string(topic(in: locale)),
        ]
        variables["theme"] = theme
        variables["now"] = .instant(now)
        variables["locale"] = .string(locale)
        let leaves = campaign.intent != .service
        variables["unsubscribe_url"] = leaves ? .string(links.unsubscribe) : .nil
        variables["preferences_url"] = leaves ? .string(links.preferences) : .nil
        variables["subject"] = ""
        variables["preview"] = ""
        if ConfirmationMail.isOne(campaign) {
            variables["confirm_url"] = .string(links.confirm)
            variables["step"] = .string(step)
        }
        if AddressMail.isOne(campaign) { variables["address_url"] = .string(links.address) }
        if campaign.survey != nil { variables["survey"] = survey(links.survey, locale: locale) }
        return variables
    }

    /// What the message is about, as members know it.
    private func topic(in locale: String) -> String {
        topic?.text(for: locale, fallback: workspaceLocale) ?? MailWords(locale: locale).topic(campaign.intent)
    }

    private func object(of member: MemberSnapshot) -> LiquidObject {
        var object = LiquidObject()
        let text = { (value: String?) in value.map { LiquidValue.string(MemberText.clean($0)) } ?? .nil }
        for attribute in attributes { object[attribute.name] = TemplateScope.value(member, attribute) }
        object["first_name"] = text(member.firstName)
        object["last_name"] = text(member.lastName)
        object["name"] = text(member.name ?? TemplateScope.fullName(member))
        object["email"] = text(member.email)
        object["locale"] = text(member.locale)
        object["timezone"] = text(member.timezone)
        object["stage"] = text(member.stage)
        object["joined_at"] = member.joinedAt.map(LiquidValue.instant) ?? .nil
        object["external_id"] = text(member.externalID)
        object["tags"] = .array(member.tags.map { .string(MemberText.clean($0)) })
        return object
    }

    private static func fullName(_ member: MemberSnapshot) -> String? {
        let parts = [member.firstName, member.lastName].compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: " ")
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
        return ["url": .string(url), "scores": .array(scores), "question": .string(question)]
    }
}
