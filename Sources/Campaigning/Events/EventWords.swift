package import Definitions
package import Formats

/// When and what an event is, in words for members: in Russian and in English; in other languages the bare figures.
package struct EventWords: Sendable {
    private enum Speech { case english, russian, none }

    private let speech: Speech

    package init(locale: String) {
        switch Locales.language(of: locale) {
        case "ru": speech = .russian
        case "en": speech = .english
        default: speech = .none
        }
    }

    /// `Saturday, 12 December 2026`.
    package func date(_ date: CivilDate) -> String {
        switch speech {
        case .english: "\(EventWords.days[date.weekday]), \(date.day) \(EventWords.months[date.month - 1]) \(date.year)"
        case .russian:
            "\(EventWords.russianDays[date.weekday]), \(date.day) \(EventWords.russianMonths[date.month - 1]) \(date.year)"
        case .none: date.description
        }
    }

    /// `Saturday, 12 December 2026, 11:00–14:00 (Europe/Moscow)`; over midnight with both days.
    package func when(_ start: Instant, _ end: Instant, in zone: Zone) -> String {
        let (first, last) = (zone.civil(start), zone.civil(end))
        let until = first.date == last.date ? time(last) : " \(date(last.date)), \(time(last))"
        return "\(date(first.date)), \(time(first))–\(until) (\(zone))"
    }

    package func time(_ time: CivilDateTime) -> String { "\(time.hour):\(pad(time.minute))" }

    /// For a tile: `Dec`.
    package func shortMonth(_ date: CivilDate) -> String {
        switch speech {
        case .english: String(EventWords.months[date.month - 1].prefix(3))
        case .russian: EventWords.russianShort[date.month - 1]
        case .none: pad(date.month)
        }
    }

    package func format(_ format: EventFormat) -> String {
        guard speech == .russian else { return format.rawValue.replacing("-", with: " ") }
        return switch format {
        case .lecture: "лекция"
        case .workshop: "мастерская"
        case .meetup: "встреча"
        case .contest: "конкурс"
        case .testDrive: "тест-драйв"
        case .call: "созвон"
        }
    }

    /// What somebody offers who helps so.
    package func help(_ help: EventHelp) -> String {
        let isRussian = speech == .russian
        return switch help {
        case .bring:
            isRussian ? "принести что-нибудь к столу или для дела" : "bring something for the table or the work"
        case .speak: isRussian ? "рассказать или показать самому" : "speak or show something myself"
        case .host: isRussian ? "встретить гостей и помочь на месте" : "receive the guests and help on the spot"
        case .photograph: isRussian ? "пофотографировать" : "take photographs"
        }
    }

    private static let days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
    private static let russianDays = [
        "воскресенье", "понедельник", "вторник", "среда", "четверг", "пятница", "суббота",
    ]
    private static let russianMonths = [
        "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
        "декабря",
    ]
    private static let russianShort = [
        "янв", "фев", "мар", "апр", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек",
    ]
}
