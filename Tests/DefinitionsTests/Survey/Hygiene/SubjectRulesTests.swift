import Definitions
import Formats
import TestSupport
import Testing

/// The rules of what is asked: purpose, length, what is private, words that must be written, and the question of an NPS.
@Suite struct SubjectRulesTests {
    @Test(arguments: [
        "What is your age?", "How old are you?", "What is your household income?", "Which religion do you belong to?",
        "What are your political views?", "What is your gender?", "Do you have a chronic illness?",
        "Сколько вам лет?", "Каков ваш возраст?", "Каков доход вашей семьи?", "Какую религию вы исповедуете?",
        "Каковы ваши политические взгляды?", "Укажите пол", "Есть ли у вас хронические заболевания?",
    ]) func whatIsPrivateNeedsAWayOut(text: String) {
        let rules = { (options: String) in
            HygieneSurvey.findings(
                "- a: { type: nps }\n- q: { type: choice, text: \"\(text)\", options: [\(options)] }"
            ).map(\.rule)
        }
        #expect(rules("{ a: A }, { b: B }") == ["sensitive-without-optout"])
        #expect(rules("{ a: A }, { b: Prefer not to say }") == [])
        #expect(rules("{ a: А }, { b: Не хочу отвечать }") == [])
        #expect(HygieneSurvey.findings("- a: { type: nps }\n- q: { type: number, text: \"\(text)\" }") == [])
        #expect(
            HygieneSurvey.findings("- a: { type: nps }\n- q: { type: number, required: true, text: \"\(text)\" }").map(
                \.rule)
                == ["sensitive-without-optout"])
    }

    @Test(arguments: [
        "How old is your tree?", "Which age of saplings do you like?", "How healthy is your tree?",
        "Which page did you read?",
        "Which variety do you vote for?", "Сколько лет вашему саду?", "Саженцы какого возраста вам нужны?",
        "Здорово ли дерево?", "За какой сорт вы голосуете?", "Как вы добираетесь до клуба?",
    ]) func whatIsNot(text: String) {
        let found = HygieneSurvey.findings("- q: { type: choice, required: true, text: \"\(text)\", options: [a, b] }")
        #expect(found == [])
    }

    @Test func whatIsPrivateIsNotAskedFirst() {
        let age = "- q: { type: number, text: \"Сколько вам лет?\" }"
        #expect(HygieneSurvey.findings(age + "\n- a: { type: nps }").map(\.rule) == ["sensitive-first"])
        #expect(HygieneSurvey.findings("- a: { type: nps }\n" + age) == [])
        #expect(HygieneSurvey.findings(age) == [])
    }

    @Test func wordsThatMustBeWrittenAreFound() {
        let found = HygieneSurvey.findings("- q: { type: text, required: true, text: Почему }")
        #expect(found.map(\.rule) == ["required-text"])
        #expect(found.map(HygieneSurvey.words) == ["true"])
        #expect(HygieneSurvey.findings("- q: { type: text, text: Почему }") == [])
        #expect(HygieneSurvey.findings("- q: { type: yes_no, required: true, text: Были ли вы }") == [])
    }

    @Test(arguments: [
        "Would you recommend us to a friend?", "How likely are you to buy again?",
        "How likely are you to recommend us?",
        "From 1 to 10, how likely are you to recommend us to a friend?",
        "Порекомендуете ли вы нас друзьям?", "Насколько вероятно, что вы купите ещё?",
        "Насколько вероятно, что вы нас порекомендуете?",
        "Насколько вероятно от 1 до 5, что вы порекомендуете нас друзьям?",
    ]) func otherWordsForAnNPS(text: String) {
        #expect(HygieneSurvey.findings("- q: { type: nps, text: \"\(text)\" }").map(\.rule) == ["nps-wording"])
    }

    @Test(arguments: [
        "How likely are you to recommend Green Orchard Club to a friend or colleague?",
        "How likely is it that you would recommend us to friends and family?",
        "On a scale from 0 to 10, how likely are you to recommend our saplings to your neighbours?",
        "How likely would you be to recommend {us} to someone else?",
        "Насколько вероятно, что вы порекомендуете клуб друзьям или коллегам?",
        "Какова вероятность, что вы порекомендуете наш питомник знакомым?",
        "С какой вероятностью вы порекомендуете нас друзьям и близким?",
        "Оцените от 0 до 10, насколько вероятно, что вы посоветуете саженцы соседям",
        "¿Nos recomendarías?",
    ]) func theStandardWords(text: String) {
        let language = text.contains("¿") ? "es" : text.first?.isASCII == true ? "en" : "ru"
        let words = "Насколько вероятно, что вы порекомендуете нас друзьям?"
        let variants = language == "ru" ? "\"\(text)\"" : "{ ru: \"\(words)\", \(language): \"\(text)\" }"
        #expect(HygieneSurvey.findings("- q: { type: nps, text: \(variants) }") == [])
    }

    @Test func anNPSOnStarsIsNone() {
        for text in [
            "How likely are you to recommend us to a friend?", "Насколько вероятно, что вы порекомендуете нас друзьям?",
        ] {
            #expect(HygieneSurvey.ask("rating", text).map(\.rule) == ["nps-wording"])
        }
    }

    // MARK: Purpose and length

    @Test func aSurveySaysWhatItIsFor() {
        let score = "- score: { type: nps }"
        let none = HygieneSurvey.findings(score, settings: "closes: 14d")
        #expect(none.map(\.rule) == ["survey-purpose"])
        #expect(none.map(HygieneSurvey.words) == ["survey"])
        #expect(HygieneSurvey.findings(score, settings: "purpose: Опрос").map(\.rule) == ["survey-purpose"])
        #expect(
            HygieneSurvey.findings(score, settings: "purpose: { ru: Чтобы решить что менять, en: Survey }").count == 1)
        #expect(HygieneSurvey.findings(score, settings: "purpose: Чтобы решить, что менять в клубе") == [])
    }

    private func texts(_ count: Int) -> String {
        (0..<count).map { "- q\($0): { type: text, text: \"Вопрос номер \($0)\" }" }.joined(separator: "\n")
    }

    @Test func aSurveyOfManyMinutesIsFound() {
        // 20 seconds to write, since none must be written, and 3 words to read: 20.9 each.
        #expect(HygieneSurvey.findings(texts(15)) == [])
        let found = HygieneSurvey.findings(texts(16))
        #expect(found.map(\.rule) == ["survey-length"])
        #expect(found.first?.message.english == "the survey takes about 6 minutes, and people give it 5")
    }

    @Test func aPromiseThatIsTooShortIsFound() {
        let settings = HygieneSurvey.purpose + "\nminutes: 2"
        #expect(HygieneSurvey.findings(texts(6), settings: settings) == [])
        let found = HygieneSurvey.findings(texts(9), settings: settings)
        #expect(found.map(\.rule) == ["survey-length"])
        #expect(found.map(HygieneSurvey.words) == ["2"])
        #expect(found.first?.message.english == "2 minutes are promised, and it takes about 3")
    }

    @Test func theEstimateIsTheSumOfReadingAndAnswering() {
        let question = { (kind: Question.Kind, text: String) in Question(id: "q", kind: kind, text: LocalizedText(text))
        }
        #expect(SurveyEstimate(SurveyDefinition(questions: [question(.yesNo, "a b c d e f g h i j")])).seconds == 6)
        #expect(SurveyEstimate(SurveyDefinition(questions: [Question(id: "q", kind: .nps)])).seconds == 8)
        var each = SurveyDefinition(questions: [question(.number, "a b c d e f g h i j")])
        each.pages = .each
        #expect(SurveyEstimate(each).seconds == 13)
        #expect(SurveyEstimate(each).minutes == 1)
    }
}
