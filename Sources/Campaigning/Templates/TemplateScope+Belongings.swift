internal import Definitions
internal import Formats
internal import Liquid
internal import Store

/// `code`, `referral.*`, `points.*`, `idea.*`: what a member has with us. Declared only where the workspace, or the campaign, gives it.
struct BelongingsScope: Sendable {
    static let referralNames = ["code", "url"]
    static let pointsNames = [
        "balance", "expiring", "expires_at", "tier", "tier_title", "privileges", "next_tier", "next_tier_title",
        "rewards",
    ]

    static let ideaNames = ["title", "note", "state"]

    let names: [String]
    private let base: String
    private let programme: ProgrammeDefinition?
    private let locale: String

    init(_ campaign: CampaignDefinition, _ definition: WorkspaceDefinition) {
        var names: [String] = []
        if campaign.codes != nil { names += ["code", "code_expires_at"] }
        if definition.referrals != nil { names.append("referral") }
        if definition.programme != nil { names.append("points") }
        if definition.ideas?.tells(by: campaign.name) == true { names.append("idea") }
        self.names = names
        base = definition.publicURL
        programme = definition.programme
        locale = definition.locale
    }

    func names(below name: String) -> [String]? {
        switch name {
        case "referral": BelongingsScope.referralNames
        case "points": BelongingsScope.pointsNames
        case "idea": BelongingsScope.ideaNames
        default: nil
        }
    }

    func set(_ variables: inout LiquidObject, _ belongings: Belongings, locale: String) {
        for name in names {
            switch name {
            case "code": variables[name] = belongings.code.map { .string($0.code) } ?? .nil
            case "code_expires_at": variables[name] = belongings.code?.expiresAt.map { .instant($0) } ?? .nil
            case "referral": variables[name] = referral(belongings.referralCode)
            case "points": variables[name] = points(belongings, locale)
            case "idea": variables[name] = idea(belongings.idea, locale)
            default: break
            }
        }
    }

    private func referral(_ code: String?) -> LiquidValue {
        guard let code else { return ["code": .nil, "url": .nil] }
        return ["code": .string(ReferralCode.words(code)), "url": .string("\(base)/r/\(code)")]
    }

    private func idea(_ news: IdeaNews?, _ reader: String) -> LiquidValue {
        guard let news else { return ["title": .nil, "note": .nil, "state": .nil] }
        // What was written without a language is in the workspace's own.
        let words = { (text: LocalizedText?) in
            text.flatMap { $0.text(for: reader, fallback: "") }.map { LiquidValue.string(MemberText.clean($0)) } ?? .nil
        }
        return ["title": words(news.title), "note": words(news.note), "state": .string(news.state.rawValue)]
    }

    private func points(_ belongings: Belongings, _ reader: String) -> LiquidValue {
        guard let programme else { return .nil }
        let words = { (text: LocalizedText?) in
            text?.text(for: reader, fallback: locale).map { LiquidValue.string($0) } ?? .nil
        }
        let place = belongings.tier.flatMap { tier in programme.tiers.firstIndex { $0.name == tier } }
        let tier = place.map { programme.tiers[$0] }
        let next = programme.tiers.dropFirst(place.map { $0 + 1 } ?? 0).first
        let standing = belongings.points
        let rewards: [LiquidValue] = programme.rewards.sorted { ($0.points, $0.name) < ($1.points, $1.name) }.map {
            reward in
            [
                "name": .string(reward.name), "title": words(reward.title), "points": .integer(Int64(reward.points)),
                "is_affordable": .bool(standing.balance >= reward.points),
            ]
        }
        return [
            "balance": .integer(Int64(standing.balance)), "expiring": .integer(Int64(standing.expiring)),
            "expires_at": standing.expiresAt.map { .instant($0) } ?? .nil,
            "tier": tier.map { .string($0.name) } ?? .nil, "tier_title": words(tier?.title),
            "privileges": words(tier?.privileges), "next_tier": next.map { .string($0.name) } ?? .nil,
            "next_tier_title": words(next?.title), "rewards": .array(rewards),
        ]
    }
}
