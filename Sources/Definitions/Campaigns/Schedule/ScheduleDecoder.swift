internal import Formats

/// Decodes `schedule:`.
struct ScheduleDecoder {
    let collector: FindingCollector
    let draft: WorkspaceDraft

    func decode(_ reader: MappingReader, _ intent: Intent?) -> Schedule? {
        guard let inner = reader.mapping("schedule", .schedule), let place = reader.key("schedule") else { return nil }
        let fallback = draft.zone ?? .utc
        let followsMember = inner.node("timezone")?.text == "member"
        let isOwn = inner.node("timezone") != nil && !followsMember
        let zone = isOwn ? inner.value("timezone", zoneOfSchedule) : fallback
        let notAfter = inner.value("not_after", Values.duration)
        let window = inner.value("window", window)
        let until = inner.value("until", day)
        let except = except(inner)
        guard let (timing, node) = timing(inner, place), let zone else { return nil }
        let schedule = Schedule(
            timing: timing, zone: zone, followsMember: followsMember, notAfter: notAfter, window: window, until: until,
            except: except, mark: node.mark)
        switch timing {
        case .at(let time): if !followsMember { checkGap(time, zone, node) }
        case .every(let recurrence): checkSkipped(recurrence, node)
        case .cron, .triggered: break
        }
        ScheduleCheck(collector: collector, schedule: schedule, reader: inner).run(
            quietHours: intent == .service ? nil : draft.limits.quietHours)
        return schedule
    }

    /// The `schedule:` of what no clock makes due: a zone, a window, how late is too late; it may be missing.
    func decodeTriggered(_ reader: MappingReader, _ identity: String) -> Schedule? {
        let fallback = draft.zone ?? .utc
        guard let inner = reader.mapping("schedule", .schedule) else {
            return Schedule(timing: .triggered(identity), zone: fallback, mark: collector.source.mark(at: 0))
        }
        for key in ["at", "every", "cron", "until"].compactMap(inner.key) {
            collector.error(
                key, .schedule, Phrase("no clock makes this campaign due, so it has no \"\(key.text ?? "")\""),
                suggestion: Phrase("write \"at\" and \"after\" in its steps, or delete it"))
        }
        let followsMember = inner.node("timezone")?.text == "member"
        let isOwn = inner.node("timezone") != nil && !followsMember
        guard let zone = isOwn ? inner.value("timezone", zoneOfSchedule) : fallback else { return nil }
        return Schedule(
            timing: .triggered(identity), zone: zone, followsMember: followsMember,
            notAfter: inner.value("not_after", Values.duration), window: inner.value("window", window),
            except: except(inner), mark: (reader.key("schedule") ?? reader.node("schedule")!).mark)
    }

    /// The one key that says the time, and where it stands.
    private func timing(_ inner: MappingReader, _ place: YAMLNode) -> (Schedule.Timing, YAMLNode)? {
        let names = ["at", "every", "cron"]
        let at = inner.value("at", dateTime).map(Schedule.Timing.at)
        let every = inner.value("every", every).map(Schedule.Timing.every)
        let cron = inner.value("cron", cron).map(Schedule.Timing.cron)
        let written = names.filter(inner.isPresent)
        if written.count > 1, let key = inner.key(written[1]) ?? inner.key(written[0]) {
            collector.error(
                key, .schedule,
                Phrase("a schedule has one of \"at\", \"every\" and \"cron\", not \(written.count) of them"),
                suggestion: Phrase("delete \"\(written[1])\" or \"\(written[0])\""))
            return nil
        }
        if written.isEmpty {
            collector.error(
                place, .schedule, Phrase("the schedule says no time"),
                suggestion: Phrase(
                    "add \"at: 2026-12-01 10:00\", \"every: month on last friday at 10:00\" or \"cron: \"0 10 * * tue\"\""
                ))
        }
        guard let timing = at ?? every ?? cron, let node = written.first.flatMap(inner.node) else { return nil }
        return (timing, node)
    }

    private func zoneOfSchedule(_ node: YAMLNode) throws(ValueMistake) -> Zone {
        let word = node.text?.lowercased() ?? ""
        if ["members", "local", "recipient", "their own"].contains(word) {
            throw ValueMistake(
                .timeZone, Phrase("there is no time zone \"\(word)\""),
                suggestion: Phrase("write \"member\" for each member's own"))
        }
        return try Values.zone(node)
    }

