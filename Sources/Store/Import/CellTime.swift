internal import Formats

/// Cells read as times. Bare dates are midnight, and times without an offset wall clock, in the workspace's zone.
struct CellTime {
    private let zone: Zone
    private var midnights: [CivilDate: Instant] = [:]

    init(zone: Zone) { self.zone = zone }

    /// The time of a non-empty cell, nil for an empty one.
    mutating func instant(_ cell: String) throws(RowReject) -> Instant? {
        guard let text = try CellText.line(cell) else { return nil }
        if let day = CellValue.day(text) { return midnight(day) }
        if let instant = Instant(rfc3339: text) { return instant }
        if let civil = CivilDateTime(text) ?? CellTime.dotted(text) { return zone.instant(civil) }
        throw RowReject(
            "\"\(text)\" is not a time: write it as 2026-10-31, 2026-10-31 14:30 or 2026-10-31T14:30:00+03:00")
    }

    private mutating func midnight(_ day: CivilDate) -> Instant {
        if let known = midnights[day] { return known }
        let instant = zone.startOfDay(day)
        midnights[day] = instant
        return instant
    }

    /// `31.10.2026 14:30` and `31.10.2026 14:30:59`.
    private static func dotted(_ text: String) -> CivilDateTime? {
        let parts = text.split(separator: " ")
        guard parts.count == 2, let day = CellValue.day(String(parts[0])) else { return nil }
        let hour = parts[1].split(separator: ":").first.map { $0.utf8.count } == 1 ? "0" + parts[1] : String(parts[1])
        return CivilDateTime("\(day) \(hour)")
    }
}
