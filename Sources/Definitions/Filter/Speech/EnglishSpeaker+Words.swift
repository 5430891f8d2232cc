internal import Formats

extension EnglishSpeaker {
    // MARK: Values

    func value(_ operand: FilterOperand) -> String {
        switch operand {
        case .constant(let value): return self.value(value)
        case .member(let field): return name(field)
        case .attribute(let attribute): return attribute.name
        case .stage: return "stage"
        case .stageEnteredAt: return "entry into the stage"
        case .nps: return "latest NPS score"
        case .npsAt: return "latest NPS answer"
        case .alive: return "probability to buy again"
        case .expectedPurchases(let span):
            return "number of purchases expected in the next \(span.count == 1 ? unit(span) : time(span))"
        case .engagement: return "engagement"
        case .points: return "number of points"
        case .count(let kind, let span): return "number of \(nouns(kind).many)\(window(span))"
        case .aggregate(let aggregate, let kind, let field, let span):
            let things = "\(field.name) of \(nouns(kind).many)\(window(span))"
            return switch aggregate {
            case .sum: "total \(things)"
            case .avg: "average \(things)"
            case .min: "smallest \(things)"
            case .max: "largest \(things)"
            }
        case .first(let kind): return "first \(nouns(kind).one)"
        case .last(let kind): return "last \(nouns(kind).one)"
        case .answer(let campaign, let question, _):
            return "latest answer to \(quoted(question)) of \(quoted(campaign))"
        case .arithmetic(let left, let operation, let right):
            let (first, second) = (term(left), term(right))
            return switch operation {
            case .plus: "\(first) plus \(second)"
            case .minus: "\(first) minus \(second)"
            case .times: "\(first) times \(second)"
            case .dividedBy: "\(first) divided by \(second)"
            }
        }
    }

    private func term(_ operand: FilterOperand) -> String {
        if case .arithmetic = operand { return "(\(value(operand)))" }
        return value(operand)
    }

    private func name(_ field: FilterOperand.MemberField) -> String {
        switch field {
        case .email: "email address"
        case .emailDomain: "email domain"
        case .externalID: "external id"
        case .firstName: "first name"
        case .lastName: "last name"
        case .name: "name"
        case .locale: "language"
        case .timezone: "time zone"
        case .joinedAt: "joining date"
        }
    }

    func value(_ value: FilterValue) -> String {
        switch value {
        case .number(let number): return FilterPrinter.text(of: number)
        case .text(let text): return quoted(text)
        case .boolean(let value): return value ? "true" : "false"
        case .date(.day(let day)): return date(day)
        case .date(.civil(let civil)): return "\(date(civil.date)), \(pad(civil.hour)):\(pad(civil.minute))"
        case .date(.instant(let instant)): return instant.description
        }
    }

    private func date(_ day: CivilDate) -> String {
        let months = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ]
        return "\(day.day) \(months[day.month - 1]) \(day.year)"
    }

    func quoted(_ text: String) -> String { "“\(text)”" }

    // MARK: Nouns and times

    func nouns(_ kind: String) -> (one: String, many: String) {
        switch kind {
        case "rsvp": ("RSVP", "RSVPs")
        case "attended": ("attended event", "attended events")
        case "joined": ("joining", "joinings")
        case "referred": ("coming by recommendation", "comings by recommendation")
        default: (kind, ActivityPlural.of(kind) ?? "\(kind) activities")
        }
    }

    /// " in the last 90 days", or nothing without a window.
    func window(_ span: Span?) -> String {
        guard let span else { return "" }
        return span.count == 1 ? " in the last \(unit(span))" : " in the last \(span.count) \(unit(span))"
    }

    func time(_ span: Span) -> String { "\(span.count) \(unit(span))" }

    private func unit(_ span: Span) -> String {
        let one =
            switch span.unit {
            case .seconds: "second"
            case .minutes: "minute"
            case .hours: "hour"
            case .days: "day"
            case .weeks: "week"
            case .months: "month"
            case .years: "year"
            }
        return span.count == 1 ? one : "\(one)s"
    }

    // MARK: Comparisons and lists

    func numberWords(_ comparator: Comparator) -> String {
        switch comparator {
        case .equal: "is"
        case .notEqual: "is something other than"
        case .less: "is less than"
        case .lessOrEqual: "is at most"
        case .greater: "is more than"
        case .greaterOrEqual: "is at least"
        }
    }

    func dateWords(_ comparator: Comparator, isDay: Bool) -> String {
        switch comparator {
        case .equal: isDay ? "is on" : "is at"
        case .notEqual: isDay ? "is on another day than" : "is at another time than"
        case .less: "is before"
        case .lessOrEqual: isDay ? "is on or before" : "is at or before"
        case .greater: "is after"
        case .greaterOrEqual: isDay ? "is on or after" : "is at or after"
        }
    }

    func oneOf(_ values: [FilterValue]) -> String {
        values.count == 1 ? value(values[0]) : "one of \(list(values.map(value), "and"))"
    }

    func noneOf(_ values: [FilterValue]) -> String {
        values.count == 1 ? "something other than \(value(values[0]))" : "none of \(list(values.map(value), "and"))"
    }

    /// Names of stages, without quotes.
    func list(_ values: [FilterValue], _ word: String) -> String {
        list(
            values.map { value in
                if case .text(let name) = value { return name }
                return self.value(value)
            }, word)
    }

    func list(_ texts: [String], _ word: String) -> String {
        guard let last = texts.last, texts.count > 1 else { return texts.first ?? "" }
        let comma = texts.count > 2 ? "," : ""
        return "\(texts.dropLast().joined(separator: ", "))\(comma) \(word) \(last)"
    }
}
