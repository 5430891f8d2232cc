import Definitions
import TestSupport
import Testing

/// The rules of scales, ranges and options.
@Suite struct OptionRulesTests {
    @Test(arguments: [
        ["1–5", "5–10", "11+"], ["0-10", "10-20", "20-30"], ["from 1 to 3", "from 3 to 6"],
        ["1 to 5", "4 to 8", "9 or more"],
        ["under 10", "5–20", "over 20"], ["от 1 до 5", "от 5 до 10"], ["1 000–5 000 ₽", "5 000–9 000 ₽"],
        ["1–2 года", "2–3 года", "4 года и более"], ["0,5–1,5 кг", "1,5–2 кг"], ["10–20 тыс.", "20–30 тыс."],
        ["не более 5", "3–10", "больше 10"],
    ]) func rangesThatOverlap(options: [String]) {
        let found = HygieneSurvey.choose(options).map(\.rule)
        #expect(Set(found) == ["overlapping-ranges"], "\(options)")
    }

    @Test(arguments: [
        ["до 10", "от 12"], ["1–5", "7–10"], ["under 10", "12–20", "21+"], ["0–1.5", "1.7–3"],
        ["up to 5", "more than 10"],
        ["меньше 10", "11–20", "больше 20"], ["1–2 раза", "4–5 раз", "6 раз и более"], ["1–10 тыс.", "12–20 тыс."],
    ]) func rangesWithAGap(options: [String]) {
        let found = HygieneSurvey.choose(options).map(\.rule)
        #expect(Set(found) == ["gapped-ranges"], "\(options)")
    }

    @Test(arguments: [
        ["1–5", "6–10", "11+"], ["до 10", "10–20", "больше 20"], ["до 10", "11–20", "от 21"],
        ["under 18", "18–24", "25 or over"],
        ["0", "1–2", "3 or more"], ["0–1.4", "1.5–3"], ["10–19 тыс.", "20–29 тыс.", "30 тыс. и более"],
        ["до 6 месяцев", "6–12 месяцев", "1–3 года"], ["9:00–12:00", "12:00–18:00"],
        ["Меньше 10", "10 и более", "Не знаю"],
        ["1–3 times a week", "1–3 times a month"], ["Яблоня", "Груша"], ["1,000–1,999", "2,000–2,999"],
        ["< 5", "5–9", "> 9"], ["один", "два"], ["5", "7", "10"],
    ]) func rangesThatFit(options: [String]) {
        let found = HygieneSurvey.choose(options).map(\.rule)
        #expect(!found.contains("overlapping-ranges") && !found.contains("gapped-ranges"), "\(options) \(found)")
    }

    @Test func theSecondRangeIsUnderTheCaret() {
        let found = HygieneSurvey.choose(["1–5", "5–10"])
        #expect(found.map(HygieneSurvey.words) == ["5–10"])
        #expect(found.first?.message.english == "a number is in \"1–5\" and in \"5–10\"")
    }

    @Test(arguments: [
        ["Excellent", "Very good", "Good", "Fair", "Poor"], ["Great", "Good", "Bad"],
        ["Very easy", "Easy", "Difficult"],
        ["Satisfied", "Dissatisfied", "Very dissatisfied", "Neither"],
        ["Отлично", "Очень хорошо", "Хорошо", "Сносно", "Плохо"], ["Отлично", "Хорошо", "Плохо"],
        ["Очень легко", "Легко", "Трудно"], ["Доволен", "Недоволен", "Очень недоволен", "Так себе"],
    ]) func scalesThatLean(options: [String]) {
        #expect(HygieneSurvey.choose(options).map(\.rule) == ["unbalanced-scale"], "\(options)")
    }

