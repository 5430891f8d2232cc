internal import Formats

/// Decodes `event:` and `series:`.
struct EventDecoder {
    let collector: FindingCollector
    let draft: WorkspaceDraft
    let surroundings: CampaignSurroundings

    private var times: ScheduleDecoder { ScheduleDecoder(collector: collector, draft: draft) }

    /// The event and when it is, for a campaign of its kind; nil when something is missing, which has been said.
    func decode(_ reader: MappingReader) -> (event: EventDefinition, schedule: Schedule)? {
        reader.demand("event")
        guard let inner = reader.mapping("event", .event), let place = reader.key("event") else { return nil }
        let zone = inner.node("timezone") == nil ? draft.zone ?? .utc : inner.value("timezone", Values.zone)
        let start = inner.value("start", times.dateTime)
        let series = reader.mapping("series", .series)
        let every = series?.value("every", times.every)
        checkTiming(inner, reader, place)
        let until = series?.value("until", times.day)
        let except = series.map(times.except) ?? CalendarDays()
        // Every mistake of the rest is said also where there is no time.
        var event = EventDefinition(timing: .once(EventDecoder.someTime), zone: zone ?? .utc, mark: place.mark)
        fill(&event, inner, reader)
        event.changes = changes(series)
        var timing: Schedule.Timing?
        if let every, let series {
            checkEvery(every, series)
            (event.timing, timing) = (.series(every), .every(every))
        } else if let start {
            (event.timing, timing) = (.once(start), .at(start))
        }
        guard let timing, zone != nil else { return nil }
        let schedule = Schedule(timing: timing, zone: event.zone, until: until, except: except, mark: place.mark)
        if let series { checkDays(event, schedule, series) }
        return (event, schedule)
    }

    private static let someTime = CivilDateTime(date: CivilDate(daysSince1970: 0), hour: 0, minute: 0)

    private func fill(_ event: inout EventDefinition, _ inner: MappingReader, _ reader: MappingReader) {
        event.title = collector.localizedText(inner.node("title"))
        event.purpose = collector.localizedText(inner.node("purpose"))
        event.format = inner.value("format", Values.choice(EventFormat.self))
        if let duration = inner.value("duration", Values.duration) { event.duration = duration }
        event.place = collector.localizedText(inner.node("place"))
        event.url = inner.value("url", Values.webPage)
        event.capacity = inner.value("capacity", Values.integer(1...100_000))
        event.hosts = inner.elements("hosts").compactMap { collector.value(of: $0, Values.address) }
        event.bringAFriend = inner.value("bring_a_friend", Values.integer(0...20)) ?? 0
        event.keptSeats = keptSeats(inner)
        if let until = inner.value("seats_until", Values.duration) { event.keptUntil = until }
        if inner.isPresent("help"), inner.node("help") != nil {
            event.help = inner.elements("help").compactMap { collector.value(of: $0, Values.choice(EventHelp.self)) }
        }
        if let announce = inner.value("announce", Values.duration) { event.announce = announce }
        if inner.node("reminders") != nil { event.reminders = reminders(inner, event.announce) }
        event.askAgain = inner.value("ask_again", Values.duration)
        checkBefore(event.askAgain, inner.node("ask_again"), event.announce)
        event.feedback = feedback(inner)
        event.isPublic = inner.value("public", Values.boolean) ?? false
        event.isCancelled = inner.value("cancelled", Values.boolean) ?? false
        if let capacity = event.capacity, let node = inner.node("bring_a_friend"), event.bringAFriend + 1 > capacity {
            collector.error(
                node, .event, Phrase("nobody with so many friends fits into \(capacity, "seat", "seats")"),
                suggestion: Phrase("let them bring fewer, or raise \"capacity\""))
        }
    }

    // MARK: When

    private func checkTiming(_ inner: MappingReader, _ reader: MappingReader, _ place: YAMLNode) {
        if let key = inner.key("start"), reader.isPresent("series") {
            collector.error(
                key, .event, Phrase("the event has two starts: \"start\" and \"series\""),
                suggestion: Phrase(
                    "delete \"start\": the series says the time, as in \"month on second saturday at 11:00\""))
        }
        if !inner.isPresent("start"), !reader.isPresent("series") {
            collector.error(
                place, .event, Phrase("the event says no time"),
                suggestion: Phrase(
                    "add \"start: 2026-12-12 11:00\", or beside it \"series: { every: month on second saturday at 11:00 }\""
                ))
        }
        for name in ["schedule", "reminders"] {
            guard let key = reader.key(name) else { continue }
            collector.error(
                key, .event, Phrase("an event has no \"\(name)\" of its own"),
                suggestion: name == "schedule"
                    ? Phrase("delete it: \"announce\" in \"event\" says how long before the start members are invited")
                    : Phrase("move it into \"event\", where it counts back from the start"))
        }
    }

    private func checkEvery(_ every: Recurrence, _ series: MappingReader) {
        guard every.times.count > 1, let node = series.node("every") else { return }
        collector.error(
            node, .event,
            Phrase("an event of a series has one start, and this says \(every.times.count) times of a day"),
            suggestion: Phrase("make each a campaign of its own"))
    }

    // MARK: Single days

