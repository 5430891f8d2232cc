package import Formats

/// A literal of the filter language.
package enum FilterValue: Sendable, Hashable {
    case number(Double)
    /// In NFC.
    case text(String)
    case boolean(Bool)
    case date(FilterDate)
}

/// A date as it is written. A bare day and a time without a zone are read in the workspace's zone.
package enum FilterDate: Sendable, Hashable, CustomStringConvertible {
    case day(CivilDate)
    case civil(CivilDateTime)
    case instant(Instant)

    package init?(_ text: String) {
        if let day = CivilDate(text) {
            self = .day(day)
        } else if let civil = CivilDateTime(text) {
            self = .civil(civil)
        } else if let instant = Instant(rfc3339: text) {
            self = .instant(instant)
        } else {
            return nil
        }
    }

    /// A bare day is its first instant.
    package func instant(in zone: Zone) -> Instant {
        switch self {
        case .day(let day): zone.startOfDay(day)
        case .civil(let civil): zone.instant(civil)
        case .instant(let instant): instant
        }
    }

    package var description: String {
        switch self {
        case .day(let day): day.description
        case .civil(let civil):
            civil.minuteName + (civil.second == 0 ? "" : ":" + pad(civil.second))
        case .instant(let instant): instant.description
        }
    }
}

/// The types of the filter language.
package enum FilterType: Sendable, Hashable {
    case number
    case text
    case boolean
    /// A point in time.
    case moment
    /// A day of the calendar: an attribute declared as `date`.
    case day
    /// A text out of a closed list: a `one_of` attribute, or the stage.
    case choice([String])
    /// An answer to a survey: a number or a text, whichever it is compared with.
    case answer

    /// As it stands in a message: "city is text, 3 is a number".
    package var words: Phrase {
        switch self {
        case .number: Phrase("a number")
        case .text: Phrase("text")
        case .boolean: Phrase("true or false")
        case .moment, .day: Phrase("a date")
        case .choice(let values):
            values.isEmpty ? Phrase("one of a list") : Phrase("one of \(values.joined(separator: ", "))")
        case .answer: Phrase("an answer")
        }
    }

    package var isDate: Bool { self == .moment || self == .day }

    package var isText: Bool {
        if case .choice = self { return true }
        return self == .text
    }
}

extension ValueType {
    /// What a declared attribute or field is in a filter.
    package var filterType: FilterType {
        switch self {
        case .string: .text
        case .number: .number
        case .boolean: .boolean
        case .date: .day
        case .oneOf(let values): .choice(values)
        }
    }
}
