import Definitions
import TestSupport
import Testing

/// Each rule of wording with what trips it, at the very words, and with what does not.
@Suite struct WordingRulesTests {
    private func expect(
        _ rule: String, _ kind: String, _ text: String, at words: String,
        _ location: SourceLocation = #_sourceLocation
    ) {
        let found = HygieneSurvey.ask(kind, text).filter { $0.rule == rule }
        #expect(found.map(HygieneSurvey.words) == [words], sourceLocation: location)
        #expect(found.allSatisfy { $0.severity == .warning }, sourceLocation: location)
    }

    @Test(arguments: [
        ("csat", "How satisfied are you with the speed and the quality?", "speed and the quality"),
        ("yes_no", "Is the app fast and easy?", "fast and easy"),
        ("rating", "Rate the price or quality", "price or quality"),
        ("csat", "How satisfied are you with what you bought and how it arrived?", "bought and how it"),
        ("csat", "How satisfied are you? Would you come again?", "Would you come again"),
        ("csat", "Довольны ли вы ценой и качеством?", "ценой и качеством"),
        ("yes_no", "Быстро и вежливо ли вам ответили?", "Быстро и вежливо"),
        ("rating", "Оцените скорость или качество", "скорость или качество"),
        ("csat", "Насколько вы довольны доставкой, а также упаковкой?", "доставкой, а также упаковкой"),
        ("yes_no", "Удобно ли на сайте? Нашли ли вы нужное?", "Нашли ли вы нужное"),
    ]) func twoThingsInOne(kind: String, text: String, words: String) {
        expect("double-barrelled", kind, text, at: words)
    }

    @Test(arguments: [
        ("csat", "How satisfied are you with the tree before and after planting?"),
        ("yes_no", "Did you call or write to us in the last month?"),
        ("csat", "How satisfied are you with Marks and Spencer?"),
        ("text", "What did you like and what did you miss?"),
        ("choice", "Do you buy fruit and berries?"),
        ("csat", "How happy are you with the balance between price and quality?"),
        ("yes_no", "Have you and your family been to a meeting?"),
        ("csat", "How satisfied or dissatisfied are you with the delivery?"),
        ("csat", "Довольны ли вы соотношением цены и качества?"),
        ("yes_no", "Приезжали ли вы и ваша семья на встречу?"),
        ("yes_no", "Звонили или писали ли вы нам в этом месяце?"),
        ("csat", "Насколько вы довольны деревом до и после посадки?"),
        ("text", "Что понравилось и чего не хватило?"),
        ("csat", "Как и прежде, насколько вы довольны клубом?"),
    ]) func oneThing(kind: String, text: String) {
        let rest = kind == "choice" ? ", options: [yes, no]" : ""
        #expect(!HygieneSurvey.ask(kind, text, rest).map(\.rule).contains("double-barrelled"))
    }

    @Test(arguments: [
        ("yes_no", "Don't you like our letters?", "Don't you"),
        ("yes_no", "Do you agree that meetings should be longer?", "Do you agree that"),
        ("csat", "As you know, we are quick. How satisfied are you?", "As you know"),
        ("rating", "How much do you love our club?", "How much do you love"),
        ("yes_no", "Most people plant in autumn. Do you?", "Most people"),
        ("yes_no", "Не правда ли, встречи стали лучше?", "Не правда ли"),
        ("yes_no", "Разве вам не нужен совет?", "Разве"),
        ("yes_no", "Согласны ли вы, что встречи должны быть дольше?", "Согласны ли вы, что"),
        ("rating", "Как сильно вам нравится клуб?", "Как сильно вам нравится"),
        ("choice", "Как известно, сажать лучше осенью. Когда сажаете вы?", "Как известно"),
    ]) func leading(kind: String, text: String, words: String) {
        let found = HygieneSurvey.ask(kind, text, kind == "choice" ? ", options: [a, b]" : "")
        #expect(found.filter { $0.rule == "leading" }.map(HygieneSurvey.words) == [words])
    }

    @Test(arguments: [
        ("csat", "How satisfied are you with the delivery?"), ("yes_no", "Do you plant in autumn?"),
        ("choice", "How do people find the club?"), ("rating", "How useful was our advice?"),
        ("ces", "Do you agree: it was easy to find a tree?"),
        ("csat", "Насколько вы довольны доставкой?"), ("yes_no", "Сажаете ли вы осенью?"),
        ("rating", "Насколько полезны были советы?"), ("ces", "Согласны ли вы: «было легко найти саженец»?"),
        ("text", "Почему вы выбрали этот сорт?"),
    ]) func notLeading(kind: String, text: String) {
        let found = HygieneSurvey.ask(kind, text, kind == "choice" ? ", options: [a, b]" : "").map(\.rule)
        #expect(!found.contains("leading"))
    }

    @Test(arguments: [
        ("rating", "How useful was our excellent advice?", "excellent"),
        ("csat", "How satisfied are you with our award-winning trees?", "award-winning"),
        ("yes_no", "Did you see the terrible queue?", "terrible"),
        ("yes_no", "Would you visit this wonderful garden?", "wonderful"),
        ("rating", "Насколько полезны наши замечательные советы?", "замечательные"),
        ("csat", "Довольны ли вы великолепным праздником?", "великолепным"),
        ("yes_no", "Видели ли вы эту ужасную очередь?", "ужасную"),
        ("yes_no", "Приедете ли вы в наш прекрасный сад?", "прекрасный"),
    ]) func loaded(kind: String, text: String, words: String) { expect("loaded", kind, text, at: words) }

