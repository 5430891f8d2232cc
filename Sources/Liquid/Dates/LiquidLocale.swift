/// What the filters must know about a language.
struct LiquidLocale: Sendable, Hashable {
    enum Language: Sendable, Hashable { case english, russian }

    let language: Language

    static let english = LiquidLocale("en")

    /// By a name such as `ru`, `ru-RU`, `en_GB`; English for languages that are not known.
    init(_ name: String) {
        var letters = name.utf8.makeIterator()
        let (first, second) = (letters.next() ?? 0, letters.next() ?? 0)
        language =
            first | 0x20 == UInt8(ascii: "r") && second | 0x20 == UInt8(ascii: "u") ? .russian : .english
    }

    var months: [String] {
        switch language {
        case .english: LiquidLocale.englishMonths
        case .russian: LiquidLocale.russianMonths
        }
    }

    /// Beside the number of a day: `10 октября`.
    var monthsOfDays: [String] {
        switch language {
        case .english: LiquidLocale.englishMonths
        case .russian: LiquidLocale.russianMonthsOfDays
        }
    }

    var shortMonths: [String] {
        switch language {
        case .english: LiquidLocale.englishShortMonths
        case .russian: LiquidLocale.russianShortMonths
        }
    }

    /// From Sunday.
    var weekdays: [String] {
        switch language {
        case .english: LiquidLocale.englishWeekdays
        case .russian: LiquidLocale.russianWeekdays
        }
    }

    var shortWeekdays: [String] {
        switch language {
        case .english: LiquidLocale.englishShortWeekdays
        case .russian: LiquidLocale.russianShortWeekdays
        }
    }

    private static let englishMonths = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
    private static let englishShortMonths = englishMonths.map { String($0.prefix(3)) }
    private static let englishWeekdays = [
        "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
    ]
    private static let englishShortWeekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]

    private static let russianMonths = [
        "январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь",
        "декабрь",
    ]
    private static let russianMonthsOfDays = [
        "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
        "декабря",
    ]
    private static let russianShortMonths = [
        "янв.", "февр.", "марта", "апр.", "мая", "июня", "июля", "авг.", "сент.", "окт.", "нояб.", "дек.",
    ]
    private static let russianWeekdays = [
        "воскресенье", "понедельник", "вторник", "среда", "четверг", "пятница", "суббота",
    ]
    private static let russianShortWeekdays = ["вс", "пн", "вт", "ср", "чт", "пт", "сб"]

    /// The pattern of a style of `date_in`; nil for a style that does not exist.
    func datePattern(_ style: String) -> String? {
        let isRussian = language == .russian
        return switch style {
        case "long": isRussian ? "%-d %B %Y" : "%B %-d, %Y"
        case "short": isRussian ? "%d.%m.%Y" : "%b %-d, %Y"
        case "day": isRussian ? "%-d %B" : "%B %-d"
        case "weekday": "%A"
        case "time": isRussian ? "%H:%M" : "%-I:%M %p"
        case "datetime": isRussian ? "%-d %B %Y, %H:%M" : "%B %-d, %Y, %-I:%M %p"
        default: nil
        }
    }

    static let dateStyles = ["long", "short", "day", "weekday", "time", "datetime"]
}
