import Definitions
import Formats
import Foundation
import TestSupport
import Testing

@testable import Campaigning

@Suite struct ComponentTests {
    private let sample = ComposeSample()
    private let matter = "---\nsubject: Hi\npreview: p\n---\n"

    private static let full = [
        "button": "url: workspace.url, text: \"Go & see\"", "nps_scale": "",
        "question": "id: \"score\"", "rating": "question: \"taste\", max: 7, low: \"bad\", high: \"good\"",
        "event_card":
            "title: \"A\", when: \"B\", place: \"C\", about: \"D\", day: \"14\", month: \"Nov\", url: workspace.url, text: \"E\"",
        "image": "src: \"https://example.org/a.png\", alt: \"A\", width: 300, url: workspace.url, caption: \"B\"",
        "quote": "text: \"A\", name: \"B\", about: \"C\", image: \"https://example.org/a.png\"", "divider": "",
        "product":
            "title: \"A\", price: \"1\", about: \"B\", image: \"https://example.org/a.png\", alt: \"C\", url: workspace.url, text: \"D\"",
        "footer": "",
    ]
    private static let least = [
        "button": "url: workspace.url, text: \"Go\"", "rating": "question: \"taste\"",
        "question": "id: \"why\"",
        "event_card": "title: \"A\", when: \"B\"", "image": "src: \"https://example.org/a.png\", alt: \"A\"",
        "quote": "text: \"A\"", "product": "title: \"A\"",
    ]

    private func findings(_ body: String) -> [Finding] {
        sample.folder.write(matter + body, to: "templates/hello.ru.md")
        return TemplateChecker.findings(sample.workspace([sample.campaign(survey: ComposeSample.survey)]))
    }

    private func message(_ body: String) throws -> ComposedMessage {
        sample.folder.write(matter + body, to: "templates/hello.ru.md")
        return try sample.compose(sample.campaign(survey: ComposeSample.survey))
    }

    @Test(arguments: Component.all.map(\.name)) func eachWorksWithEverythingAndWithTheLeast(name: String) throws {
        for parameters in [ComponentTests.full[name], ComponentTests.least[name]].compactMap({ $0 }) {
            let tag = "{% render \"\(name)\"\(parameters.isEmpty ? "" : ", " + parameters) %}"
            #expect(findings(tag).filter { !["survey-without-link", "image-only"].contains($0.rule) } == [])
            let message = try message(tag)
            #expect(!message.html.contains("{{") && !message.text.contains("{%"))
            // Outlook reads no cell's width or padding from a sheet, and a table of a layout says what it is.
            let shown = message.html.replacing(/<!--.*?-->/.dotMatchesNewlines(), with: "")
            #expect(!shown.contains("<table>") && !shown.contains("<td>"))
        }
    }

    @Test func aQuestionsAnswersAreLinksThatChooseThem() throws {
        let message = try message("{% render \"question\", id: \"score\" %}")
        #expect(message.html.contains("?q=score&amp;v=7\""))
        #expect(message.text.contains("?q=score&v=10"))
        #expect(try !self.message("{% render \"question\", id: \"why\" %}").html.contains("?q="))
    }

    @Test(arguments: [
        ("{% render \"button\", url: workspace.url %}", "unknown-variable", "\"button\" needs \"text\", which"),
        (
            "{% render \"image\", src: \"https://example.org/a.png\" %}", "unknown-variable",
            "\"image\" needs \"alt\", which"
        ),
        ("{% render \"event_card\", title: \"A\" %}", "unknown-variable", "\"event_card\" needs \"when\", which"),
        (
            "{% render \"button\", ulr: workspace.url, url: workspace.url, text: \"A\" %}", "unknown-parameter",
            "\"button\" has no \"ulr\""
        ),
        ("x {% render \"divider\", wide: true %}", "unknown-parameter", "\"divider\" has no \"wide\""),
    ]) func parametersAreCheckedAtTheTag(body: String, rule: String, message: String) throws {
        let found = findings(body).filter { $0.rule == rule }
        #expect(found.count == 1)
        #expect(found.first?.message.english.hasPrefix(message) == true)
        #expect(found.first?.mark.line == 5 && found.first?.mark.file == "templates/hello.ru.md")
    }

