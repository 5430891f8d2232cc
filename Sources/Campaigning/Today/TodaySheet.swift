package import Definitions
package import Formats
package import JSON
package import Store

/// The manager's morning page: what waits, what is near, what is odd, whom to thank. Read from the store; nothing is written.
package struct TodaySheet: Sendable {
    /// Who reads it decides which names it says.
    package enum Reader: Sendable, Hashable {
        /// All names.
        case terminal
        /// Those of what is theirs.
        case owner(String)
        /// None.
        case everyone
    }

    package let now: Instant
    package let zone: Zone
    package let lines: [TodayLine]

    package var day: CivilDate { zone.civil(now).date }

    /// Reads one consistent state of the store.
    /// - Parameter locale: of titles and tasks.
    package init(_ store: Store, _ workspace: Workspace, locale: String, now: Instant) throws {
        (self.now, zone) = (now, workspace.definition.timezone)
        let source = TodaySource(store: store, workspace: workspace, locale: locale, now: now)
        lines = try store.connection.snapshot {
            try source.cases() + source.tasks() + source.events() + source.replies() + source.mail() + source.odd()
                + source.thanks()
        }
    }

    private init(_ sheet: TodaySheet, _ lines: [TodayLine]) { (now, zone, self.lines) = (sheet.now, sheet.zone, lines) }

    /// What is theirs, and what is everyone's.
    package func of(_ owner: String) -> TodaySheet {
        TodaySheet(self, lines.filter { $0.owner == nil || $0.owner == owner.lowercased() })
    }

    /// Who has something on the page.
    package var owners: [String] { Set(lines.compactMap(\.owner)).sorted() }

    /// The sections that have something, in their order.
    package func sections(for reader: Reader) -> [Section] {
        TodayLine.Section.allCases.compactMap { kind in
            let own = lines.filter { $0.section == kind }
            guard !own.isEmpty else { return nil }
            var commands: [String] = []
            for line in own where !commands.contains(line.command) { commands.append(line.command) }
            return Section(
                kind: kind, lines: own.map { ($0.isUrgent, TodaySheet.words($0, for: reader)) }, commands: commands)
        }
    }

    package struct Section: Sendable {
        package let kind: TodayLine.Section
        package let lines: [(isUrgent: Bool, words: Phrase)]
        package let commands: [String]
    }

    private static func words(_ line: TodayLine, for reader: Reader) -> Phrase {
        switch reader {
        case .terminal: line.words
        case .owner(let owner): line.owner == owner.lowercased() ? line.words : line.discreet
        case .everyone: line.discreet
        }
    }

    /// Lines of one section of a text; the rest is counted.
    private static let most = 50

    /// The page as text: `!` stands before what is urgent.
    package func text(for reader: Reader) -> Phrase {
        let sections = sections(for: reader)
        guard !sections.isEmpty else { return Phrase("Nothing waits today.") }
        return Phrase(
            listing: sections.map { section in
                var lines = [Phrase("\(section.kind.title) (\(section.lines.count))")]
                lines += section.lines.prefix(TodaySheet.most).map {
                    $0.isUrgent ? Phrase("! \($0.words)") : Phrase("  \($0.words)")
                }
                let rest = section.lines.count - TodaySheet.most
                if rest > 0 { lines.append(Phrase("  … and \(rest) more")) }
                lines += section.commands.map { Phrase("  → \($0)") }
                return Phrase(listing: lines, separator: "\n")
            }, separator: "\n\n")
    }

    package var json: JSONValue {
        [
            "now": .string(now.description), "day": .string(day.description),
            "sections": .object(
                JSONObject(
                    TodayLine.Section.allCases.map { kind in
                        (kind.rawValue, .array(lines.filter { $0.section == kind }.map(TodaySheet.json)))
                    })),
        ]
    }

    private static func json(_ line: TodayLine) -> JSONValue {
        var object = JSONObject([
            ("urgent", .bool(line.isUrgent)), ("owner", JSONValue(line.owner)), ("command", .string(line.command)),
        ])
        for (name, value) in line.facts.members { object[name] = value }
        return .object(object)
    }
}
