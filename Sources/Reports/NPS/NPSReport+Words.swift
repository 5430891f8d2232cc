package import Formats
internal import Store
package import Surveys

/// What the report of scores says, on the terminal and on the page.
extension NPSReport {
    /// What the number can bear; nil without answers.
    package static func verdict(_ summary: NPSSummary) -> Phrase? {
        guard let interval = summary.interval else { return nil }
        if summary.count < 30 { return Phrase("Few answers: read the interval, not the score.") }
        if interval.contains(0) {
            return Phrase("The interval holds 0: it is not shown that promoters outnumber detractors.")
        }
        return interval.lowerBound > 0
            ? Phrase("More promoters than detractors, beyond chance.")
            : Phrase("More detractors than promoters, beyond chance.")
    }

    /// How many of those who were asked have answered.
    package var response: Phrase {
        guard counts.invited > 0 else {
            return isOfAllTime ? Phrase("nobody has been invited yet") : Phrase("nobody was invited in this period")
        }
        let (answered, invited) = (counts.answered, counts.invited)
        let share = Phrase("\(Double(answered) / Double(invited) * 100, places: 0) %")
        return Phrase("\(answered) of \(invited) invited \(agreeing: invited, "has", "have") answered (\(share))")
    }

    /// What is left out, and what is in without a name.
    package var notCounted: [Phrase] {
        let (late, duplicates) = (counts.late, counts.duplicates)
        var parts: [Phrase] = []
        if late > 0 { parts.append(Phrase("\(late) late")) }
        if duplicates > 0 { parts.append(Phrase("\(duplicates, "duplicate", "duplicates")")) }
        for (reason, count) in counts.setAside.sorted(by: { $0.key < $1.key }) {
            parts.append(NPSReport.setAside(reason, count))
        }
        var lines = parts.isEmpty ? [] : [Phrase("not counted: \(Phrase(listing: parts))")]
        if unmatched > 0 { lines.append(Phrase("counted without a known member: \(unmatched)")) }
        return lines
    }

    package var isOfAllTime: Bool { from == nil && until == nil }

    /// What was sent from a page and is not counted, and why.
    static func setAside(_ reason: String, _ count: Int) -> Phrase {
        switch SetAsideReason(rawValue: reason) {
        case .quota: Phrase("\(count) beyond the quota")
        case .young: Phrase("\(count) sent by a program (at once)")
        case .trap: Phrase("\(count) sent by a program (into a field that nobody sees)")
        case .burst: Phrase("\(count) sent by a program (every link of a message)")
        case .token, nil: Phrase("\(count) sent by a program (without the page's form)")
        }
    }
}
