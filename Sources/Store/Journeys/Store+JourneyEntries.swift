package import Formats
internal import SQLite

/// Who enters: rows of `journeys` before their first step.
extension Store {
    /// Entries of one transaction.
    private static let entriesAtOnce = 4000

    /// Takes in what happened after a mark, a few thousand in a transaction, and moves the mark. Writes nothing when nothing is
    /// new.
    /// - Parameter since: only what is later than this.
    package func enterJourneys(
        campaign: String, mark source: String, _ happenings: HappeningSource, since: Instant, now: Instant
    ) throws {
        var mark = try journeyMark(campaign: campaign, source: source) ?? JourneyMark()
        let last = try lastHappening(happenings)
        while mark.throughID < last {
            let full = try entry(Store.entriesAtOnce, of: happenings, after: mark.throughID, since: since)
            let through = full ?? last
            try inTransaction {
                try insertJourneys(
                    campaign, happenings, after: mark.throughID, through: through, since: since, now: now)
                mark.throughID = through
                try setJourneyMark(campaign: campaign, source: source, mark, now: now)
            }
        }
    }

    /// The id of the n-th one after an id; nil when there are fewer.
    private func entry(_ count: Int, of source: HappeningSource, after: Int64, since: Instant) throws -> Int64? {
        try connection.firstRow(
            """
            SELECT m.id FROM \(source.from)
            WHERE m.id > :afterID AND m.at > :sinceAt AND (\(source.conditionByID))
            ORDER BY m.id LIMIT 1 OFFSET :skipped
            """,
            source.parameters.merging([
                "afterID": .integer(after), "sinceAt": .integer(since.milliseconds), "skipped": SQLValue(count - 1),
            ]) { first, _ in first }
        ) { $0.integer(0) }
    }

    private func insertJourneys(
        _ campaign: String, _ source: HappeningSource, after: Int64, through: Int64, since: Instant, now: Instant
    ) throws {
        let name = source.isNamedByID ? ":name || CAST(m.id AS TEXT)" : ":name"
        try connection.run(
            """
            INSERT INTO journeys (campaign, occurrence, member_id, triggered_at, step, since_at, due_at, created_at)
            SELECT :campaign, \(name), m.member_id, m.at, '', m.at, m.at, :now FROM \(source.from)
            WHERE m.id > :afterID AND m.id <= :throughID AND m.at > :sinceAt AND (\(source.conditionByID))
            ORDER BY m.id
            ON CONFLICT (campaign, occurrence, member_id) DO NOTHING
            """,
            source.parameters.merging([
                "campaign": .text(campaign), "name": .text(source.name), "afterID": .integer(after),
                "throughID": .integer(through), "sinceAt": .integer(since.milliseconds),
                "now": .integer(now.milliseconds),
            ]) { first, _ in first })
    }

    /// Enters members under one name: those whose day it is, or whom an answer starts.
    package func enterJourneys(
        campaign: String, occurrence: String, members: [Int64], at: Instant, now: Instant
    ) throws {
        for chunk in members.chunks(of: Store.entriesAtOnce) {
            try connection.run(
                """
                INSERT INTO journeys (campaign, occurrence, member_id, triggered_at, step, since_at, due_at, created_at)
                SELECT :campaign, :occurrence, v.value, :at, '', :at, :at, :now FROM json_each(:members) v WHERE true
                ON CONFLICT (campaign, occurrence, member_id) DO NOTHING
                """,
                [
                    "campaign": .text(campaign), "occurrence": .text(occurrence), "members": .text(Store.list(chunk)),
                    "at": .integer(at.milliseconds), "now": .integer(now.milliseconds),
                ])
        }
    }

    /// Enters members whose first sign-up was confirmed after a mark. Writes nothing when there are none.
    package func enterConfirmed(campaign: String, mark source: String, since: Instant, now: Instant) throws {
        let mark = try journeyMark(campaign: campaign, source: source)
        let after = max(mark?.lookedAt ?? since, since)
        let confirmed = try connection.rows(
            """
            SELECT s.member_id, s.settled_at FROM sign_ups s
            WHERE s.state = 'confirmed' AND s.settled_at > :after AND s.settled_at <= :now
                AND EXISTS (SELECT 1 FROM sign_ups f WHERE f.member_id = s.member_id AND f.has_made_member = 1)
            ORDER BY s.settled_at, s.id
            """, ["after": .integer(after.milliseconds), "now": .integer(now.milliseconds)]
        ) { (member: $0.integer(0), at: Instant(milliseconds: $0.integer(1))) }
        guard let last = confirmed.last else { return }
        try inTransaction {
            for (at, members) in Dictionary(grouping: confirmed, by: \.at).sorted(by: { $0.key < $1.key }) {
                try enterJourneys(
                    campaign: campaign, occurrence: "joined", members: members.map(\.member), at: at, now: now)
            }
            try setJourneyMark(campaign: campaign, source: source, JourneyMark(lookedAt: last.at), now: now)
        }
    }