    @Test(arguments: [
        ("rating", "Rate the advice, where 1 is terrible and 5 is excellent"),
        ("csat", "How satisfied are you with the queue?"),
        ("rating", "How good was the advice, from terrible to excellent?"),
        ("yes_no", "Did “The Wonderful Garden” arrive?"),
        ("rating", "Оцените советы, где 1 — ужасно, а 5 — прекрасно"), ("csat", "Довольны ли вы праздником?"),
        ("rating", "Каковы советы: от ужасных до прекрасных?"), ("yes_no", "Приехал ли журнал «Прекрасный сад»?"),
    ]) func notLoaded(kind: String, text: String) {
        #expect(!HygieneSurvey.ask(kind, text).map(\.rule).contains("loaded"))
    }

    @Test(arguments: [
        ("yes_no", "Do you always read our letters?", "always"),
        ("yes_no", "Have you never missed a meeting?", "never"),
        ("csat", "How satisfied are you with all of our trees?", "all of"),
        ("yes_no", "Do you water every time it is dry?", "every time"),
        ("yes_no", "Вы всегда читаете наши письма?", "всегда"), ("yes_no", "Вы никогда не опаздываете?", "никогда"),
        ("csat", "Насколько вы довольны всеми нашими саженцами?", "всеми нашими"),
        ("yes_no", "Поливаете ли вы каждый раз после посадки?", "каждый раз"),
    ]) func absolutes(kind: String, text: String, words: String) { expect("absolute", kind, text, at: words) }

    @Test(arguments: [
        ("yes_no", "Did all the saplings arrive?"), ("text", "Why do you always come?"),
        ("yes_no", "Do you water every day?"), ("choice", "Choose all that apply. What do you grow?"),
        ("yes_no", "Almost always dry: is your soil so?"),
        ("yes_no", "Все ли саженцы приехали?"), ("text", "Почему вы всегда с нами?"),
        ("yes_no", "Вы поливаете каждый день?"), ("rating", "Прежде всего: насколько полезны письма?"),
        ("yes_no", "Вы чаще всего сажаете весной?"),
    ]) func noAbsolutes(kind: String, text: String) {
        let found = HygieneSurvey.ask(kind, text, kind == "choice" ? ", options: [a, b]" : "").map(\.rule)
        #expect(!found.contains("absolute"))
    }

    @Test(arguments: [
        ("yes_no", "Do you not want to not receive letters?", "not want to not"),
        ("yes_no", "Is it not impossible to find us?", "not impossible"),
        ("yes_no", "Do you disagree that we should not write?", "disagree that we should not"),
        ("rating", "Was it not unclear where to go?", "not unclear"),
        ("yes_no", "Вы не хотите не получать письма?", "не хотите не"),
        ("yes_no", "Вы не против отказаться от писем?", "не против"),
        ("yes_no", "Вам не кажется встреча неудобной?", "не кажется встреча неудобной"),
        ("rating", "Насколько вы не согласны с запретом?", "не согласны с запретом"),
    ]) func twoNegatives(kind: String, text: String, words: String) {
        expect("double-negative", kind, text, at: words)
    }

    @Test(arguments: [
        ("yes_no", "Did you not get the letter?"), ("csat", "How satisfied or dissatisfied are you?"),
        ("choice", "Whether or not you came, was it hard to find?"), ("text", "Why do you not want no letters?"),
        ("yes_no", "Вы не получили письмо?"), ("yes_no", "Вас не было на встрече, никто не позвал?"),
        ("csat", "Довольны или недовольны вы доставкой?"), ("yes_no", "Не могли бы вы не звонить нам вечером?"),
    ]) func oneNegative(kind: String, text: String) {
        let found = HygieneSurvey.ask(kind, text, kind == "choice" ? ", options: [a, b]" : "").map(\.rule)
        #expect(!found.contains("double-negative") || text.contains("никто не"))
    }

    @Test func aQuestionOfMoreThan25WordsIsFound() throws {
        let words = { (count: Int) in (0..<count).map { "слово\($0 % 2 == 0 ? "а" : "о")" }.joined(separator: " ") + "?"
        }
        #expect(HygieneSurvey.ask("text", words(25)) == [])
        let found = HygieneSurvey.ask("text", words(26))
        #expect(found.map(\.rule) == ["long-question"])
        #expect(found.first?.message.english.contains("26 words") == true)
    }

    @Test func theSameTwiceIsFoundAndForOthersIsNot() {
        let twice = HygieneSurvey.findings(
            "- a: { type: text, text: \"Что улучшить?\" }\n- b: { type: text, text: \"Что  улучшить\" }")
        #expect(twice.map(\.rule) == ["repeated-question"])
        #expect(
            HygieneSurvey.findings(
                """
                - a: { type: yes_no, text: "Were you there?" }
                - b: { type: text, when: a = yes, text: "What was it like?" }
                - c: { type: text, when: a = no, text: "What was it like?" }
                """) == [])
    }
}
