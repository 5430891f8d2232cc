internal import Formats

/// Units of time as people write them beside a number, for suggestions: `days`, `дней`.
enum DurationWord {
    static func unit(of word: String) -> Span.Unit? {
        let word = word.lowercased()
        if let unit = Span.Unit(rawValue: word) { return unit }
        for (unit, words) in table where words.contains(word) { return unit }
        for reading in TypedLetters.readings(of: word) {
            if let unit = Span.Unit(rawValue: reading.word) { return unit }
        }
        return nil
    }

    private static let table: [(Span.Unit, Set<String>)] = [
        (.seconds, ["sec", "secs", "second", "seconds", "с", "сек", "секунда", "секунды", "секунд"]),
        (.minutes, ["min", "mins", "minute", "minutes", "мин", "минута", "минуты", "минут"]),
        (.hours, ["hr", "hrs", "hour", "hours", "ч", "час", "часа", "часов"]),
        (.days, ["day", "days", "д", "дн", "день", "дня", "дней"]),
        (.weeks, ["wk", "wks", "week", "weeks", "н", "нед", "неделя", "недели", "недель"]),
        (.months, ["mon", "month", "months", "м", "мес", "месяц", "месяца", "месяцев"]),
        (.years, ["yr", "yrs", "year", "years", "г", "год", "года", "лет"]),
    ]
}
