import Definitions
import Formats
import JSON
import Store

/// Everything on one member, as text and as JSON.
struct MemberOverview {
    let cells: MemberCells
    let consents: [Consent]
    let suppression: Suppression?
    let rhythm: Rhythm
    let stages: [StageEntry]
    let activities: [ActivitySummary]
    let messages: [MessageEntry]
    /// Nil where the workspace has neither codes of members nor points.
    var belongings: Belongings?
    /// What they told, the latest first.
    var stories: [Story] = []
    var engagement: [EngagementPart] = []
    var roles: [HeldRole] = []
    var roleHistory: [RoleChange] = []
    /// Of the declaration of the community.
    var declarations: [DeclarationAcceptance] = []
    /// Nil for one who is not in the core.
    var core: CoreMember?

    private var zone: Zone { cells.definition.timezone }

    /// For people; times in the workspace's zone.
    var lines: [Phrase] {
        var lines: [Phrase] = []
        let names = MemberCells.headers + cells.definition.attributes.map(\.name)
        let width = names.map(\.count).max() ?? 0
        for (name, cell) in zip(names, cells.cells + cells.attributeCells) where !cell.isEmpty {
            lines.append(Phrase(verbatim: name + String(repeating: " ", count: width - name.count + 2) + cell))
        }
        if let suppression {
            let (reason, since) = (suppression.reason.rawValue, time(suppression.at))
            lines.append(Phrase("suppressed: \(reason), since \(since): no mail at all"))
        }
        if rhythm.frequency == .fewer { lines.append(Phrase("wants fewer messages")) }
        if let until = rhythm.pausedUntil { lines.append(Phrase("paused by the member until \(time(until))")) }
        lines += community
        lines += section(
            Phrase("Consent"), consents.map(describe), none: Phrase("unknown: only service mail may be sent"))
        if cells.definition.declaration != nil || !declarations.isEmpty {
            lines += section(Phrase("Declaration"), declarations.map(describe), none: Phrase("not accepted"))
        }
        lines += section(
            Phrase("Stages"),
            stages.map { Phrase("\(time($0.enteredAt))  \($0.from.map { "\($0) → " } ?? "")\($0.to)") },
            none: Phrase("none recorded yet (kamerton run records them)"))
        lines += section(
            Phrase("Activities"),
            activities.map { Phrase("\($0.kind): \($0.count), first \(time($0.first)), last \(time($0.last))") },
            none: Phrase("none"))
        if !stories.isEmpty {
            lines += section(Phrase("Stories, the latest first"), stories.map(describe), none: Phrase("none"))
        }
        lines += section(Phrase("Roles"), roles.map(describe), none: Phrase("none"))
        lines += section(
            Phrase("Engagement \(CoreCommand.points(points))"), engagementLines,
            none: Phrase("0: nothing that counts was done (docs/engagement.md)"))
        lines += section(Phrase("Messages, the latest first"), messages.map(describe), none: Phrase("none"))
        return lines
    }

    private var community: [Phrase] {
        guard let belongings else { return [] }
        var lines: [Phrase] = []
        if let code = belongings.referralCode {
            let link = "\(cells.definition.publicURL)/r/\(code)"
            lines.append(Phrase("brings others with \(ReferralCode.words(code)): \(link)"))
        }
        guard cells.definition.programme != nil else { return lines }
        lines.append(
            belongings.tier.map { Phrase("\(belongings.points.balance, "point", "points"), tier \($0)") }
                ?? Phrase("\(belongings.points.balance, "point", "points")"))
        return lines
    }

    private func describe(_ consent: Consent) -> Phrase {
        let state = "\(consent.purpose): \(consent.state.rawValue)"
        let parts = [
            Phrase("\(time(consent.at))  \(state) (\(consent.source))"),
            consent.basis.map { Phrase("basis: \($0)") }, consent.wording.map { Phrase("wording: \($0)") },
            consent.proof.map { Phrase("proof: \($0)") },
        ]
        return Phrase(listing: parts.compactMap { $0 })
    }

    private func describe(_ message: MessageEntry) -> Phrase {
        let step = message.step == "main" ? "" : " \(message.step)"
        let state = LedgerWords.state(message.state, reason: message.reason)
        return Phrase("\(time(message.sentAt ?? message.plannedAt))  \(message.campaign)\(step): \(state)")
    }

    // MARK: Roles and engagement

    private var points: Double { engagement.reduce(0) { $0 + $1.points } }

    /// The most that are shown one by one.
    private static let partsShown = 12

    private func describe(_ role: HeldRole) -> Phrase {
        let until = role.until.map { Phrase("until \(time($0))") } ?? Phrase("until it is ended")
        let words = Phrase("\(role.role): since \(time(role.since)), \(until)")
        return role.note.map { Phrase("\(words); \($0)") } ?? words
    }

