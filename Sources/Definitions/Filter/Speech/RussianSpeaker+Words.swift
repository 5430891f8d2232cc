internal import Formats

extension RussianSpeaker {
    // MARK: Values

    typealias Noun = (nominative: String, genitive: String)

    /// A value as a noun. Declared names do not change.
    func noun(_ operand: FilterOperand) -> Noun {
        func same(_ text: String) -> Noun { (text, text) }
        switch operand {
        case .constant(let value): return same(self.value(value))
        case .member(let field): return name(field)
        case .attribute(let attribute): return same(attribute.name)
        case .stage: return ("стадия", "стадии")
        case .stageEnteredAt: return ("дата перехода на стадию", "даты перехода на стадию")
        case .nps: return ("последняя оценка NPS", "последней оценки NPS")
        case .engagement: return ("вовлечённость", "вовлечённости")
        case .points: return ("число баллов", "числа баллов")
        case .npsAt: return ("дата последней оценки NPS", "даты последней оценки NPS")
        case .alive: return ("вероятность новых покупок", "вероятности новых покупок")
        case .expectedPurchases(let span):
            let when = RussianTime.ahead(span)
            return ("ожидаемое число покупок\(when)", "ожидаемого числа покупок\(when)")
        case .count(let kind, let span):
            let things = "\(RussianNoun.activity(kind).many)\(RussianTime.window(span))"
            return ("число \(things)", "числа \(things)")
        case .aggregate(let aggregate, let kind, let field, let span):
            let things = "\(field.name) \(RussianNoun.activity(kind).many)\(RussianTime.window(span))"
            return switch aggregate {
            case .sum: ("сумма \(things)", "суммы \(things)")
            case .avg: ("среднее \(things)", "среднего \(things)")
            case .min: ("наименьшее \(things)", "наименьшего \(things)")
            case .max: ("наибольшее \(things)", "наибольшего \(things)")
            }
        case .first(let kind): return ordinal("перв", kind)
        case .last(let kind): return ordinal("последн", kind)
        case .answer(let campaign, let question, _):
            let place = "на вопрос \(quoted(question)) опроса \(quoted(campaign))"
            return ("ответ \(place)", "ответа \(place)")
        case .arithmetic(let left, let operation, let right):
            let (first, second) = (term(left), term(right))
            return switch operation {
            case .plus: same("\(first) плюс \(second)")
            case .minus: same("\(first) минус \(second)")
            case .times: same("\(first) умножить на \(second)")
            case .dividedBy: same("\(first) разделить на \(second)")
            }
        }
    }

    private func term(_ operand: FilterOperand) -> String {
        if case .arithmetic = operand { return "(\(noun(operand).nominative))" }
        return noun(operand).nominative
    }

    /// «последняя покупка», «последнего визита».
    private func ordinal(_ stem: String, _ kind: String) -> Noun {
        let noun = RussianNoun.activity(kind)
        let isSoft = stem.hasSuffix("н")
        let (nominative, genitive) =
            switch noun.gender {
            case .masculine: isSoft ? ("ий", "его") : ("ый", "ого")
            case .feminine: isSoft ? ("яя", "ей") : ("ая", "ой")
            case .neuter: isSoft ? ("ее", "его") : ("ое", "ого")
            }
        return ("\(stem)\(nominative) \(noun.one)", "\(stem)\(genitive) \(noun.few)")
    }

    private func name(_ field: FilterOperand.MemberField) -> Noun {
        switch field {
        case .email: ("адрес", "адреса")
        case .emailDomain: ("домен адреса", "домена адреса")
        case .externalID: ("внешний номер", "внешнего номера")
        case .firstName: ("имя", "имени")
        case .lastName: ("фамилия", "фамилии")
        case .name: ("полное имя", "полного имени")
        case .locale: ("язык", "языка")
        case .timezone: ("часовой пояс", "часового пояса")
        case .joinedAt: ("дата вступления", "даты вступления")
        }
    }

    func value(_ value: FilterValue) -> String {
        switch value {
        case .number(let number): return RussianNoun.text(number)
        case .text(let text): return quoted(text)
        case .boolean(let value): return value ? "«да»" : "«нет»"
        case .date(.day(let day)): return RussianTime.date(day)
        case .date(.civil(let civil)):
            return "\(RussianTime.date(civil.date)), \(pad(civil.hour)):\(pad(civil.minute))"
        case .date(.instant(let instant)): return instant.description
        }
    }

    func quoted(_ text: String) -> String { "«\(text)»" }

    // MARK: Comparisons and lists

    func numberWords(_ comparator: Comparator, _ what: String) -> String {
        switch comparator {
        case .equal: "— \(what)"
        case .notEqual: "— не \(what)"
        case .less: "меньше \(what)"
        case .lessOrEqual: "не больше \(what)"
        case .greater: "больше \(what)"
        case .greaterOrEqual: "не меньше \(what)"
        }
    }

    func dateWords(_ comparator: Comparator, _ what: String) -> String {
        switch comparator {
        case .equal: "— \(what)"
        case .notEqual: "— не \(what)"
        case .less: "— раньше \(what)"
        case .lessOrEqual: "— не позже \(what)"
        case .greater: "— позже \(what)"
        case .greaterOrEqual: "— не раньше \(what)"
        }
    }

    func oneOf(_ values: [FilterValue]) -> String { list(values.map(value), "или") }

    func noneOf(_ values: [FilterValue]) -> String { list(values.map { "не \(value($0))" }, "и") }

    func list(_ texts: [String], _ word: String) -> String {
        guard let last = texts.last, texts.count > 1 else { return texts.first ?? "" }
        return "\(texts.dropLast().joined(separator: ", ")) \(word) \(last)"
    }
}
