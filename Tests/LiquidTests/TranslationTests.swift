import TestSupport
import Testing

@testable import Liquid

@Suite struct TranslationTests {
    private static func texts(_ locale: String) throws -> LiquidTranslations {
        var texts = LiquidTranslations(locale: locale)
        texts["footer.why"] = .plain(try TranslatedText("Why <you> got it"))
        texts["hello"] = .plain(try TranslatedText("Hello, {{ name }}!"))
        texts["terms_html"] = .plain(try TranslatedText("See <b>{{ what }}</b>"))
        texts["orders"] = .counted([
            .one: try TranslatedText("{{ count }} заказ"), .few: try TranslatedText("{{count}} заказа"),
            .many: try TranslatedText("{{ count }} заказов"),
        ])
        texts["days"] = .counted([.one: try TranslatedText("a day"), .other: try TranslatedText("{{ count }} days")])
        return texts
    }

    private func said(
        _ source: String, _ data: LiquidObject = [:], locale: String = "ru", escape: Bool = false, strict: Bool = true
    ) throws -> String {
        let texts = try TranslationTests.texts(locale)
        return try render(source, data, escape: escape, strict: strict) { $0.translations = texts }
    }

    @Test func aTextIsWhatItsKeySays() throws {
        #expect(try said("{{ 'footer.why' | t }}") == "Why <you> got it")
        #expect(try said("{{ 'footer.why' | t }}", escape: true) == "Why &lt;you&gt; got it")
        #expect(try said("{{ 'hello' | t: name: n }}", ["n": "<Anna>"], escape: true) == "Hello, &lt;Anna&gt;!")
        #expect(try said("{{ 'footer.why' | t | upcase }}") == "WHY <YOU> GOT IT")
    }

    @Test func aKeyThatEndsInHTMLIsMarkupAndWhatIsPutIntoItIsNot() throws {
        let source = "{{ 'terms_html' | t: what: w }}"
        #expect(try said(source, ["w": "<i>"], escape: true) == "See <b>&lt;i&gt;</b>")
        #expect(try said(source, ["w": "this"]) == "See this")
    }

    @Test(arguments: [
        (1, "1 заказ"), (2, "2 заказа"), (5, "5 заказов"), (11, "11 заказов"), (21, "21 заказ"), (113, "113 заказов"),
    ])
    func countsTakeTheFormsOfTheLanguage(count: Int64, text: String) throws {
        #expect(try said("{{ 'orders' | t: count: n }}", ["n": .integer(count)]) == text)
    }

    @Test func fractionsAndEnglishCountToo() throws {
        #expect(try said("{{ 'orders' | t: count: 1.5 }}") == "1.5 заказа")
        #expect(try said("{{ 'days' | t: count: 1 }}{{ 'days' | t: count: 0 }}", locale: "en") == "a day0 days")
    }

    @Test func whatIsMissingIsAMistakeInAStrictTemplate() throws {
        let texts = try TranslationTests.texts("ru")
        func wrong(_ source: String) -> [LiquidError] {
            var options = LiquidOptions(strict: true, escape: true)
            options.translations = texts
            do throws(LiquidErrors) {
                _ = try LiquidTemplate(parsing: source, name: "page", options: options)
                return []
            } catch {
                return error.errors
            }
        }
        let error = try #require(wrong("Hi\n  {{ 'footer.wy' | t }}").first)
        #expect(error.message == "there is no text \"footer.wy\" in ru")
        #expect(error.suggestion == "footer.why")
        #expect((error.line, error.column, error.length) == (2, 6, 11))
        #expect(wrong("{{ 'hello' | t }}").first?.message == "the text \"hello\" in ru wants name:")
        #expect(wrong("{{ 'orders' | t: n: 1 }}").first?.message == "the text \"orders\" wants count:")
        #expect(throws: LiquidError.self) { try said("{% assign k = 'no' %}{{ k | t }}") }
        #expect(try said("{{ 'no' | t }}", strict: false) == "translation missing: ru.no")
    }

    @Test(arguments: ["{{ a.b }}", "{{ }}", "{{ name", "{{ имя }}"]) func aPlaceIsOneName(source: String) {
        #expect(throws: TranslationMistake.self) { try TranslatedText(source) }
    }
}
