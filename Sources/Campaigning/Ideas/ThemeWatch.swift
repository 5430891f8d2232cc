package import Definitions
package import Formats
package import Store

/// Sees when many members complain of one theme at once, and holds promotions to them.
package struct ThemeWatch {
    /// Texts are read this often.
    private static let look: Int64 = 3_600_000

    private let store: Store
    private let workspace: Workspace
    private let now: Instant

    package init(_ store: Store, _ workspace: Workspace, now: Instant) {
        (self.store, self.workspace, self.now) = (store, workspace, now)
    }

    /// From when on texts are needed; nil while there is nothing to look at.
    package func textsSince() throws -> Instant? {
        let alarms = workspace.definition.alarms
        guard !alarms.isEmpty, workspace.definition.tags != nil else { return nil }
        if let last = try store.themeLook(), last <= now, now - last < ThemeWatch.look { return nil }
        return alarms.map { start($0, from: start($0, from: now)) }.min()
    }

    /// One transaction: alarms that begin, and members more of those that last.
    /// - Parameter texts: what members have written since `textsSince`.
    package func look(_ texts: [WrittenText]) throws {
        guard let tags = workspace.definition.tags else { return }
        try store.inTransaction {
            let lasting = try store.themeAlarms(at: now)
            for alarm in workspace.definition.alarms {
                guard let tag = tags.tags.first(where: { $0.name == alarm.tag }) else { continue }
                let matcher = TextMatcher(anyOf: tag.phrases)
                let middle = start(alarm, from: now)
                let first = start(alarm, from: middle)
                let telling = texts.filter {
                    $0.at > first && $0.at <= now && matcher.holds(TextMatcher.words($0.text))
                }
                let members = Set(telling.filter { $0.at > middle }.map(\.memberID)).sorted()
                let before = Set(telling.filter { $0.at <= middle }.map(\.memberID)).count
                if let known = lasting.last(where: { $0.alarm == alarm.name }) {
                    try store.holdForTheme(known.id, members: members, now: now)
                    continue
                }
                // What an alarm has told of is no new spike.
                let since = max(middle, try store.lastThemeEnd(alarm.name) ?? middle)
                let fresh = Set(telling.filter { $0.at > since }.map(\.memberID)).count
                if fresh >= alarm.members, fresh >= alarm.times * before {
                    let id = try store.beginThemeAlarm(
                        alarm.name, tag: alarm.tag, members: members.count, before: before,
                        endsAt: alarm.hold.after(now, in: workspace.definition.timezone), now: now)
                    try store.holdForTheme(id, members: members, now: now)
                }
            }
            try store.noteThemeLook(at: now)
        }
    }

    private func start(_ alarm: AlarmDefinition, from time: Instant) -> Instant {
        alarm.within.before(time, in: workspace.definition.timezone)
    }
}