    @Test(arguments: [
        ["Poor", "Fair", "Good"], ["Very good", "Good", "Neutral", "Bad", "Very bad"],
        ["Not at all satisfied", "Slightly satisfied", "Very satisfied", "Extremely satisfied"],
        ["Good", "Bad", "Apples"],
        ["Easy", "Difficult", "Prefer not to say"], ["Плохо", "Сносно", "Хорошо"],
        ["Отлично", "Хорошо", "Нормально", "Плохо", "Очень плохо"],
        ["Совсем не доволен", "Немного доволен", "Доволен", "Очень доволен"], ["Хорошо", "Плохо", "Яблоки"],
        ["Легко", "Трудно", "Не хочу отвечать"],
    ]) func scalesThatDoNot(options: [String]) {
        #expect(HygieneSurvey.choose(options) == [], "\(options)")
    }

    @Test func endsThatSayNothing() {
        let rules = { (text: String) in HygieneSurvey.findings(text).map(\.rule) }
        #expect(rules("- q: { type: rating, text: Письма }") == ["unlabelled-scale"])
        #expect(rules("- q: { type: rating, text: Письма, low: Плохо }") == ["unlabelled-scale"])
        #expect(rules("- q: { type: rating, text: Письма, low: Плохо, high: Хорошо }") == [])
        #expect(rules("- q: { type: csat }") == [])
        #expect(rules("- q: { type: ces }") == [])
        #expect(rules("- q: { type: csat, text: \"How easy was it?\" }") == ["unlabelled-scale"])
        #expect(rules("- q: { type: csat, text: \"Насколько это было просто?\" }") == ["unlabelled-scale"])
        #expect(rules("- q: { type: csat, text: \"How easy was it?\", low: Hard, high: Easy }") == [])
        #expect(rules("- q: { type: csat, text: \"Насколько вы довольны?\" }") == [])
    }

    @Test(arguments: [
        ["Agree", "Neither", "Disagree"], ["Согласен", "Трудно сказать", "Не согласен"],
    ]) func agreeing(options: [String]) {
        #expect(HygieneSurvey.choose(options).map(\.rule) == ["agree-disagree"])
    }

    @Test func aMatrixIsAskedToAgreeOnlyWhereItIsABattery() {
        let matrix = { (rows: Int) in
            HygieneSurvey.findings(
                """
                - q:
                    type: matrix
                    text: Как вам
                    rows: [\((0..<rows).map { "r\($0)" }.joined(separator: ", "))]
                    options: [{ a: Согласен }, { b: Не согласен }]
                """
            ).map(\.rule)
        }
        #expect(matrix(2) == [])
        #expect(matrix(3) == ["agree-disagree"])
        #expect(Set(matrix(9)) == ["agree-disagree", "large-matrix"])
    }

    @Test func rowsAreWordsToo() {
        let found = HygieneSurvey.findings(
            """
            - q:
                type: matrix
                text: { ru: Оцените заказ, en: Rate the order }
                rows:
                  - box: { ru: Упаковка и доставка, en: Packing }
                  - tree: { ru: Саженец, en: The sapling and the soil }
                options: [{ a: { ru: Плохо, en: Bad } }, { b: { ru: Хорошо, en: Good } }]
            """)
        #expect(found.map(\.rule) == ["double-barrelled", "double-barrelled"])
        #expect(found.map(HygieneSurvey.words) == ["Упаковка и доставка", "sapling and the soil"])
    }

    @Test func manyOptionsStandInRandomOrderOrInOneThatIsKnown() {
        let kinds = ["яблоня", "груша", "слива", "вишня", "абрикос", "айва", "персик", "инжир", "хурма", "орех", "лох"]
        #expect(HygieneSurvey.choose(kinds).map(\.rule) == ["many-options"])
        #expect(HygieneSurvey.choose(Array(kinds.dropLast())) == [])
        #expect(HygieneSurvey.choose(kinds.sorted()) == [])
        #expect(
            HygieneSurvey.choose([
                "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
                "November",
            ]) == [])
        #expect(
            HygieneSurvey.choose([
                "январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь",
            ]) == [])
    }
}
