package import Formats

/// A reason to write to a member on a day, of `occasions.yaml`.
package struct OccasionDefinition: Sendable {
    /// Of what a member has years.
    package enum Anniversary: Sendable {
        case joined
        /// A date.
        case attribute(AttributeDefinition)
        /// The first activity of a kind.
        case first(activity: String)
    }

    package enum Day: Sendable {
        case anniversary(Anniversary)
        /// Every year, as `05-09`.
        case yearly(String)
        case once(CivilDate)

        /// Whether it is this day for everyone; false of anniversaries, whose days are the members'.
        package func isForEveryone(on date: CivilDate) -> Bool {
            switch self {
            case .anniversary: false
            case .yearly(let day): date.yearDays.contains(day)
            case .once(let day): day == date
            }
        }
    }

    package let name: String
    package let title: LocalizedText
    package let day: Day
    /// For whom; nil is for all.
    package let filter: Filter?
    /// A member who had it does not have it again sooner.
    package let againAfter: Span
    /// Of its name, for findings.
    package let mark: SourceMark

    /// Where they are written, in a workspace.
    package static let file = "occasions.yaml"

    /// A little less than a year: a day of the calendar comes again every year, also where it moves by some days.
    package static let defaultAgainAfter = Span(330, .days)
}

/// `trigger: { occasion: … }`: which occasions begin a journey, and how far apart for one member.
package struct OccasionTrigger: Sendable {
    package let occasions: [OccasionDefinition]
    /// True for `any`: every occasion of the file, also those that are added later.
    package let isAny: Bool
    package let apart: Span

    package static let defaultApart = Span(30, .days)

    /// What makes two the same: one that is added to `any` begins nothing anew.
    package var identity: String { isAny ? "any" : occasions.map(\.name).joined(separator: ", ") }
}

/// What began a journey, as its name in the ledger: `occasion:a-year-with-us:2026-11-22:3`, without the years where there are none.
package struct OccasionName: Sendable, Hashable, CustomStringConvertible {
    package let name: String
    package let date: CivilDate
    package let years: Int?

    package static let prefix = "occasion:"

    package init(name: String, date: CivilDate, years: Int?) {
        (self.name, self.date, self.years) = (name, date, years)
    }

    package init?(_ occurrence: String) {
        guard occurrence.hasPrefix(OccasionName.prefix) else { return nil }
        let parts = occurrence.dropFirst(OccasionName.prefix.count).split(separator: ":").map(String.init)
        guard (2...3).contains(parts.count), let date = CivilDate(parts[1]) else { return nil }
        self.init(name: parts[0], date: date, years: parts.count == 3 ? Int(parts[2]) : nil)
    }

    /// The same for all whose day it is.
    package var withoutYears: OccasionName { OccasionName(name: name, date: date, years: nil) }

    package var description: String {
        OccasionName.prefix + "\(name):\(date)" + (years.map { ":\($0)" } ?? "")
    }
}
