/// What the filters must know about a language.
struct LiquidLocale: Sendable, Hashable {
    enum Language: Sendable, Hashable { case english, russian }

    let language: Language

    static let english = LiquidLocale("en")

    /// By a name such as `ru`, `ru-RU`, `en_GB`; English for languages that are not known.
    init(_ name: String) { language = name.prefix(2).lowercased() == "ru" ? .russian : .english }

    var months: [String] {
        switch language {
        case .english: LiquidLocale.englishMonths
        case .russian:
            [
                "январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь",
                "декабрь",
            ]
        }
    }

    /// Beside the number of a day: `10 октября`.
    var monthsOfDays: [String] {
        switch language {
        case .english: LiquidLocale.englishMonths
        case .russian:
            [
                "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября",
                "ноября",
                "декабря",
            ]
        }
    }

    var shortMonths: [String] {
        switch language {
        case .english: LiquidLocale.englishMonths.map { String($0.prefix(3)) }
        case .russian:
            ["янв.", "февр.", "марта", "апр.", "мая", "июня", "июля", "авг.", "сент.", "окт.", "нояб.", "дек."]
        }
    }

    /// From Sunday.
    var weekdays: [String] {
        switch language {
        case .english: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
        case .russian: ["воскресенье", "понедельник", "вторник", "среда", "четверг", "пятница", "суббота"]
        }
    }

    var shortWeekdays: [String] {
        switch language {
        case .english: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
        case .russian: ["вс", "пн", "вт", "ср", "чт", "пт", "сб"]
        }
    }

    private static let englishMonths = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

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
