package import Formats

/// Reads the date of a mail (RFC 5322, 3.3), obsolete forms of years and zones included.
package enum MailTime {
    package static func parse(_ text: String) -> Instant? {
        let plain = text.split(separator: "(", maxSplits: 1).first ?? ""
        var words = plain.split(whereSeparator: { $0.isWhitespace || $0 == "," }).map(String.init)
        if let first = words.first, first.allSatisfy(\.isLetter) { words.removeFirst() }
        guard words.count >= 4, let day = Int(words[0]),
            let month = months.firstIndex(of: String(words[1].lowercased().prefix(3))), var year = Int(words[2])
        else { return nil }
        if words[2].count <= 3 { year += year < 50 ? 2000 : 1900 }
        let clock = words[3].split(separator: ":").map { Int($0) }
        guard clock.count >= 2, let hour = clock[0], let minute = clock[1], (0..<24).contains(hour),
            (0..<60).contains(minute),
            (1970...9999).contains(year), let date = CivilDate(year: year, month: month + 1, day: day)
        else { return nil }
        let second = clock.count > 2 ? min(clock[2] ?? 0, 59) : 0
        let civil = CivilDateTime(date: date, hour: hour, minute: minute, second: max(second, 0))
        return Instant(milliseconds: civil.utcMilliseconds - offset(words.count > 4 ? words[4] : "") * 60_000)
    }

    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    private static let zones: [String: Int64] = [
        "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420,
        "msk": 180,
    ]

    /// Minutes east of Greenwich.
    private static func offset(_ zone: String) -> Int64 {
        if let known = zones[zone.lowercased()] { return known }
        guard let sign = zone.first, sign == "+" || sign == "-", zone.count == 5, let digits = Int64(zone.dropFirst())
        else {
            return 0
        }
        return (digits / 100 * 60 + digits % 100) * (sign == "-" ? -1 : 1)
    }
}
