import Definitions
import Formats
import TestSupport

/// Filters made at random, as text: every operator on every kind of operand, nested.
struct RandomFilter {
    private var random: SeededGenerator

    /// Days near the present, so that the edges of days are hit.
    private let days: [String]

    init(seed: UInt64, now: Instant = Sample.now) {
        random = SeededGenerator(seed)
        let today = CivilDateTime(utc: now).date
        days =
            (-2...2).map { today.adding(days: $0).description } + [today.adding(days: -90).description, "2000-02-29"]
    }

    mutating func condition(depth: Int = 3) -> String {
        if depth > 0, !random.once(in: 3) {
            let (a, b) = (condition(depth: depth - 1), condition(depth: depth - 1))
            return random.pick(["(\(a)) and (\(b))", "(\(a)) or (\(b))", "not (\(a))", "(\(a)) and not (\(b))"])
        }
        return term()
    }

    private mutating func term() -> String {
        switch Int.random(in: 0..<14, using: &random) {
        case 12:
            random.pick(["loyal", "lost", "in_segment(\"loyal\")", "in_segment(staff)", "vip = vip", "plan = city"])
        case 13: columnTerm()
        case 0, 1: "\(number()) \(comparator()) \(number())"
        case 2, 3: dateTerm()
        case 4, 5: textTerm()
        case 6: choiceTerm()
        case 7: random.pick(["vip", "vip = false", "vip != true", "true", "false"])
        case 8: mailTerm()
        case 9: random.pick(["has_tag(\"staff\")", "has_tag(vip)", "has_tag(\"none\")", "sample(\(share())%)"])
        case 10: "reached(\(random.pick(SampleCommunity.stages)))"
        default: setTerm()
        }
    }

    private mutating func comparator() -> String { random.pick(Comparator.allCases.map(\.rawValue)) }
    private mutating func share() -> String { random.pick(["1", "25", "50", "100", "12.5"]) }
    private mutating func span() -> String {
        random.pick(["7d", "30d", "31d", "90d", "1mo", "6h", "26w", "1y", "18mo", "720h"])
    }
    private mutating func kind() -> String { random.pick(SampleCommunity.kinds) }
    private mutating func window() -> String { random.once(in: 2) ? "" : ", within \(span())" }

    private mutating func number(depth: Int = 1) -> String {
        switch Int.random(in: 0..<9, using: &random) {
        case 0, 1: return random.pick(["0", "1", "2", "3", "9", "-2", "2.5", "100"])
        case 2: return random.pick(["purchases", "visits", "stories", "count(attended)"])
        case 3: return "count(\(kind())\(window()))"
        case 4: return "\(random.pick(["sum", "min", "max", "avg"]))(purchase.amount\(window()))"
        case 5: return random.pick(["nps", "engagement"])
        case 6: return "points"
        case 7: return "answer(\"\(random.pick(["nps-quarterly", "spring-sale"]))\", \"score\") + 0"
        default:
            guard depth > 0 else { return "points" }
            return "(\(number(depth: 0)) \(random.pick(["+", "-", "*", "/"])) \(number(depth: 0)))"
        }
    }

    private mutating func dateTerm() -> String {
        let operand = random.pick([
            "last(\(kind()))", "first(\(kind()))", "nps_at", "joined_at", "birthday", "stage_entered_at",
        ])
        let day = random.pick(days)
        let date = random.pick([
            day, day, "\"\(day)\"", "\(day)T10:00", "\(day)T00:00:00", "\(day)T21:00Z", "\(day)T02:30+03:00",
        ])
        switch Int.random(in: 0..<5, using: &random) {
        case 0: return "\(operand) within \(span())"
        case 1: return "\(operand) older than \(span())"
        case 2: return "\(operand) \(random.pick(["before", "after"])) \(date)"
        case 3: return "\(day) \(comparator()) \(operand)"
        default: return "\(operand) \(comparator()) \(date)"
        }
    }

    private mutating func textTerm() -> String {
        let text = random.pick([
            "Penza", "ПЕНЗА", "орёл", "Орел", "strasse", "ß", "Ann", "a", "", "anna1", "@example.org", ".рф",
            "пример.рф",
            "мария",
        ])
        let match = random.pick(["~=", "contains", "starts_with", "ends_with"])
        switch Int.random(in: 0..<5, using: &random) {
        case 0: return "email \(random.pick(["contains", "starts_with", "ends_with"])) \"\(text)\""
        case 1: return "email_domain \(random.pick(["=", "!="])) \"example.org\""
        case 2: return "\(random.pick(["city", "first_name", "unseen"])) \(match) \"\(text)\""
        case 3:
            return "\(random.pick(["city", "first_name"])) \(random.pick(["=", "!="])) "
                + random.pick(["\"Penza\"", "\"Орёл\"", "\"Anna\"", "first_name", "unseen"])
        default: return "email \(random.pick(["=", "!="])) \"ANNA3@Example.ORG\""
        }
    }

    /// The built-in columns, and texts in both normal forms.
    private mutating func columnTerm() -> String {
        let column = random.pick([
            "first_name", "last_name", "name", "locale", "timezone", "external_id", "email_domain", "city",
        ])
        let text = random.pick([
            "Anna", "ЕЛКИНА", "ёлкина", "Σίσυφος", "σίσυφοσ", "ru", "EN", "Europe/Moscow", "xAnna1@example.org",
            "Example.ORG", "пример.рф", "Йошкар-Ола", "kraków", "Орёл", "орёл", "smith",
        ])
        let written = random.once(in: 2) ? TextForms.decomposed(text) : TextForms.composed(text)
        return switch Int.random(in: 0..<4, using: &random) {
        case 0: "\(column) ~= \"\(written)\""
        case 1: "\(column) \(random.pick(["=", "!="])) '\(written)'"
        case 2: "\(column) \(random.pick(["in", "not in"])) (\"\(written)\", \"en\", 'Penza')"
        default: "\(column) \(random.pick(["starts_with", "contains", "ends_with"])) \"\(written)\""
        }
    }

    private mutating func choiceTerm() -> String {
        switch Int.random(in: 0..<6, using: &random) {
        case 0: "stage \(random.pick(["in", "not in"])) (repeat, \"promoter\")"
        case 1: "stage \(comparator()) \(random.pick(SampleCommunity.stages))"
        case 2: "plan \(random.pick(["=", "!="])) club"
        case 3: "plan \(random.pick(["in", "not in"])) (free)"
        case 4: "points \(random.pick(["in", "not in"])) (1, -2, 7)"
        default: "birthday \(random.pick(["in", "not in"])) (\(random.pick(days)), 2000-02-29)"
        }
    }

    private mutating func mailTerm() -> String {
        let campaign = random.pick(["any", "\"nps-quarterly\"", "\"spring-sale\""])
        return switch Int.random(in: 0..<5, using: &random) {
        case 4: "received(\(campaign)) within \(span())"
        case 0: "received(\(campaign)\(window()))"
        case 1: "answered(\(campaign)\(window()))"
        case 2: "answered(\(campaign)) within \(span())"
        default:
            "answer(\"nps-quarterly\", \"reason\") "
                + random.pick(["= \"Ёлки!\"", "~= \"елки!\"", "contains \"slow\"", "!= \"Great apples\""])
        }
    }

    private mutating func setTerm() -> String {
        let operand = random.pick([
            "city", "plan", "nps", "nps_at", "last(visit)", "points", "stage", "birthday", "first_name", "unseen",
            "min(purchase.amount)", "answer(\"nps-quarterly\", \"reason\")",
        ])
        return operand + random.pick([" is set", " is not set"])
    }
}