    private func describe(_ story: Story) -> Phrase {
        let words = StoryArgument.beginning(story)
        return Phrase(
            "\(time(story.at))  \(story.kind) \(story.id): \(words) (\(StoryArgument.standing(story.standing)))")
    }

    private func describe(_ one: DeclarationAcceptance) -> Phrase {
        one.holds
            ? Phrase("\(time(one.at))  version \(one.version) accepted (\(one.origin.rawValue), \(one.locale))")
            : Phrase("\(time(one.at))  version \(one.version), not confirmed (\(one.origin.rawValue), \(one.locale))")
    }

    /// Each thing that counts with its share: the weight on its day, and what is left of it.
    private var engagementLines: [Phrase] {
        guard !engagement.isEmpty else { return [] }
        let halfLife = cells.definition.engagement.halfLife
        var lines = engagement.prefix(MemberOverview.partsShown).map {
            Phrase(
                "\(time($0.at))  \($0.kind): \(CoreCommand.points($0.points)) of \(FilterPrinter.text(of: $0.weight))")
        }
        let rest = engagement.dropFirst(MemberOverview.partsShown)
        if !rest.isEmpty {
            let sum = CoreCommand.points(rest.reduce(0) { $0 + $1.points })
            lines.append(Phrase("and \(rest.count) more: \(sum)"))
        }
        lines.append(Phrase("each is worth half after \(halfLife.description)"))
        if let core {
            lines.append(Phrase("in the core since \(time(core.since)), place \(core.place)"))
        }
        return lines
    }

    private func section(_ title: Phrase, _ lines: [Phrase], none: Phrase) -> [Phrase] {
        [Phrase(""), title] + (lines.isEmpty ? [none] : lines).map { Phrase("  \($0)") }
    }

    private func time(_ instant: Instant) -> String {
        zone.civil(instant).minuteName.replacing("T", with: " ")
    }

    var json: JSONValue {
        var object = cells.json.objectValue ?? JSONObject()
        object["suppressed"] =
            suppression.map {
                ["reason": .string($0.reason.rawValue), "at": .string($0.at.description), "note": JSONValue($0.note)]
            } ?? .null
        if let belongings {
            object["referral_code"] = JSONValue(belongings.referralCode)
            if cells.definition.programme != nil {
                object["points"] = JSONValue(belongings.points.balance)
                object["tier"] = JSONValue(belongings.tier)
            }
        }
        object["frequency"] = .string(rhythm.frequency.rawValue)
        object["paused_until"] = JSONValue(rhythm.pausedUntil?.description)
        object["consents"] = .array(
            consents.map {
                [
                    "purpose": .string($0.purpose), "state": .string($0.state.rawValue), "basis": JSONValue($0.basis),
                    "wording": JSONValue($0.wording), "source": .string($0.source), "at": .string($0.at.description),
                    "proof": JSONValue($0.proof),
                ]
            })
        object["stages"] = .array(
            stages.map {
                [
                    "from": JSONValue($0.from), "to": .string($0.to), "entered_at": .string($0.enteredAt.description),
                    "observed_at": .string($0.observedAt.description),
                ]
            })
        object["activities"] = .array(
            activities.map {
                [
                    "kind": .string($0.kind), "count": JSONValue($0.count), "first": .string($0.first.description),
                    "last": .string($0.last.description),
                ]
            })
        object["messages"] = .array(messages.map(json))
        object["stories"] = .array(stories.map(StoryArgument.json))
        object["declarations"] = .array(
            declarations.map {
                [
                    "version": JSONValue($0.version), "locale": .string($0.locale),
                    "origin": .string($0.origin.rawValue), "holds": .bool($0.holds), "at": .string($0.at.description),
                ]
            })
        object["roles"] = .array(roles.map(RolesListCommand.json))
        object["role_changes"] = .array(roleHistory.map(RolesListCommand.json))
        object["engagement"] = [
            "points": .real(points), "half_life": .string(cells.definition.engagement.halfLife.description),
            "core": core.map { ["since": .string($0.since.description), "place": JSONValue($0.place)] } ?? .null,
            "parts": .array(
                engagement.map {
                    [
                        "kind": .string($0.kind), "at": .string($0.at.description), "weight": .real($0.weight),
                        "points": .real($0.points),
                    ]
                }),
        ]
        return .object(object)
    }

    private func json(_ message: MessageEntry) -> JSONValue {
        [
            "campaign": .string(message.campaign), "occurrence": .string(message.occurrence),
            "step": .string(message.step), "state": .string(message.state), "reason": JSONValue(message.reason),
            "planned_at": .string(message.plannedAt.description), "sent_at": JSONValue(message.sentAt?.description),
        ]
    }
}
