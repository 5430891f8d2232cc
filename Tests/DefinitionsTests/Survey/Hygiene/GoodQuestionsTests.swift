import Definitions
import TestSupport
import Testing

/// Questions as they are asked in life, which nothing shall be said about: a rule that cries wolf is silenced for good.
@Suite struct GoodQuestionsTests {
    @Test(arguments: [
        "type: csat, text: \"Overall, how satisfied are you with your last order?\"",
        "type: csat, text: \"Насколько вы довольны последним заказом?\"",
        "type: csat, text: \"Насколько вы удовлетворены работой поддержки?\"",
        "type: ces", "type: nps", "type: csat",
        "type: ces, text: \"Согласны ли вы: «Мне было легко оформить заказ»?\"",
        "type: rating, text: \"How clear was the planting guide?\", low: Not clear, high: Very clear",
        "type: rating, text: \"Насколько понятной была инструкция?\", low: Непонятной, high: Понятной",
        "type: yes_no, text: \"Did your order arrive on the day that we promised?\"",
        "type: yes_no, text: \"Приехал ли заказ в обещанный день?\"",
        "type: yes_no, text: \"Could we write to you about your answers?\"",
        "type: yes_no, text: \"Можно ли написать вам о ваших ответах?\"",
        "type: yes_no, text: \"Have you bought from us before?\"",
        "type: text, text: \"What is the main reason for your score?\"",
        "type: text, text: \"Что стало главной причиной вашей оценки?\"",
        "type: text, text: \"If you could change one thing about the club, what would it be?\"",
        "type: text, text: \"Если бы вы могли изменить в клубе одно, что бы это было?\"",
        "type: text, text: \"Чего вам не хватило и что было лишним?\"",
        "type: number, text: \"How many trees have you planted this year?\", unit: trees",
        "type: number, text: \"Сколько деревьев вы посадили в этом году?\", unit: шт.",
        "type: date, text: \"When did you plant the tree?\"", "type: date, text: \"Когда вы посадили дерево?\"",
        "type: choice, text: \"How did you hear about us?\", options: [{ a: A friend }, { b: A search }, { c: A fair }], other: true",
        "type: choice, text: \"Как вы о нас узнали?\", options: [{ a: От друзей }, { b: Из поиска }, { c: На ярмарке }], other: true",
        "type: choices, text: \"What do you grow? Choose all that apply\", options: [{ a: Apples }, { b: Pears }, { c: None of these }]",
        "type: choices, text: \"Что вы выращиваете? Отметьте всё, что подходит\", options: [{ a: Яблоки }, { b: Груши }]",
        "type: choice, text: \"Как часто вы бываете на встречах?\", options: [{ a: Каждый месяц }, { b: Раз в год }, { c: Никогда }]",
        "type: choice, text: \"How often do you visit?\", options: [{ a: Every week }, { b: Every month }, { c: Never }]",
        "type: ranking, text: \"Что для вас важнее?\", options: [{ a: Цена и доставка }, { b: Сорт }]",
        "type: choice, text: \"Сколько вам лет?\", options: [{ a: До 18 }, { b: 18–34 }, { c: 35–54 }, { d: 55 и старше }, { e: Не хочу отвечать }]",
        "type: choice, text: \"Would you like to join a tasting in May?\", options: [{ a: Yes }, { b: No }, { c: I do not know yet }]",
        "type: yes_no, text: \"Хотите ли вы получать приглашения на встречи?\"",
        "type: rating, text: \"Насколько полезными были советы по посадке?\", low: Бесполезны, high: Очень полезны",
    ]) func nothingIsSaidAbout(question: String) {
        let found = HygieneSurvey.findings("- q: { \(question) }")
        #expect(found.map { "\($0.rule): \(HygieneSurvey.words($0))" } == [], "\(question)")
    }
}
