package import Campaigning
package import Definitions
package import Formats
package import Store

/// Who the members are: how many, how they come and go, who can be mailed, and what is known of them.
package struct MembersReport: Sendable {
    /// A period with what happened in it.
    package struct Period: Sendable {
        package let start: Instant
        package let end: Instant
        package let counts: MemberPeriod
    }

    package let now: Instant
    package let zone: Zone
    /// Those that the report is about.
    package let count: Int
    /// Everybody; the same where no filter is given.
    package let all: Int
    /// The filter as it was written.
    package let filter: String?
    package let period: Period
    /// What it is compared with.
    package let before: Period
    /// Nil with a filter, and where there are no stages: moves are known of everybody.
    package let stages: StageReport?
    package let dimensions: [MemberDimension]

    package subscript(key: String) -> MemberDimension? { dimensions.first { $0.key == key } }

    /// Reads one consistent state of the store; call `StageDerivation.overlay` before.
    /// - Parameters:
    ///   - condition: the compiled filter, over the alias `m`.
    ///   - period: up to its end, which is no part of it.
    package init(
        _ store: Store, _ workspace: Workspace, condition: SQLFragment?, filter: String?,
        period: (start: Instant, end: Instant), before: (start: Instant, end: Instant), now: Instant
    ) throws {
        let definition = workspace.definition
        let zone = definition.timezone
        (self.now, self.zone, self.filter) = (now, zone, filter)
        (count, all, self.period, self.before, dimensions) = try store.connection.snapshot {
            let count = try store.chooseMembers(matching: condition)
            let starts = (short: Span(30, .days).before(now, in: zone), long: Span(90, .days).before(now, in: zone))
            let messages = try store.chosenByMessages(after: starts, now: now, period, before)
            let active = try store.chosenActive(period, before)
            var counts = (
                try store.chosenPeriod(from: period.start, until: period.end),
                try store.chosenPeriod(from: before.start, until: before.end)
            )
            (counts.0.active, counts.1.active) = (active.now, active.before)
            counts.0.reached = messages.filter(\.isInPeriod).reduce(0) { $0 + $1.members }
            counts.1.reached = messages.filter(\.isBefore).reduce(0) { $0 + $1.members }
            let reader = MembersReader(
                store: store, definition: definition, count: count, messages: messages, now: now)
            return (
                count, try store.memberCount(), Period(start: period.start, end: period.end, counts: counts.0),
                Period(start: before.start, end: before.end, counts: counts.1), try reader.dimensions()
            )
        }
        stages =
            condition == nil && !definition.stages.isEmpty
            ? try StageReport(store, workspace, period: (period.start, min(period.end, now)), now: now) : nil
    }
}

/// Asks one question of the store for each dimension.
private struct MembersReader {
    let store: Store
    let definition: WorkspaceDefinition
    let count: Int
    let messages: [MessagesGroup]
    let now: Instant

    private static let recencies = [30, 90, 180, 365]
    private static let mostMonths = 24
    private static let mostContacts = 8

    func dimensions() throws -> [MemberDimension] {
        var list = [try months()]
        var sources = try store.chosenBySource()
        sources.append(MemberGroup(nil, count - sources.reduce(0) { $0 + $1.members }))
        if !definition.stages.isEmpty { list.append(try stages()) }
        list.append(try consent())
        list += [
            .ranked("locale", Phrase("Language"), try store.chosenByLocale(), count: count, none: Phrase("not known")),
            .ranked("source", Phrase("Source"), sources, count: count, none: Phrase("not known")),
        ]
        let tags = try store.chosenByTag()
        if !tags.isEmpty { list.append(.ranked("tag", Phrase("Tags"), tags, count: count, none: Phrase("none"))) }
        list += try attributes()
        for (kind, title) in [
            ("purchase", Phrase("Last purchase")), ("visit", Phrase("Last visit")),
        ] where definition.activities.contains(where: { $0.name == kind }) {
            list.append(try recency(kind, title))
        }
        list.append(contacts("30d", Phrase("Messages a member in 30 days"), \.short))
        list.append(contacts("90d", Phrase("Messages a member in 90 days"), \.long))
        list.append(try answering())
        return list.filter { !$0.rows.isEmpty }
    }

    private func months() throws -> MemberDimension {
        let zone = definition.timezone
        var months: [String: Int] = [:]
        try store.chosenByJoining(until: now) { instant, members in
            months[zone.civil(instant).date.monthName, default: 0] += members
        }
        let sorted = months.sorted { $0.key < $1.key }
        let latest = sorted.suffix(MembersReader.mostMonths)
        var rows = latest.map { MemberDimension.Row(name: $0.key, label: .name($0.key), members: $0.value) }
        let earlier = sorted.dropLast(latest.count).reduce(0) { $0 + $1.value }
        if earlier > 0 { rows.insert(.init(name: nil, label: .words(Phrase("earlier")), members: earlier), at: 0) }
        return MemberDimension("joined", Phrase("New members by month"), count: count, rows: rows)
    }

