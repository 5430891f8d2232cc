internal import Definitions
internal import Formats
internal import JSON
internal import Store

/// Reads the lines of the morning page, section by section.
struct TodaySource {
    let store: Store
    let workspace: Workspace
    let locale: String
    let now: Instant

    private var zone: Zone { workspace.definition.timezone }
    private var today: CivilDate { zone.civil(now).date }
    var yesterday: Instant { zone.startOfDay(today.adding(days: -1)) }

    private static let daysAhead: Int64 = 14
    private static let taskDays = 7

    func clock(_ time: Instant) -> String { zone.civil(time).minuteName.replacing("T", with: " ") }

    func owner(of campaign: String?) -> String? {
        campaign.flatMap { name in
            (workspace.campaign(name) ?? workspace.campaigns.first { $0.was == name })?.owner
        }
    }

    // MARK: What waits for somebody

    /// Due until the end of the day.
    func cases() throws -> [TodayLine] {
        var selection = CaseSelection.open
        selection.dueBefore = zone.startOfDay(today.adding(days: 1))
        return try store.cases(selection).map { one in
            let who = [one.name, one.email].compactMap(\.self).joined(separator: ", ")
            let what = [one.campaign, one.note].compactMap(\.self).joined(separator: ": ")
            let about = printable([who, what].filter { !$0.isEmpty }.joined(separator: "  "))
            let due = one.dueAt.map(clock) ?? ""
            let isOverdue = one.isOverdue(at: now)
            return TodayLine(
                .cases, owner: one.owner, isUrgent: isOverdue,
                isOverdue
                    ? Phrase("\(one.id)  overdue since \(due)  \(about)")
                    : Phrase("\(one.id)  due \(due)  \(about)"),
                discreet: isOverdue
                    ? Phrase("\(one.id)  overdue since \(due)") : Phrase("\(one.id)  due \(due)"),
                command: "kamerton cases show NUMBER",
                [
                    ("case", JSONValue(one.id)), ("due_at", JSONValue(one.dueAt?.description)),
                    ("email", JSONValue(one.email)), ("campaign", JSONValue(one.campaign)),
                ])
        }
    }

    /// Overdue, or due within a week.
    func tasks() -> [TodayLine] {
        let last = today.adding(days: TodaySource.taskDays)
        return (workspace.definition.strategy?.tasks ?? []).compactMap { task in
            let state = task.state(on: today)
            guard state == .overdue || (state == .open && task.by <= last) else { return nil }
            let text = printable(task.text.text(for: locale, fallback: workspace.definition.locale) ?? "")
            return TodayLine(
                .tasks, owner: task.owner, isUrgent: state == .overdue,
                state == .overdue
                    ? Phrase("overdue since \(task.by.description): \(text) (\(printable(task.owner)))")
                    : Phrase("until \(task.by.description): \(text) (\(printable(task.owner)))"),
                command: "kamerton report goals",
                [
                    ("do", .string(text)), ("by", .string(task.by.description)), ("state", .string(state.rawValue)),
                ])
        }
    }

    // MARK: What is near

    func events() throws -> [TodayLine] {
        let through = now + TodaySource.daysAhead * 86_400_000
        return try EventOverview.all(workspace, store, after: now, through: through)
            .filter { !$0.date.isCancelled && !$0.campaign.isDisabled }.map(event)
    }

    private func event(_ one: EventOverview) -> TodayLine {
        let zone = one.campaign.event?.zone ?? zone
        let start = zone.civil(one.date.start).minuteName.replacing("T", with: " ")
        let lacks = [
            one.campaign.event?.hosts.isEmpty == true ? Phrase("nobody hosts it") : nil,
            one.announced == nil ? Phrase("it is not announced") : nil,
        ].compactMap(\.self)
        let title = printable(one.title(locale: locale, fallback: workspace.definition.locale))
        let coming =
            one.date.capacity.map {
                Phrase("yes \(one.counts.yes), maybe \(one.counts.maybe), seats \(one.counts.seated) of \($0)")
            } ?? Phrase("yes \(one.counts.yes), maybe \(one.counts.maybe)")
        let words = Phrase("\(start)  \(title): \(coming)")
        return TodayLine(
            .events, owner: one.campaign.owner, isUrgent: !lacks.isEmpty,
            lacks.isEmpty ? words : Phrase("\(words); \(Phrase(listing: lacks))"),
            command: "kamerton events show \(one.campaign.name)",
            [
                ("event", .string(one.campaign.name)), ("occurrence", .string(one.name.occurrence)),
                ("starts_at", .string(one.date.start.description)), ("yes", JSONValue(one.counts.yes)),
                ("maybe", JSONValue(one.counts.maybe)), ("seats_taken", JSONValue(one.counts.seated)),
                ("capacity", one.date.capacity.map { JSONValue($0) } ?? .null),
                ("has_host", .bool(one.campaign.event?.hosts.isEmpty == false)),
                ("announced", .bool(one.announced != nil)),
            ])
    }

    // MARK: What came and what stays

    func replies() throws -> [TodayLine] {
        var lines: [TodayLine] = []
        try store.forEachInboundEvent(kind: "reply", since: yesterday) { listed in
            let campaign = printable(listed.campaign ?? "–")
            let time = clock(listed.receivedAt)
            lines.append(
                TodayLine(
                    .replies, owner: owner(of: listed.campaign),
                    Phrase("\(time)  \(campaign)  \(printable(listed.email ?? "–"))"),
                    discreet: Phrase("\(time)  \(campaign)"),
                    command: "kamerton bounces list --replies --since 2d",
                    [
                        ("mail", JSONValue(listed.mail)), ("campaign", JSONValue(listed.campaign)),
                        ("email", JSONValue(listed.email)), ("at", .string(listed.receivedAt.description)),
                    ]))
        }
        return lines
    }

    /// Held back, paused, and of unknown fate.
    func mail() throws -> [TodayLine] {
        var lines: [TodayLine] = []
        let uncertain = try store.uncertainCount()
        if uncertain > 0 {
            lines.append(
                TodayLine(
                    .mail, isUrgent: true,
                    Phrase(
                        "\(uncertain, "message is", "messages are") not sure: nobody knows whether the relay took them"),
                    command: "kamerton resolve CAMPAIGN",
                    [("kind", "uncertain"), ("messages", JSONValue(uncertain))]))
        }
        for one in try store.standingInterventions() where one.action == .pause {
            let what = printable(one.campaign + (one.occurrence.map { " " + $0 } ?? ""))
            lines.append(
                TodayLine(
                    .mail, owner: owner(of: one.campaign), isUrgent: one.cause != nil,
                    one.cause == nil
                        ? Phrase("\(what) is paused since \(clock(one.at))")
                        : Phrase("\(what) has paused itself at \(clock(one.at))"),
                    command: "kamerton resume CAMPAIGN",
                    [
                        ("kind", "paused"), ("campaign", .string(one.campaign)),
                        ("occurrence", JSONValue(one.occurrence)), ("cause", JSONValue(one.cause?.kind.rawValue)),
                        ("at", .string(one.at.description)),
                    ]))
        }
        let held = try store.heldCounts()
        if !held.isEmpty {
            let sorted = held.sorted { $0.key.rawValue < $1.key.rawValue }
            lines.append(
                TodayLine(
                    .mail, Phrase("held back: \(MessageReason.list(held))"), command: "kamerton status",
                    [
                        ("kind", "held"),
                        ("held", .object(JSONObject(sorted.map { ($0.key.rawValue, JSONValue($0.value)) }))),
                    ]))
        }
        return lines
    }
}