    @Test func aFileOfTheSameNameTakesThePlaceOfOurs() throws {
        sample.folder.write("<p class=\"mine\">{{ unsubscribe_url }}</p>", to: "templates/partials/footer.html")
        let html = try message("Hello").html
        #expect(html.contains("class=\"mine\"") && !html.contains("class=\"k-pad k-muted\""))
    }

    @Test func valuesInComponentsAreEscaped() throws {
        let message = try message("{% render \"quote\", text: \"<b>\", name: member.first_name %}")
        #expect(message.html.contains("&lt;b&gt;") && !message.html.contains("<b>"))
        #expect(message.text.contains("> <b>\n> Anna"))
    }

    @Test func aLayoutOfOnesOwnHasTheThemeAndItsSheetReachesPartials() throws {
        sample.folder.write(
            """
            <html lang="en"><head><title>x</title><style>.box p{color:{{ theme.colors.accent }};margin:0}
            @media print{p{color:red!important}}</style></head>
            <body><div class="box">{{ content }}{% render "sign" %}</div>{% render "footer" %}</body></html>
            """, to: "templates/layouts/default.html")
        sample.folder.write("<p>Lena</p>", to: "templates/partials/sign.html")
        let html = try message("Hello {{ member.first_name }}").html
        #expect(html.contains("<p style=\"color:#1f6f54;margin:0\">Hello Anna</p>"))
        #expect(html.contains("<p style=\"color:#1f6f54;margin:0\">Lena</p>"))
        #expect(html.contains("@media print{p{color:red!important}}"))
        #expect(findings("Hello").filter { $0.rule != "survey-without-link" } == [])
    }

    @Test func aWholeDocumentWithTheFooterSaysItOnceInItsTextPart() throws {
        sample.folder.write(
            "<!doctype html><html lang=ru><body><p>Hello <a href=\"https://example.org/a\">there</a></p>"
                + "{% render 'footer' %}</body></html>", to: "templates/whole.ru.html")
        let campaign = sample.campaign(template: "whole", subject: LocalizedText("Hi"), preview: LocalizedText("p"))
        #expect(TemplateChecker.findings(sample.workspace([campaign])).filter { $0.severity == .error } == [])
        let message = try sample.compose(campaign)
        #expect(message.text.contains("Hello there [1]") && message.text.contains("[1] https://example.org/a"))
        #expect(message.text.components(separatedBy: "Отписаться: ").count == 2)
    }

    @Test(arguments: [
        (".a{padding:9px}\n@media (max-width:9px){ .b{x:y}\n .a{padding-left:1px} }", true),
        (".a{padding:9px}\n@media (max-width:9px){\n .a{padding-left:1px!important} }", false),
        (".a{color:red}\n@media (max-width:9px){\n .a{padding-left:1px} .b{color:blue} }", false),
    ]) func aMediaQueryThatSpeaksInVainIsAWarning(css: String, isFound: Bool) {
        let body = "<p class=\"a\">Hello</p>{% render 'footer' %}"
        sample.folder.write(
            "<!doctype html><html lang=ru><style>\(css)</style><body>\(body)</body></html>",
            to: "templates/media.ru.html")
        let campaign = sample.campaign(template: "media", subject: LocalizedText("Hi"), preview: LocalizedText("p"))
        let found = TemplateChecker.findings(sample.workspace([campaign]))
        #expect(found.map(\.rule) == (isFound ? ["media-without-important"] : []))
        if isFound { #expect(found.first?.mark == SourceMark(file: "templates/media.ru.html", line: 3, column: 2)) }
    }

    @Test func ourLayoutIsSmall() throws {
        #expect(try message("Hello").html.utf8.count < 20_000)
    }
}