    private func window(_ node: YAMLNode) throws(ValueMistake) -> SendingWindow {
        try expression(.window, node) { (text) throws(TimingMistake) in try WindowParser.parse(text) }
    }

    func day(_ node: YAMLNode) throws(ValueMistake) -> CivilDate {
        let text = try Values.line(node)
        guard let date = CivilDate(text), (1970...9999).contains(date.year) else {
            throw ValueMistake(
                .date, Phrase("\"\(text)\" is not a day that exists"),
                suggestion: CivilDate.advice(for: text) ?? Phrase("write it as 2026-12-01"))
        }
        return date
    }

    func except(_ reader: MappingReader) -> CalendarDays {
        var days = CalendarDays()
        for node in reader.elements("except") {
            if node.text == "holidays" {
                if draft.holidays.isEmpty, !draft.isUnreadable {
                    collector.warning(
                        node, .holidays, Phrase("kamerton.yaml names no holidays, so this leaves nothing out"),
                        suggestion: Phrase("add \"holidays: [2027-01-01..2027-01-08]\" there"))
                }
                days.formUnion(draft.holidays)
                continue
            }
            let found = collector.value(of: node) { (node) throws(ValueMistake) in
                var found = CalendarDays()
                try found.insert(try Values.line(node))
                return found
            }
            if let found { days.formUnion(found) }
        }
        return days
    }

    func dateTime(_ node: YAMLNode) throws(ValueMistake) -> CivilDateTime {
        let text = try Values.line(node)
        if let time = CivilDateTime(text) {
            guard (1970...9999).contains(time.date.year) else {
                throw ValueMistake(
                    .date, Phrase("\"\(text)\" is too far from now"), suggestion: Phrase("mind the year"))
            }
            return time
        }
        if let advice = CivilDate.advice(for: text) {
            throw ValueMistake(
                .date, Phrase("\"\(text)\" is not a date that exists"), suggestion: advice,
                part: (0, min(10, text.count)))
        }
        if CivilDate(text) != nil {
            throw ValueMistake(
                .date, Phrase("\"\(text)\" has no time of day"), suggestion: Phrase("write \(text) 10:00"))
        }
        if Instant(rfc3339: text) != nil {
            throw ValueMistake(
                .date, Phrase("\"\(text)\" has an offset from UTC"),
                suggestion: Phrase("write the local time, and the zone as \"timezone\""))
        }
        throw ValueMistake(
            .date, Phrase("\"\(text)\" is not a date and time"), suggestion: Phrase("write it as 2026-12-01 10:00"))
    }

    func every(_ node: YAMLNode) throws(ValueMistake) -> Recurrence {
        try expression(.every, node) { (text) throws(TimingMistake) in try Recurrence(parsing: text) }
    }

    private func cron(_ node: YAMLNode) throws(ValueMistake) -> CronExpression {
        try expression(.cron, node) { (text) throws(TimingMistake) in try CronExpression(parsing: text) }
    }

    private func expression<T>(
        _ rule: DefinitionRule, _ node: YAMLNode, _ parse: (String) throws(TimingMistake) -> T
    ) throws(ValueMistake) -> T {
        do {
            return try parse(node.text ?? "")
        } catch {
            throw ValueMistake(
                rule, error.message, suggestion: error.suggestion, part: (error.offset, error.length))
        }
    }

    /// Days that not every month or year has are left out there; whoever meant the last day did not mean that.
    private func checkSkipped(_ recurrence: Recurrence, _ node: YAMLNode) {
        for choice in recurrence.choices {
            switch choice {
            case .nth(let day, .day, nil) where recurrence.period == .month && day > 28:
                collector.warning(
                    node, .date, Phrase("months without a day \(day) are left out"),
                    suggestion: Phrase("for the last day of every month write \"last day\""))
            case .date(2, 29):
                collector.warning(
                    node, .date, Phrase("there is a 29 February in leap years only, the others are left out"),
                    suggestion: Phrase("write 02-28 or 03-01 for every year"))
            default: break
            }
        }
    }

    /// A time that the clocks jump over in spring is still sent, an hour later; that deserves a word.
    private func checkGap(_ time: CivilDateTime, _ zone: Zone, _ node: YAMLNode) {
        let shown = zone.civil(zone.instant(time))
        guard shown != time else { return }
        collector.warning(
            node, .date,
            Phrase(
                "the clocks of \(zone) jump over this time; it will be sent at \(pad(shown.hour)):\(pad(shown.minute))"),
            suggestion: Phrase("write another time"))
    }
}
