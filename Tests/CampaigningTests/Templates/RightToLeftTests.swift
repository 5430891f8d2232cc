import Definitions
import Formats
import TestSupport
import Testing

@testable import Campaigning

@Suite struct RightToLeftTests {
    private let sample = ComposeSample()
    private let matter = "---\nsubject: שלום\npreview: p\n---\n"

    private func message(_ body: String, _ locale: String, survey: SurveyDefinition? = nil) throws -> ComposedMessage {
        sample.folder.write(matter + body, to: "templates/hello.\(locale).md")
        return try sample.compose(sample.campaign(survey: survey), ComposeSample.member(locale: locale))
    }

    private func findings(_ survey: SurveyDefinition? = nil) -> [Finding] {
        TemplateChecker.findings(sample.workspace([sample.campaign(survey: survey)]))
    }

    @Test(arguments: ["he", "ar-EG", "fa", "ur"]) func aMessageSaysItsLanguageAndItsDirection(locale: String) throws {
        let html = try message("שלום", locale).html
        #expect(html.contains("<html lang=\"\(locale)\" dir=\"rtl\">"))
        #expect(html.contains("<body class=\"k-page\" dir=\"rtl\""))
        // Gmail leaves html and body out.
        #expect(html.contains("border=\"0\" lang=\"\(locale)\" dir=\"rtl\">"))
        #expect(html.contains("text-align:right"))
    }

    @Test(arguments: ["en", "ru", "pt-BR"]) func othersSayTheirLanguage(locale: String) throws {
        let html = try message("Hello", locale).html
        #expect(html.contains("<html lang=\"\(locale)\">"))
        #expect(!html.contains("rtl"))
    }

    @Test func sidesTurnRound() throws {
        let body = """
            - אחת

            > מילים

            | a | b |
            |---|--:|
            | 1 | 2 |

            {% render "quote", text: "מילים" %}
            {% render "event_card", title: "א", when: "11:00–14:00", day: "12" %}
            {% render "product", title: "ב", price: "1 200 ₪", image: "https://example.org/a.png", alt: "ב" %}
            {% render "nps_scale" %}
            """
        let html = try message(body, "he", survey: ComposeSample.survey).html
        #expect(html.contains("padding:0 24px 0 0"))
        #expect(html.components(separatedBy: "border-right:").count == 3)
        #expect(!html.contains("border-left:"))
        #expect(html.contains("border-radius:0 9px 9px 0"))
        #expect(html.contains("padding:16px 16px 16px 0"))
        // Among letters from right to left the digits of a price change places.
        #expect(html.contains("<span dir=\"auto\">1 200 ₪</span>"))
        let least = try #require(html.firstMatch(of: /align="(left|right)"[^>]*>0 –/))
        #expect(least.output.1 == "right")
    }

    @Test(arguments: [
        ("ar", "إلغاء الاشتراك"), ("he", "הסרה מרשימת התפוצה"), ("fa", "لغو اشتراک"), ("ur", "ان سبسکرائب کریں"),
        ("de", "Abmelden"), ("uk", "Відписатися"), ("ja", "Unsubscribe"),
    ]) func ourWordsAreInTheLanguageOfTheMessage(locale: String, leave: String) throws {
        let message = try message("…", locale)
        #expect(message.html.contains(">\(leave)</a>"))
        #expect(message.text.contains("\n\(leave): https://"))
    }

    @Test func everyLanguageOfOursFitsIntoLiquidAndHTML() {
        for phrases in MailPhrases.all.values {
            let texts = Mirror(reflecting: phrases).children.compactMap { $0.value as? String }
            #expect(texts.count == 17)
            #expect(texts.allSatisfy { !$0.isEmpty && !$0.contains("\"") && !$0.contains("<") })
            #expect(phrases.chooseRating.contains("LOW") && phrases.chooseRating.contains("HIGH"))
        }
    }

    @Test func aLayoutOfOnesOwnIsToldToSayItsDirection() throws {
        sample.folder.write(
            "<html><body>{{ content }}{% render \"footer\" %}</body></html>", to: "templates/layouts/default.html")
        sample.folder.write(matter + "שלום", to: "templates/hello.he.md")
        sample.folder.write(matter + "שלום", to: "templates/hello.ru.md")
        let found = findings().filter { $0.rule == "missing-direction" }
        #expect(found.map(\.mark.file) == ["templates/layouts/default.html"])
        sample.folder.write(
            "<html dir=\"{{ direction }}\"><body>{{ content }}{% render \"footer\" %}</body></html>",
            to: "templates/layouts/default.html")
        #expect(!findings().contains { $0.rule == "missing-direction" })
        #expect(try sample.compose(nil, ComposeSample.member(locale: "he")).html.contains("<html dir=\"rtl\">"))
    }

    @Test func textsOfTheWorkspaceThatLackALanguageAreNamed() throws {
        sample.folder.write(matter + "שלום {{ survey.url }}", to: "templates/hello.he.md")
        sample.folder.write(matter + "שלום {{ survey.url }}", to: "templates/hello.ru.md")
        let survey = SurveyDefinition(questions: [
            Question(id: "why", kind: .text, text: LocalizedText(variants: ["ru": "Почему?", "en": "Why?"])),
            Question(id: "all", kind: .text, text: LocalizedText("?")),
        ])
        let messages = findings(survey).filter { $0.rule == "missing-variant" && $0.mark.file.hasPrefix("campaigns/") }
        #expect(messages.contains { $0.message.english.contains("the question \"why\" is not there in he") })
        #expect(!messages.contains { $0.message.english.contains("\"all\"") })
    }
}
