internal import Formats

/// Decodes `schedule:`.
struct ScheduleDecoder {
    let collector: FindingCollector
    /// The workspace's zone; nil when its file does not tell.
    let zone: Zone?

    func decode(_ reader: MappingReader) -> Schedule? {
        guard let inner = reader.mapping("schedule", .schedule), let place = reader.key("schedule") else { return nil }
        let zone = inner.node("timezone") == nil ? zone ?? .utc : inner.value("timezone", zoneOfSchedule)
        let notAfter = inner.value("not_after", Values.duration)
        let at = inner.value("at", dateTime)
        let cron = inner.value("cron", cron)
        if inner.isPresent("at"), inner.isPresent("cron"), let key = inner.key("cron") ?? inner.key("at") {
            collector.error(
                key, .schedule, Phrase("a schedule has either \"at\" or \"cron\", not both"),
                suggestion: Phrase("delete one of them"))
            return nil
        }
        if !inner.isPresent("at"), !inner.isPresent("cron"), !inner.isPresent("every") {
            collector.error(
                place, .schedule, Phrase("the schedule says no time"),
                suggestion: Phrase("add \"at: 2026-12-01 10:00\" or \"cron: \"0 10 * * tue\"\""))
        }
        guard let zone, let timing = at.map(Schedule.Timing.at) ?? cron.map(Schedule.Timing.cron) else { return nil }
        if let at, let node = inner.node("at") { checkGap(at, zone, node) }
        let mark = inner.node(at == nil ? "cron" : "at")?.mark ?? place.mark
        return Schedule(timing: timing, zone: zone, notAfter: notAfter, mark: mark)
    }

    private func zoneOfSchedule(_ node: YAMLNode) throws(ValueMistake) -> Zone {
        if node.text == "member" {
            throw ValueMistake(
                .notAvailable, Phrase("\"timezone: member\" is not available in this version"),
                suggestion: Phrase("write an IANA name, or delete it for the workspace's zone"))
        }
        return try Values.zone(node)
    }

    private func dateTime(_ node: YAMLNode) throws(ValueMistake) -> CivilDateTime {
        let text = try Values.line(node)
        if let time = CivilDateTime(text) {
            guard (1970...9999).contains(time.date.year) else {
                throw ValueMistake(
                    .date, Phrase("\"\(text)\" is too far from now"), suggestion: Phrase("mind the year"))
            }
            return time
        }
        let parts = text.split(separator: "-", maxSplits: 2).map(String.init)
        if parts.count == 3, parts[0].count == 4, let year = Int(parts[0]), let month = Int(parts[1]),
            let day = Int(parts[2].prefix { $0.isNumber }), CivilDate(year: year, month: month, day: day) == nil
        {
            let last = (1...12).contains(month) ? CivilDate.daysIn(month: month, year: year) : nil
            throw ValueMistake(
                .date, Phrase("\"\(text)\" is not a date that exists"),
                suggestion: last.map { Phrase("month \(pad(month)) of \(year) has \($0) days") }
                    ?? Phrase("months are 01 to 12"),
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

    private func cron(_ node: YAMLNode) throws(ValueMistake) -> CronExpression {
        let text = node.text ?? ""
        do {
            return try CronExpression(parsing: text)
        } catch {
            throw ValueMistake(
                .cron, error.message, suggestion: error.suggestion, part: (error.offset, error.length))
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