    private func changes(_ series: MappingReader?) -> [CivilDate: EventDefinition.Change] {
        guard let series else { return [:] }
        var changes: [CivilDate: EventDefinition.Change] = [:]
        for node in series.elements("cancelled") {
            guard let day = collector.value(of: node, times.day) else { continue }
            changes[day, default: EventDefinition.Change()].isCancelled = true
        }
        for (key, value) in series.pairs("dates") {
            guard let day = collector.value(of: key, times.day) else { continue }
            let inner = MappingReader(value, .eventDate, collector, under: key)
            var change = changes[day] ?? EventDefinition.Change()
            change.start = inner.value("start", times.dateTime)
            change.duration = inner.value("duration", Values.duration)
            change.place = collector.localizedText(inner.node("place"))
            change.url = inner.value("url", Values.webPage)
            change.capacity = inner.value("capacity", Values.integer(1...100_000))
            if inner.value("cancelled", Values.boolean) == true { change.isCancelled = true }
            changes[day] = change
        }
        return changes
    }

    /// What is written of a day on which nothing is would never be noticed.
    private func checkDays(_ event: EventDefinition, _ schedule: Schedule, _ series: MappingReader) {
        guard case .series(let recurrence) = event.timing else { return }
        let nodes = series.elements("cancelled") + series.pairs("dates").map(\.key)
        for node in nodes {
            guard let day = node.text.flatMap(CivilDate.init) else { continue }
            let isDue = recurrence.firstDay(from: day) == day && !schedule.except.contains(day)
            let isLast = schedule.until.map { day <= $0 } ?? true
            guard !isDue || !isLast else { continue }
            let next = recurrence.firstDay(from: day)
            collector.error(
                node, .event, Phrase("the series has no event on \(day)"),
                suggestion: next.map { Phrase("the next one after it is on \($0)") })
        }
    }

    // MARK: Before the start

    private func reminders(_ inner: MappingReader, _ announce: Span) -> [Span] {
        let spans = inner.elements("reminders").compactMap { node in
            collector.value(of: node, Values.duration).map { (node, $0) }
        }
        for (node, span) in spans { checkBefore(span, node, announce) }
        for (earlier, later) in zip(spans, spans.dropFirst())
        where later.1.approximateMilliseconds >= earlier.1.approximateMilliseconds {
            collector.error(
                later.0, .event,
                Phrase("this reminder is not later than the one before: they count back from the start"),
                suggestion: Phrase("write the longest first, as in [3d, 3h]"))
        }
        return spans.map(\.1)
    }

    private func checkBefore(_ span: Span?, _ node: YAMLNode?, _ announce: Span) {
        guard let span, let node, span.approximateMilliseconds >= announce.approximateMilliseconds else { return }
        collector.error(
            node, .event, Phrase("\(span) before the start nobody is invited yet: that is done \(announce) before"),
            suggestion: Phrase("write less, or a longer \"announce\""))
    }

    // MARK: Seats and names

    private func keptSeats(_ inner: MappingReader) -> EventDefinition.KeptSeats? {
        let pairs = inner.pairs("seats")
        guard let (key, value) = pairs.first else { return nil }
        if pairs.count > 1 {
            collector.error(
                pairs[1].key, .event, Phrase("seats are kept for one segment, not for \(pairs.count)"),
                suggestion: Phrase("join the segments in kamerton.yaml, as in \"newcomers or students\""))
        }
        guard inner.isPresent("capacity") else {
            collector.error(
                key, .event, Phrase("a part of the seats is kept, and nobody knows how many there are"),
                suggestion: Phrase("add \"capacity: 20\""))
            return nil
        }
        let share = collector.value(of: value, Values.percentage)
        guard let segment = collector.value(of: key, Values.line) else { return nil }
        let names = Array(draft.schema.segments.keys)
        if !names.contains(segment), !draft.brokenNames.contains(segment), !draft.isUnreadable {
            collector.error(
                key, .unknownSegment, Phrase("there is no segment \"\(segment)\" in kamerton.yaml"),
                suggestion: Suggestions.nearest(to: segment, among: names).map { Phrase("did you mean \"\($0)\"?") }
                    ?? Phrase("declare who that is, as in \"\(segment): count(attended) = 0\" under \"segments\""))
        }
        return share.map { EventDefinition.KeptSeats(segment: segment, share: $0) }
    }

    private func feedback(_ inner: MappingReader) -> String? {
        guard let name = inner.value("feedback", Values.campaignName), let node = inner.node("feedback") else {
            return nil
        }
        if surroundings.names.contains(name), surroundings.surveys[name] == nil {
            collector.error(
                node, .event, Phrase("\(name) is not a survey"),
                suggestion: Suggestions.oneOf(surroundings.surveys.keys.sorted()))
        } else if !surroundings.names.contains(name) {
            collector.error(
                node, .event, Phrase("there is no campaign \"\(name)\""),
                suggestion: Suggestions.advice(for: name, among: surroundings.surveys.keys.sorted())
                    ?? Phrase("write one with: kamerton new survey \(name)"))
        }
        return name
    }
}

extension Values {
    /// A web address that somebody opens, with whatever query it has.
    static func webPage(_ node: YAMLNode) throws(ValueMistake) -> String {
        let text = try line(node)
        guard text.hasPrefix("https://") || text.hasPrefix("http://"), !text.contains(where: \.isWhitespace),
            text.dropFirst(text.hasPrefix("https://") ? 8 : 7).first.map({ $0.isLetter || $0.isNumber }) == true,
            text.utf8.count <= 2000
        else {
            throw ValueMistake(
                .url, Phrase("\"\(text)\" is not a web address"),
                suggestion: Phrase("write it as https://meet.example.org/club"))
        }
        return text
    }
}
