package import Definitions
package import Formats
package import Store

/// Which events were received well: who came, what they say, and what they did afterwards, event by event and by format.
package struct EventsReport: Sendable {
    /// Of those who were invited: who came against who did not, where the time for it is over. Nobody drew lots who came.
    package struct Following: Sendable {
        package var came = Proportion(0, of: 0)
        package var stayedAway = Proportion(0, of: 0)

        /// Fewer of either show nothing but single members.
        package var isShown: Bool {
            came.members >= EventsReport.fewest && stayedAway.members >= EventsReport.fewest
        }

        package var difference: ProportionDifference? {
            isShown ? ProportionDifference(came, against: stayedAway) : nil
        }

        fileprivate mutating func add(_ found: EventFollowing) {
            came = Proportion(came.reached + found.cameAndDid, of: came.members + found.came)
            stayedAway = Proportion(
                stayedAway.reached + found.stayedAwayAndDid, of: stayedAway.members + found.stayedAway)
        }
    }

    /// What is asked of what follows.
    package enum Deed: String, Sendable, CaseIterable {
        case purchases
        case stories

        var kinds: [String] {
            switch self {
            case .purchases: ["purchase"]
            case .stories: ["story", "review", "mention", "photo"]
            }
        }
    }

    /// Of one event, or of all of a format.
    package struct Line: Sendable {
        package var counts = EventCounts()
        package var feedback: [Double] = []
        /// The ends of the scale that the feedback is on; nil where there is none, or several.
        package var scale: ClosedRange<Int>?
        package var following: [Deed: [Int: Following]] = [:]

        /// Of those with a seat whose coming was noted.
        package var attendance: Proportion {
            Proportion(counts.attended, of: counts.attended + counts.absent)
        }
        /// Of those who were invited.
        package var acceptance: Proportion { Proportion(counts.yes, of: counts.invited) }
        package var sample: NumberSample { NumberSample(feedback) }
        package var showsFeedback: Bool { feedback.count >= EventsReport.fewest && scale != nil }
    }

    package struct Event: Sendable {
        package let campaign: String
        package let occurrence: String
        package let title: String
        package let format: EventFormat?
        package let startsAt: Instant
        package let isCancelled: Bool
        package var line: Line
    }

    package struct Format: Sendable {
        /// Nil is those that say none.
        package let format: EventFormat?
        package var events: Int
        package var line: Line
    }

    /// Cells of fewer members are not shown.
    package static let fewest = 5
    package static let confidence = 0.95
    /// Days after the end in which something follows.
    package static let windows = [30, 90]

    package let from: Instant?
    package let until: Instant?
    package let now: Instant
    /// Those that have ended, the first first.
    package let events: [Event]
    /// The one most came to first.
    package let formats: [Format]

    package init(
        _ store: Store, _ workspace: Workspace, from: Instant?, until: Instant?, locale: String, now: Instant
    ) throws {
        (self.from, self.until, self.now) = (from, until, now)
        var events: [Event] = []
        for row in try store.eventDates(from: from, until: until) where row.endsAt <= now {
            let campaign =
                workspace.campaign(row.campaign) ?? workspace.campaigns.first { $0.was == row.campaign }
            let title = campaign?.event?.title?.text(for: locale, fallback: workspace.definition.locale)
            events.append(
                Event(
                    campaign: row.campaign, occurrence: row.occurrence, title: title ?? campaign?.title ?? row.campaign,
                    format: campaign?.event?.format, startsAt: row.startsAt, isCancelled: row.cancelledAt != nil,
                    line: try EventsReport.line(row, campaign, workspace, store, now: now)))
        }
        self.events = events
        formats = EventsReport.formats(events)
    }

    private static func line(
        _ row: EventDateRow, _ campaign: CampaignDefinition?, _ workspace: Workspace, _ store: Store, now: Instant
    ) throws -> Line {
        var line = Line()
        line.counts = try store.eventCounts(campaign: row.campaign, occurrence: row.occurrence)
        guard row.cancelledAt == nil else { return line }
        if let survey = campaign?.event?.feedback,
            let question = workspace.campaign(survey)?.survey?.questions.first(where: { $0.scale != nil })
        {
            line.scale = question.scale
            line.feedback = try store.eventFeedback(
                survey: survey, occurrence: "event:\(row.campaign):\(row.occurrence)", question: question.id)
        }
        // Where nobody noted who was there, nobody can be compared.
        guard line.counts.isNoted else { return line }
        for days in windows {
            let through = row.endsAt + Int64(days) * 86_400_000
            guard through <= now else { continue }
            for deed in Deed.allCases {
                line.following[deed, default: [:]][days, default: Following()].add(
                    try store.eventFollowing(
                        campaign: row.campaign, occurrence: row.occurrence, kinds: deed.kinds, after: row.endsAt,
                        through: through))
            }
        }
        return line
    }

    private static func formats(_ events: [Event]) -> [Format] {
        var formats: [EventFormat?: Format] = [:]
        for event in events where !event.isCancelled {
            var format = formats[event.format] ?? Format(format: event.format, events: 0, line: Line())
            let isFirst = format.line.feedback.isEmpty
            format.events += 1
            format.line.counts.add(event.line.counts)
            if !event.line.feedback.isEmpty {
                format.line.scale = isFirst || format.line.scale == event.line.scale ? event.line.scale : nil
                format.line.feedback += event.line.feedback
            }
            for (deed, windows) in event.line.following {
                for (days, found) in windows {
                    format.line.following[deed, default: [:]][days, default: Following()].add(found)
                }
            }
            formats[event.format] = format
        }
        return formats.values.sorted {
            let (a, b) = ($0.line.counts, $1.line.counts)
            return (b.attended * $0.events, a.yes, $0.format?.rawValue ?? "~")
                < (a.attended * $1.events, b.yes, $1.format?.rawValue ?? "~")
        }
    }
}

extension EventsReport.Following {
    fileprivate mutating func add(_ other: EventsReport.Following) {
        came = Proportion(came.reached + other.came.reached, of: came.members + other.came.members)
        stayedAway = Proportion(
            stayedAway.reached + other.stayedAway.reached, of: stayedAway.members + other.stayedAway.members)
    }
}

extension EventCounts {
    fileprivate mutating func add(_ other: EventCounts) {
        invited += other.invited
        yes += other.yes
        maybe += other.maybe
        no += other.no
        guests += other.guests
        seated += other.seated
        waiting += other.waiting
        attended += other.attended
        absent += other.absent
        isNoted = isNoted || other.isNoted
    }
}
