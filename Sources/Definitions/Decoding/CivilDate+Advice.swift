internal import Formats

extension CivilDate {
    /// Why a text that looks like a date is none: `month 02 of 2027 has 28 days`. Nil when it does not look like one.
    static func advice(for text: String) -> Phrase? {
        let parts = text.split(separator: "-", maxSplits: 2).map(String.init)
        guard parts.count == 3, parts[0].count == 4, let year = Int(parts[0]), let month = Int(parts[1]),
            let day = Int(parts[2].prefix { $0.isNumber }), CivilDate(year: year, month: month, day: day) == nil
        else { return nil }
        guard (1...12).contains(month) else { return Phrase("months are 01 to 12") }
        return Phrase("month \(pad(month)) of \(year) has \(CivilDate.daysIn(month: month, year: year)) days")
    }
}