    private func stages() throws -> MemberDimension {
        let groups = try store.chosenByStage()
        let names = definition.stages.map(\.name)
        var rows = names.map { name in
            MemberDimension.Row(
                name: name, label: .name(name), members: groups.first { $0.name == name }?.members ?? 0)
        }
        let without = groups.filter { $0.name.map { !names.contains($0) } ?? true }.reduce(0) { $0 + $1.members }
        if without > 0 { rows.append(.init(name: nil, label: .words(Phrase("without a stage")), members: without)) }
        return MemberDimension("stage", Phrase("Stage"), count: count, rows: rows)
    }

    private func consent() throws -> MemberDimension {
        let groups = try store.chosenByConsent(now: now)
        let states: [(String?, Phrase)] = [
            ("granted", Phrase("can be mailed")), ("paused", Phrase("have paused mail themselves")),
            ("pending", Phrase("have not confirmed yet")), ("withdrawn", Phrase("have withdrawn their consent")),
            (nil, Phrase("have not consented")), ("suppressed", Phrase("address suppressed")),
        ]
        return MemberDimension(
            "mailable", Phrase("Who can be mailed"), count: count,
            rows: states.compactMap { state, words in
                let members = groups.first { $0.name == state }?.members ?? 0
                guard members > 0 || state == "granted" else { return nil }
                return .init(name: state ?? "no_consent", label: .words(words), members: members)
            })
    }

    /// Those of a few values by value; of others, how many have any.
    private func attributes() throws -> [MemberDimension] {
        var list: [MemberDimension] = []
        var filled: [MemberDimension.Row] = []
        for attribute in definition.attributes {
            switch attribute.type {
            case .oneOf, .boolean:
                list.append(
                    .ranked(
                        "attribute:\(attribute.name)", Phrase(verbatim: attribute.name),
                        try store.chosen(by: attribute), count: count, none: Phrase("not filled in")
                    ) { value in
                        guard attribute.type == .boolean else { return .name(value) }
                        return .words(value == "1" ? Phrase("yes") : Phrase("no"))
                    })
            case .string, .number, .date:
                let members = try store.chosen(with: attribute)
                filled.append(.init(name: attribute.name, label: .name(attribute.name), members: members))
            }
        }
        if !filled.isEmpty {
            list.append(MemberDimension("filled_in", Phrase("Filled in"), count: count, rows: filled))
        }
        return list
    }

    private func recency(_ kind: String, _ title: Phrase) throws -> MemberDimension {
        let zone = definition.timezone
        let starts = MembersReader.recencies.map { Span($0, .days).before(now, in: zone) }
        let groups = try store.chosenByLast(kind, starts: starts, now: now)
        func members(_ name: String?) -> Int { groups.first { $0.name == name }?.members ?? 0 }
        var rows = MembersReader.recencies.enumerated().map { index, days in
            let before = index == 0 ? 0 : MembersReader.recencies[index - 1]
            return MemberDimension.Row(
                name: "\(days)d",
                label: .words(
                    index == 0
                        ? Phrase("within \(days, "day", "days")") : Phrase("\(before) to \(days, "day", "days") ago")),
                members: members(String(index)))
        }
        rows.append(
            .init(
                name: "older", label: .words(Phrase("longer ago")),
                members: members(String(MembersReader.recencies.count))))
        rows.append(
            .init(
                name: nil, label: .words(Phrase("never")),
                members: count - groups.reduce(0) { $0 + $1.members }))
        return MemberDimension("last_\(kind)", title, count: count, rows: rows)
    }

    private func contacts(
        _ key: String, _ title: Phrase, _ number: KeyPath<MessagesGroup, Int>
    ) -> MemberDimension {
        let grouped = Dictionary(grouping: messages.filter { $0[keyPath: number] > 0 }) { $0[keyPath: number] }
        let counts = grouped.map { (messages: $0.key, members: $0.value.reduce(0) { $0 + $1.members }) }
            .sorted { $0.messages < $1.messages }
        let most = MembersReader.mostContacts
        var rows = [
            MemberDimension.Row(
                name: "0", label: .name("0"), members: count - counts.reduce(0) { $0 + $1.members })
        ]
        let greatest = counts.last?.messages ?? 0
        for messages in 1...max(1, min(greatest, most - 1)) {
            rows.append(
                .init(
                    name: String(messages), label: .name(String(messages)),
                    members: counts.first { $0.messages == messages }?.members ?? 0))
        }
        if greatest >= most {
            let members = counts.filter { $0.messages >= most }.reduce(0) { $0 + $1.members }
            rows.append(.init(name: "\(most)+", label: .name("\(most)+"), members: members))
        }
        return MemberDimension("contacts_\(key)", title, count: count, rows: rows)
    }

    private func answering() throws -> MemberDimension {
        let groups = try store.chosenByAnswering(until: now)
        let asked = groups.reduce(0) { $0 + $1.members }
        func row(_ name: String?, _ words: Phrase, _ members: Int) -> MemberDimension.Row {
            .init(name: name, label: .words(words), members: members)
        }
        func members(_ name: String) -> Int { groups.first { $0.name == name }?.members ?? 0 }
        return MemberDimension(
            "answering", Phrase("Answers to surveys"), count: count,
            rows: [
                row("all", Phrase("answered every survey"), members("all")),
                row("some", Phrase("answered some"), members("some")),
                row("none", Phrase("answered none"), members("none")),
                row(nil, Phrase("never asked"), count - asked),
            ])
    }
}
