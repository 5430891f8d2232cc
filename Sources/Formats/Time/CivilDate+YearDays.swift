extension CivilDate {
    /// The days of other years whose anniversary this day is, as `03-08`: 29 February is the 28th in years that have none.
    package var yearDays: [String] {
        let own = "\(pad(month))-\(pad(day))"
        let isShort = month == 2 && day == 28 && CivilDate.daysIn(month: 2, year: year) == 28
        return isShort ? [own, "02-29"] : [own]
    }
}