    /// The members whose attribute has this month and day: `03-08`.
    package func members(withDay days: [String], column: String) throws -> [Int64] {
        guard try declaredColumns(ofMembers: true).contains(column) else { return [] }
        return try connection.rows(
            """
            SELECT m.id FROM main.members m
            WHERE substr(m.\(column), 6, 5) IN (:day, :other) AND m.email IS NOT NULL AND m.erased_at IS NULL ORDER BY m.id
            """, ["day": .text(days[0]), "other": .text(days.last ?? days[0])]
        ) { $0.integer(0) }
    }

    /// Notes who has come into a segment and who has left it since it was looked at last.
    /// - Parameter isFirst: those who are in it when it is looked at first came before.
    package func followSegment(
        campaign: String, segment: String, _ condition: SQLFragment, isFirst: Bool, now: Instant
    ) throws {
        let names: [String: SQLValue] = ["campaign": .text(campaign), "segment": .text(segment)]
        let left = try connection.rows(
            """
            SELECT e.id FROM segment_entries e WHERE e.campaign = :campaign AND e.segment = :segment AND e.left_at IS NULL
                AND NOT EXISTS (SELECT 1 FROM members m WHERE m.id = e.member_id AND (\(condition.sql)))
            """, condition.parameters.merging(names) { first, _ in first }
        ) { $0.integer(0) }
        let come = try connection.rows(
            """
            SELECT m.id FROM members m
            WHERE m.email IS NOT NULL AND m.erased_at IS NULL AND (\(condition.sql))
                AND NOT EXISTS (SELECT 1 FROM segment_entries e
                    WHERE e.campaign = :campaign AND e.segment = :segment AND e.member_id = m.id AND e.left_at IS NULL)
            ORDER BY m.id
            """, condition.parameters.merging(names) { first, _ in first }
        ) { $0.integer(0) }
        for chunk in left.chunks(of: Store.entriesAtOnce) {
            try connection.run(
                "UPDATE segment_entries SET left_at = :now WHERE id IN (SELECT value FROM json_each(:ids))",
                ["now": .integer(now.milliseconds), "ids": .text(Store.list(chunk))])
        }
        for chunk in come.chunks(of: Store.entriesAtOnce) {
            try inTransaction { try enterSegment(campaign, segment, chunk, isFirst: isFirst, now: now) }
        }
    }

    private func enterSegment(
        _ campaign: String, _ segment: String, _ members: ArraySlice<Int64>, isFirst: Bool, now: Instant
    ) throws {
        let parameters: [String: SQLValue] = [
            "campaign": .text(campaign), "segment": .text(segment), "members": .text(Store.list(members)),
            "now": .integer(now.milliseconds),
        ]
        try connection.run(
            """
            INSERT INTO segment_entries (campaign, segment, member_id, entered_at)
            SELECT :campaign, :segment, v.value, :now FROM json_each(:members) v
            """, parameters)
        guard !isFirst else { return }
        try connection.run(
            """
            INSERT INTO journeys (campaign, occurrence, member_id, triggered_at, step, since_at, due_at, created_at)
            SELECT :campaign, 'segment:' || CAST(e.id AS TEXT), e.member_id, :now, '', :now, :now, :now
            FROM json_each(:members) v CROSS JOIN segment_entries e
            WHERE e.campaign = :campaign AND e.segment = :segment AND e.member_id = v.value AND e.left_at IS NULL
            ON CONFLICT (campaign, occurrence, member_id) DO NOTHING
            """, parameters)
    }

    /// Lets those look now who wait for what has happened after a mark.
    package func wakeJourneys(
        campaign: String, step: String, mark source: String, _ happenings: HappeningSource, now: Instant
    ) throws {
        let last = try lastHappening(happenings)
        // Nobody waits yet when a step is first run.
        guard var mark = try journeyMark(campaign: campaign, source: source) else {
            try setJourneyMark(campaign: campaign, source: source, JourneyMark(throughID: last), now: now)
            return
        }
        while mark.throughID < last {
            let through = min(last, mark.throughID + 50_000)
            try inTransaction {
                try connection.run(
                    """
                    UPDATE journeys SET due_at = w.at
                    FROM (SELECT m.member_id, max(min(m.at), :now) AS at FROM \(happenings.from)
                        WHERE m.id > :afterID AND m.id <= :throughID AND (\(happenings.conditionByID))
                        GROUP BY m.member_id) w
                    WHERE journeys.member_id = w.member_id AND journeys.campaign = :campaign AND journeys.step = :step
                        AND journeys.due_at > w.at
                    """,
                    happenings.parameters.merging([
                        "campaign": .text(campaign), "step": .text(step), "afterID": .integer(mark.throughID),
                        "throughID": .integer(through), "now": .integer(now.milliseconds),
                    ]) { first, _ in first })
                mark.throughID = through
                try setJourneyMark(campaign: campaign, source: source, mark, now: now)
            }
        }
    }
}

extension Array {
    /// Its elements in order, so many at once.
    package func chunks(of count: Int) -> [ArraySlice<Element>] {
        stride(from: 0, to: self.count, by: count).map { self[$0..<Swift.min($0 + count, self.count)] }
    }
}
