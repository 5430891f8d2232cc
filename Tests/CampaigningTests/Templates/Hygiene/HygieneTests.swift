import Campaigning
import Definitions
import Formats
import Foundation
import TestSupport
import Testing

/// Each rule of docs/check.md with a template that trips it, at its place, and one beside it that does not.
@Suite struct HygieneTests {
    let sample = ComposeSample()

    /// Five lines of front matter, so that the body begins in line 5.
    private func findings(
        _ body: String, subject: String = "Hi", html: Bool = false, text: String? = nil, locale: String = "ru"
    ) -> [Finding] {
        for ending in ["md", "html", "txt"] {
            try? FileManager.default.removeItem(atPath: sample.folder.path + "/templates/hello.\(locale).\(ending)")
        }
        sample.folder.write(
            "---\nsubject: \(subject)\npreview: p\n---\n" + body,
            to: "templates/hello.\(locale).\(html ? "html" : "md")")
        if let text { sample.folder.write(text, to: "templates/hello.\(locale).txt") }
        return TemplateChecker.findings(sample.workspace([sample.campaign()]))
    }

    private func expect(
        _ found: [Finding], _ rule: String, _ line: Int, _ column: Int, _ length: Int,
        _ location: SourceLocation = #_sourceLocation
    ) {
        #expect(found.map(\.rule) == [rule], sourceLocation: location)
        #expect(
            found.first.map { [$0.mark.line, $0.mark.column, $0.length] } == [line, column, length],
            sourceLocation: location)
        #expect(found.first?.severity == HygieneRule(rawValue: rule)?.severity, sourceLocation: location)
    }

    // MARK: Links

    @Test func linksOverHTTPAreFoundWhereTheyStand() {
        expect(findings("Hi\n\nSee [it](http://club.test/a?b=1&c=2)."), "http-link", 7, 10, 26)
        expect(findings("Hé <a href=\"http://club.test\">it</a>", html: true), "http-link", 5, 13, 16)
        expect(findings("See http://club.test/a now"), "http-link", 5, 5, 18)
        let twice = findings("[a](http://a.test) [b](https://b.test) [a](http://a.test)")
        #expect(twice.map(\.mark.column) == [5, 44])
        #expect(findings("[it](https://club.test) [here](http://localhost:8080/x)") == [])
    }

    @Test func picturesOverHTTPAreFoundToo() {
        let found = findings("Hi to all of you and more\n\n![Tree](http://club.test/a.png)")
        expect(found, "http-link", 7, 9, 22)
    }

    @Test func shortenedLinksAreFound() {
        expect(findings("[it](https://bit.ly/x1)"), "link-shortener", 5, 6, 17)
        #expect(findings("[it](https://habit.ly/x1) [it](https://club.test/bit.ly)") == [])
    }

    @Test(arguments: [
        ("[a](/join)", 5, 5), ("[a](join/us.html)", 5, 12), ("[a](www.club.test/x)", 5, 15), ("[a](#end)", 5, 4),
        ("[a](//club.test)", 5, 11),
    ]) func linksThatNeedAPageAreFound(body: String, column: Int, length: Int) {
        expect(findings(body), "relative-link", 5, column, length)
    }

    @Test func linksThatNeedNoPageAreFine() {
        #expect(findings("[a]({{ workspace.url }}/x) [b](mailto:a@b.test) [c](tel:+100)") == [])
        #expect(findings("<p id=\"end\">x</p><a href=\"#end\">a</a>", html: true) == [])
        #expect(findings("[a](www.club.test)").first?.suggestion == "write https://www.club.test")
    }

    @Test func linksThatHideTheirHostAreFound() {
        expect(
            findings("[www.bank.test](https://thief.test/www.bank.test)"), "misleading-link", 5, 17, 32)
        expect(
            findings("<a href=\"https://bank.test@thief.test\"><b>https://bank.test</b></a>", html: true),
            "misleading-link", 5, 10, 28)
        expect(
            findings("[club.test]({{ workspace.url }}/x)"), "misleading-link", 5, 13, 21)
    }

    @Test(arguments: [
        "[bank.test](https://www.bank.test/x)", "[https://shop.bank.test](https://bank.test)",
        "[the bank](https://a.test)",
        "[plan.pdf](https://a.test/plan.pdf)", "[пример.рф](https://xn--e1afmkfd.xn--p1ai)", "[v1.2](https://a.test)",
        "[a@bank.test](https://a.test)", "https://a.test/bank.test",
    ]) func linksThatSayWhereTheyLeadAreFine(body: String) { #expect(findings(body) == []) }

    @Test func ofHundredsSomeAreShown() {
        #expect(findings(String(repeating: "[a](http://a.test) ", count: 100)).count == 40)
        #expect(
            findings(String(repeating: "<b>", count: 1000) + "x", html: true).allSatisfy { $0.rule == "unclosed-tag" })
    }

    // MARK: Words

    @Test(arguments: [
        "ONLY TODAY: everything", "LAST CHANCE TO COME", "ПОСЛЕДНИЙ ДЕНЬ СКИДОК", "Come tomorrow!!",
    ]) func subjectsThatShoutAreFound(subject: String) {
        let found = findings("Hi", subject: "'\(subject)'")
        #expect(found.map(\.rule) == (subject.hasPrefix("ONLY") ? [] : ["shouting-subject"]))
        #expect(found.allSatisfy { $0.mark.line == 2 && $0.mark.column >= 10 })
    }

    @Test(arguments: [
        "NASA and NPS: one question", "OK", "Hello!", "{{ member.first_name | upcase }} да", "מה שלומך היום",
    ])
    func otherSubjectsAreFine(subject: String) { #expect(findings("Hi", subject: subject) == []) }

    @Test(arguments: [
        ("Lorem ipsum dolor", 1, 5), ("See TODO: the plan", 5, 4), ("Dear [Name], hello", 6, 6),
        ("Dear *|FNAME|*, hi", 6, 9), ("Insert name here, hi", 1, 16), ("А здесь будет текст", 3, 17),
        ("{% render \"button\", url: workspace.url, text: \"TODO\" %}", 48, 4), ("See [it](#) now", 10, 1),
        ("See [it](https://example.com/x)", 10, 21),
    ]) func placeholdersAreFound(body: String, column: Int, length: Int) {
        expect(findings(body), "placeholder", 5, column, length)
    }

    @Test(arguments: [
        "All that you have to do", "[date](https://a.test)", "{% comment %}TODO{% endcomment %}Hi", "Рыба и текст",
        "<!-- TODO -->Hi", "Insert the key, turn it", "XXXL and lorempicsum",
    ]) func otherWordsAreFine(body: String) { #expect(findings(body) == []) }

    @Test func aDraftsSubjectIsFound() {
        expect(findings("Hi", subject: "TODO write it"), "placeholder", 2, 10, 13)
    }

    @Test func inSpanishTodoIsAWord() {
        sample.folder.write("---\nsubject: Hi\npreview: p\n---\nHi", to: "templates/hello.ru.md")
        #expect(findings("TODO INCLUIDO", locale: "es") == [])
        #expect(findings("TODO: escribir", locale: "es").map(\.rule) == ["placeholder"])
    }

    @Test func aPictureAloneIsFound() {
        expect(findings("<img src=\"https://a.test/a.png\" alt=\"Sale\">", html: true), "image-only", 5, 11, 20)
        #expect(
            findings("<img src=\"https://a.test/a.png\" alt=\"Sale\"> Apple trees cost less this week", html: true)
                == [])
    }

    @Test func aPictureWithoutWordsIsAWarning() {
        let found = findings("Apple trees cost less this week <img src=\"https://a.test/a.png\">", html: true)
        expect(found, "image-alt", 5, 33, 4)
    }

    @Test func aTextPartThatOnlyPointsElsewhereIsFound() {
        let body = "<p>" + String(repeating: "Apple trees cost less. ", count: 8) + "</p>"
        let found = findings(body, html: true, text: "Read this at https://club.test/a")
        #expect(found.map(\.rule) == ["poor-text"])
        #expect(found.first?.mark == SourceMark(file: "templates/hello.ru.txt", line: 1, column: 1))
        #expect(findings(body, html: true, text: "Apple trees cost less this week, all of them") == [])
    }

    // MARK: Markup

    @Test(arguments: [
        ("<div>\n  <b>Hi</div>", 6, 3, 2), ("Hi\n<table><tr><td>x</td></tr>", 6, 1, 6),
        ("{% if locale %}<b>a{% endif %}", 5, 16, 2), ("<ul><li><span>a</ul>", 5, 9, 5),
    ]) func tagsThatStayOpenAreFound(body: String, line: Int, column: Int, length: Int) {
        expect(findings(body, html: true), "unclosed-tag", line, column, length)
    }

    @Test(arguments: [
        "<ul><li>a<li>b</ul><p>c<p>d<br><img src=\"https://a.test/a.png\" alt=\"\"> and some more words here",
        "<table><tr><td>a<td>b<tr><td>c</table>", "{% if locale %}<div class=\"a\">{% else %}<div>{% endif %}x</div>",
        "{% if locale %}<a href=\"https://a.test\">{% endif %}x{% if locale %}</a>{% endif %}",
        "{% for t in member.tags %}<b>{{ t }}</b>{% endfor %}x",
    ]) func tagsThatNeedNoEndAreFine(body: String) { #expect(findings(body, html: true) == []) }

    @Test func inMarkdownTheTagIsFoundWhereItStands() {
        expect(findings("One `<div>` and\n\n<div>\n\ntwo"), "unclosed-tag", 7, 1, 4)
    }

    @Test func whatAPartialOpensAnotherMayClose() {
        sample.folder.write("<div>", to: "templates/partials/top.html")
        sample.folder.write("</div>", to: "templates/partials/end.html")
        #expect(findings("{% render \"top\" %}Hi{% render \"end\" %}", html: true) == [])
        #expect(findings("{% render \"top\" %}Hi", html: true).map(\.mark.file) == ["templates/partials/top.html"])
    }

    @Test(arguments: [
        ("<p style=\"display:flex\">x</p>", "unsupported-css", 11, 12),
        ("<p style=\"color:var(--a)\">x</p>", "unsupported-css", 11, 14),
        ("<style>p { position: absolute }</style><p>x</p>", "unsupported-css", 12, 18),
        ("<p style=\"margin:0 2rem\">x</p>", "unsupported-css", 11, 13),
        ("<style>@import \"a.css\";</style><p>x</p>", "unsupported-css", 8, 15),
        ("<form>x</form>", "unsupported-html", 1, 5), ("x<iframe></iframe>", "unsupported-html", 2, 7),
    ]) func whatMailProgramsLackIsFound(body: String, rule: String, column: Int, length: Int) {
        expect(findings(body, html: true), rule, 5, column, length)
    }

    @Test func whatTheyHaveOrDoWithoutIsFine() {
        let css =
            "p { border-radius: 8px; width: 50%; max-width: 600px } @media (max-width: 600px) { p { display: flex } }"
        #expect(findings("<style>\(css)</style><p style=\"padding:1em\">x</p>", html: true) == [])
        #expect(findings("<p style=\"display:flex\">x</p><p style=\"display:flex\">x</p>", html: true).count == 1)
    }

    @Test func wordsThatCannotBeReadAreFound() {
        expect(findings("<p style=\"color:#999;background:#fff\">x</p>", html: true), "low-contrast", 5, 11, 10)
        expect(
            findings("<table><tr><td bgcolor=\"#ffff00\" style=\"color: white\">x</td></tr></table>", html: true),
            "low-contrast", 5, 41, 12)
        #expect(
            findings("<p style=\"color:#333;background:#fff\">x</p><p style=\"color:#999\">x</p>", html: true) == [])
        #expect(findings("<p style=\"color:#888;background:#fff;font-size:24px\">x</p>", html: true) == [])
        #expect(findings("<p style=\"color:{{ theme.colors.text }};background:#fff\">x</p>", html: true) == [])
    }

    // MARK: Languages

    @Test func aLanguageThatOtherTemplatesHaveIsMissed() {
        for name in ["hello.ru", "hello.en", "other.ru"] {
            sample.folder.write("---\nsubject: Hi\npreview: p\n---\nHi", to: "templates/\(name).md")
        }
        let workspace = sample.workspace([sample.campaign(), sample.campaign(template: "other")])
        let found = TemplateChecker.findings(workspace)
        #expect(found.map(\.rule) == ["missing-variant"])
        #expect(found.first?.mark.file == "templates/other.ru.md")
        #expect(found.first?.message.contains("is not there in en") == true)
    }
}
