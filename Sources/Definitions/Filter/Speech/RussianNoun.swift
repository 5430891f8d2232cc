internal import Formats

/// A Russian noun in the forms that counting needs.
struct RussianNoun {
    enum Gender { case masculine, feminine, neuter }

    /// 1 покупка
    let one: String
    /// 2 покупки, не меньше 1 покупки
    let few: String
    /// 5 покупок
    let many: String
    let gender: Gender

    /// "1 покупка", "2 покупки", "5 покупок", "21 покупка".
    func counted(_ number: Double) -> String {
        let form =
            switch RussianNoun.form(number) {
            case .one: one
            case .few: few
            case .many: many
            }
        return "\(RussianNoun.text(number)) \(form)"
    }

    /// After "не меньше", "больше": "1 покупки", "2 покупок", "21 покупки".
    func genitive(_ number: Double) -> String {
        let isOne = RussianNoun.form(number) == .one || number != number.rounded()
        return "\(RussianNoun.text(number)) \(isOne ? few : many)"
    }

    enum Form { case one, few, many }

    static func form(_ number: Double) -> Form {
        guard number == number.rounded(), abs(number) < 1e15 else { return .few }
        let whole = Int64(abs(number))
        switch (whole % 10, whole % 100) {
        case (_, 11...14): return .many
        case (1, _): return .one
        case (2...4, _): return .few
        default: return .many
        }
    }

    /// With a decimal comma.
    static func text(_ number: Double) -> String {
        FilterPrinter.text(of: number).replacing(".", with: ",").replacing("-", with: "−")
    }

    /// What an activity is called; declared ones by their own names.
    static func activity(_ kind: String) -> RussianNoun {
        switch kind {
        case "purchase": RussianNoun(one: "покупка", few: "покупки", many: "покупок", gender: .feminine)
        case "visit": RussianNoun(one: "визит", few: "визита", many: "визитов", gender: .masculine)
        case "ticket": RussianNoun(one: "обращение", few: "обращения", many: "обращений", gender: .neuter)
        case "referral": RussianNoun(one: "рекомендация", few: "рекомендации", many: "рекомендаций", gender: .feminine)
        case "review": RussianNoun(one: "отзыв", few: "отзыва", many: "отзывов", gender: .masculine)
        case "rsvp":
            RussianNoun(
                one: "ответ на приглашение", few: "ответа на приглашение", many: "ответов на приглашение",
                gender: .masculine)
        case "attended":
            RussianNoun(
                one: "участие во встрече", few: "участия во встрече", many: "участий во встречах", gender: .neuter)
        case "referred":
            RussianNoun(
                one: "приход по рекомендации", few: "прихода по рекомендации", many: "приходов по рекомендации",
                gender: .masculine)
        case "story": RussianNoun(one: "история", few: "истории", many: "историй", gender: .feminine)
        case "mention": RussianNoun(one: "упоминание", few: "упоминания", many: "упоминаний", gender: .neuter)
        case "photo": RussianNoun(one: "фотография", few: "фотографии", many: "фотографий", gender: .feminine)
        case "answer":
            RussianNoun(one: "совет другим", few: "совета другим", many: "советов другим", gender: .masculine)
        case "joined": RussianNoun(one: "вступление", few: "вступления", many: "вступлений", gender: .neuter)
        default:
            RussianNoun(
                one: "событие «\(kind)»", few: "события «\(kind)»", many: "событий «\(kind)»", gender: .neuter)
        }
    }

    static func unit(_ unit: Span.Unit) -> RussianNoun {
        switch unit {
        case .seconds: RussianNoun(one: "секунда", few: "секунды", many: "секунд", gender: .feminine)
        case .minutes: RussianNoun(one: "минута", few: "минуты", many: "минут", gender: .feminine)
        case .hours: RussianNoun(one: "час", few: "часа", many: "часов", gender: .masculine)
        case .days: RussianNoun(one: "день", few: "дня", many: "дней", gender: .masculine)
        case .weeks: RussianNoun(one: "неделя", few: "недели", many: "недель", gender: .feminine)
        case .months: RussianNoun(one: "месяц", few: "месяца", many: "месяцев", gender: .masculine)
        case .years: RussianNoun(one: "год", few: "года", many: "лет", gender: .masculine)
        }
    }

    /// The accusative of one: "за последнюю неделю", "1 неделю назад".
    var accusative: String {
        guard gender == .feminine else { return one }
        if one.hasSuffix("а") { return "\(one.dropLast())у" }
        if one.hasSuffix("я") { return "\(one.dropLast())ю" }
        return one
    }
}

/// Durations in Russian.
enum RussianTime {
    /// " за последние 90 дней", " за последний день", " за последнюю 21 неделю"; nothing without a window.
    static func window(_ span: Span?) -> String {
        guard let span else { return "" }
        let unit = RussianNoun.unit(span.unit)
        guard RussianNoun.form(Double(span.count)) == .one else {
            return " за последние \(unit.counted(Double(span.count)))"
        }
        let adjective = unit.gender == .feminine ? "последнюю" : "последний"
        return span.count == 1
            ? " за \(adjective) \(unit.accusative)" : " за \(adjective) \(span.count) \(unit.accusative)"
    }

    /// " за следующие 90 дней", " за следующую 1 неделю".
    static func ahead(_ span: Span) -> String {
        let unit = RussianNoun.unit(span.unit)
        guard RussianNoun.form(Double(span.count)) == .one else {
            return " за следующие \(unit.counted(Double(span.count)))"
        }
        let adjective = unit.gender == .feminine ? "следующую" : "следующий"
        return " за \(adjective) " + (span.count == 1 ? unit.accusative : "\(span.count) \(unit.accusative)")
    }

    /// "180 дней", "1 неделю": how long ago.
    static func ago(_ span: Span) -> String {
        let unit = RussianNoun.unit(span.unit)
        guard RussianNoun.form(Double(span.count)) == .one else { return unit.counted(Double(span.count)) }
        return "\(span.count) \(unit.accusative)"
    }

    /// "меньше 180 дней назад".
    static func genitive(_ span: Span) -> String { RussianNoun.unit(span.unit).genitive(Double(span.count)) }

    static func date(_ day: CivilDate) -> String {
        let months = [
            "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
            "декабря",
        ]
        return "\(day.day) \(months[day.month - 1]) \(day.year) года"
    }
}
