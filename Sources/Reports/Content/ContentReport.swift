package import Definitions
package import Formats
package import Store
internal import Surveys

/// What members were sent: how much of it teaches, how much of it sells, and what they found useful.
package struct ContentReport: Sendable {
    package struct Line: Sendable {
        package let campaign: String
        package let title: String
        package let intent: Intent?
        package let teaches: [Teaching]
        package let sent: Int
        /// Nil where its links are not tracked.
        package let clicked: Proportion?
        package let useful: Proportion
    }

    /// Messages of one kind.
    package struct Share: Sendable {
        /// `tell`, `promo`; nil is what says nothing.
        package let name: String?
        package let campaigns: Int
        package let sent: Proportion
    }

    package struct Month: Sendable {
        /// `2026-10`.
        package let name: String
        package let sent: Int
        package let teaching: Proportion
        package let offers: Proportion
        package let useful: Proportion
    }

    package static let confidence = 0.95
    /// Fewer answers say nothing but of single members.
    package static let fewest = SmallCells.least

    package let from: Instant
    package let until: Instant
    package let now: Instant
    /// The most sent first.
    package let lines: [Line]
    /// A campaign that teaches in two ways counts in both.
    package let byTeaching: [Share]
    package let byIntent: [Share]
    package let months: [Month]

    package var sent: Int { lines.reduce(0) { $0 + $1.sent } }
    package var teaching: Proportion { ContentReport.share(lines, of: sent) { !$0.teaches.isEmpty } }
    package var offers: Proportion { ContentReport.share(lines, of: sent) { $0.intent == .promo } }
    package var useful: Proportion { ContentReport.useful(lines) }

    package init(_ store: Store, _ workspace: Workspace, from: Instant, until: Instant, now: Instant) throws {
        (self.from, self.until, self.now) = (from, until, now)
        // The months are the time whole, so what went in each makes up what went in all.
        let counts = try ContentReport.months(from, until, workspace.definition.timezone).map { name, start, end in
            (name, try store.contentCounts(from: start, until: end))
        }
        let found = ContentReport.lines(ContentReport.summed(counts.flatMap(\.1)), workspace)
        let total = found.reduce(0) { $0 + $1.sent }
        lines = found.sorted { ($0.sent, $1.campaign) > ($1.sent, $0.campaign) }
        let kinds: [Teaching?] = Teaching.allCases + [nil]
        byTeaching = kinds.map { kind in
            ContentReport.share(kind?.rawValue, found, total) { line in
                kind.map(line.teaches.contains) ?? line.teaches.isEmpty
            }
        }
        byIntent = Intent.allCases.map { intent in
            ContentReport.share(intent.rawValue, found, total) { $0.intent == intent }
        }
        months = counts.map { name, counts in
            let lines = ContentReport.lines(counts, workspace)
            let sent = lines.reduce(0) { $0 + $1.sent }
            return Month(
                name: name, sent: sent, teaching: ContentReport.share(lines, of: sent) { !$0.teaches.isEmpty },
                offers: ContentReport.share(lines, of: sent) { $0.intent == .promo },
                useful: ContentReport.useful(lines))
        }
    }

    /// Of several times together, by campaign and intent.
    private static func summed(_ counts: [ContentCount]) -> [ContentCount] {
        let groups = Dictionary(grouping: counts) { [$0.campaign, $0.intent] }
        return groups.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { key, counts in
            func sum(_ part: KeyPath<ContentCount, Int>) -> Int { counts.reduce(0) { $0 + $1[keyPath: part] } }
            return ContentCount(
                campaign: key[0], intent: key[1], sent: sum(\.sent), clicked: sum(\.clicked), useful: sum(\.useful),
                useless: sum(\.useless))
        }
    }

    private static func lines(_ counts: [ContentCount], _ workspace: Workspace) -> [Line] {
        counts.map { count in
            let campaign =
                workspace.campaign(count.campaign) ?? workspace.campaigns.first { $0.was == count.campaign }
            return Line(
                campaign: count.campaign, title: campaign?.title ?? count.campaign,
                intent: Intent(rawValue: count.intent), teaches: campaign?.teaches ?? [], sent: count.sent,
                clicked: campaign?.tracking.clicks == true ? Proportion(count.clicked, of: count.sent) : nil,
                useful: Proportion(count.useful, of: count.useful + count.useless))
        }
    }

    private static func share(_ name: String?, _ lines: [Line], _ total: Int, _ holds: (Line) -> Bool) -> Share {
        Share(
            name: name, campaigns: Set(lines.filter(holds).map(\.campaign)).count,
            sent: share(lines, of: total, holds))
    }

    private static func share(_ lines: [Line], of total: Int, _ holds: (Line) -> Bool) -> Proportion {
        Proportion(lines.filter(holds).reduce(0) { $0 + $1.sent }, of: total)
    }

    private static func useful(_ lines: [Line]) -> Proportion {
        Proportion(lines.reduce(0) { $0 + $1.useful.reached }, of: lines.reduce(0) { $0 + $1.useful.members })
    }

    /// The months of the calendar that the time touches, each as far as it lies within.
    private static func months(_ from: Instant, _ until: Instant, _ zone: Zone) -> [(String, Instant, Instant)] {
        let last = until + (-1)
        guard from <= last else { return [] }
        return (zone.civil(from).date.monthNumber...zone.civil(last).date.monthNumber).map { number in
            func start(_ number: Int) -> Instant { zone.startOfDay(CivilDate(firstOfMonth: number)) }
            return (CivilDate.monthName(number), max(start(number), from), min(start(number + 1), until))
        }
    }
}

extension Proportion {
    /// Nil of too few answers to be shown.
    package var shownUseful: Double? { members >= ContentReport.fewest ? share : nil }
}
