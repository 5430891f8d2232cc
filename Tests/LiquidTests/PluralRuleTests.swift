import Testing

@testable import Liquid

@Suite struct PluralRuleTests {
    /// From CLDR's own examples.
    @Test(
        arguments: [
            ("en", .one, [1]), ("en", .other, [0, 2, 11, 21]), ("ru", .one, [1, 21, 101]),
            ("ru", .few, [2, 3, 24, 102]),
            ("ru", .many, [0, 5, 11, 12, 14, 20, 111]), ("uk", .few, [4]), ("pl", .one, [1]),
            ("pl", .many, [0, 5, 21, 12]),
            ("pl", .few, [2, 22]), ("cs", .few, [2, 4]), ("cs", .other, [0, 5, 22]), ("sr", .one, [21]),
            ("lt", .few, [2, 22]),
            ("lt", .one, [21]), ("lt", .other, [10, 11, 20]), ("lv", .zero, [0, 10, 11]), ("lv", .one, [21]),
            ("ro", .few, [0, 2, 101]), ("ro", .other, [20, 100]), ("sl", .two, [2, 102]), ("he", .two, [2]),
            ("he", .other, [0, 3, 20]), ("ar", .zero, [0]), ("ar", .one, [1]), ("ar-EG", .two, [2]),
            ("ar", .few, [3, 10, 103]),
            ("ar", .many, [11, 99, 111]), ("ar", .other, [100, 102, 200]), ("fr", .one, [0, 1]), ("fa", .one, [0, 1]),
            ("ja", .other, [0, 1, 2]),
        ] as [(String, PluralForm, [UInt64])]) func eachLanguageChoosesItsForm(
            locale: String, form: PluralForm, numbers: [UInt64]
        )
    {
        let rule = PluralRule(locale)
        #expect(numbers.allSatisfy { rule.form(of: $0) == form })
        #expect(rule.forms.contains(form))
    }

    @Test func noneMayHaveWordsOfItsOwnInAnyLanguage() throws {
        var texts = LiquidTranslations(locale: "en")
        texts["seats"] = .counted([
            .zero: try TranslatedText("no seats"), .one: try TranslatedText("a seat"),
            .other: try TranslatedText("{{ count }} seats"),
        ])
        let rendered = try render("{% for n in (0..2) %}{{ 'seats' | t: count: n }} {% endfor %}", [:]) {
            [texts] in $0.translations = texts
        }
        #expect(rendered == "no seats a seat 2 seats ")
    }

    @Test func whiteSpaceAfterTheLastWordIsSomething() throws {
        #expect(try render("[{{ ' a b ' | truncatewords: 2 }}][{{ ' a b ' | truncatewords: 3 }}]") == "[a b...][ a b ]")
    }
}
