internal import Definitions
internal import Formats

/// Numbers with their words.
extension PageLanguage {
    /// The form of a Russian word that goes with a number: 1 письмо, 2 письма, 5 писем.
    private static func russian(_ count: Int, _ one: String, _ few: String, _ many: String) -> String {
        let (tens, ones) = (count % 100, count % 10)
        if (11...14).contains(tens) { return many }
        if ones == 1 { return one }
        return (2...4).contains(ones) ? few : many
    }

    /// `3 messages`.
    func messages(_ count: Int) -> String {
        say(
            en: count == 1 ? "1 message" : "\(count) messages",
            ru: "\(count) \(PageLanguage.russian(count, "письмо", "письма", "писем"))")
    }

    /// `3 times`.
    func times(_ count: Int) -> String {
        say(
            en: count == 1 ? "once" : "\(count) times",
            ru: "\(count) \(PageLanguage.russian(count, "раз", "раза", "раз"))")
    }

    /// `at most 2 messages in 7 days`.
    func atMost(_ limit: CountLimit) -> String {
        let (count, window) = (limit.count, limit.window)
        return say(
            en: "at most \(messages(count)) in \(span(window))",
            ru: "не больше \(count) \(PageLanguage.russian(count, "письма", "писем", "писем")) за \(span(window))")
    }

    /// A span as what something happens within: `7 days`, `за 1 неделю`.
    func span(_ span: Span) -> String {
        let (one, few, many, english) =
            switch span.unit {
            case .seconds: ("секунду", "секунды", "секунд", "second")
            case .minutes: ("минуту", "минуты", "минут", "minute")
            case .hours: ("час", "часа", "часов", "hour")
            case .days: ("день", "дня", "дней", "day")
            case .weeks: ("неделю", "недели", "недель", "week")
            case .months: ("месяц", "месяца", "месяцев", "month")
            case .years: ("год", "года", "лет", "year")
            }
        return say(
            en: span.count == 1 ? "1 \(english)" : "\(span.count) \(english)s",
            ru: "\(span.count) \(PageLanguage.russian(span.count, one, few, many))")
    }
}
