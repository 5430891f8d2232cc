import Definitions
import Foundation
import Testing

@testable import Campaigning

@Suite struct CompiledBodyTests {
    private func html(_ markdown: String) -> String { CompiledBody(markdown: markdown).html }
    private func text(_ markdown: String) -> String { CompiledBody(markdown: markdown).text }

    @Test(arguments: [
        (
            "Hello **{{ member.name | default: \"you\" }}**",
            "<p>Hello <strong>{{ member.name | default: \"you\" }}</strong></p>\n"
        ),
        (
            "[{{ a_b_c }}]({{ url | append: \"a b\" }}?x={{ y }})",
            "<p><a href=\"{{ url | append: \"a b\" }}?x={{ y }}\">{{ a_b_c }}</a></p>\n"
        ),
        ("# Hi {{ x }}", "<h1>Hi {{ x }}</h1>\n"),
        ("{% if a %}*b*{% else %}`c`{% endif %}", "<p>{% if a %}<em>b</em>{% else %}<code>c</code>{% endif %}</p>\n"),
        ("{% raw %}{{ *x* }}{% endraw %}", "{% raw %}{{ *x* }}{% endraw %}"),
        ("a {% comment %} **b** {% endcomment %} c", "<p>a {% comment %} **b** {% endcomment %} c</p>\n"),
        ("<div class=\"{{ c }}\">x</div>", "<div class=\"{{ c }}\">x</div>\n"),
        ("a {{ unclosed", "<p>a {{ unclosed</p>\n"),
        ("kq0w0z {{ x }}", "<p>kq0w0z {{ x }}</p>\n"),
    ]) func liquidPassesThroughMarkdownUntouched(markdown: String, expected: String) {
        #expect(html(markdown) == expected)
    }

    @Test func tagsOnLinesOfTheirOwnGetNoParagraph() {
        let source = "{% if a %}\nOne\n{% else %}\n\nTwo\n{% endif %}\nThree\n"
        #expect(
            html(source) == "{% if a %}<p>One</p>\n{% else %}<p>Two</p>\n{% endif %}<p>Three</p>\n")
        #expect(text(source) == "{% if a %}One\n\n{% else %}Two\n\n{% endif %}Three\n")
    }

    @Test func aLoopAroundListItemsMakesOneList() {
        let source = "Text\n\n- first\n{% for x in xs %}\n- {{ x }}\n{% endfor %}\n- last\n\nEnd\n"
        #expect(
            html(source) == """
                <p>Text</p>
                <ul>
                <li>first</li>
                {% for x in xs %}<li>{{ x }}</li>
                {% endfor %}<li>last</li>
                </ul>
                <p>End</p>

                """)
        #expect(
            text(source) == "Text\n\n- first\n{% for x in xs %}- {{ x }}\n{% endfor %}- last\n\nEnd\n")
    }

    @Test func aLoopWithConditionsInsideMakesOneOrderedList() {
        let source =
            "{% for x in xs %}\n{% if x.a %}\n1. {{ x.a }}\n   more\n{% else %}\n1. none\n{% endif %}\n{% endfor %}\nEnd"
        let result = html(source)
        #expect(
            result.hasPrefix("<ol>\n{% for x in xs %}{% if x.a %}<li>{{ x.a }}\nmore</li>\n{% else %}<li>none</li>\n"))
        #expect(result.hasSuffix("{% endif %}{% endfor %}</ol>\n<p>End</p>\n"))
    }

    @Test func aLoopWithEmptyLinesInsideStillMakesOneList() {
        let result = html("{% for x in xs %}\n\n- {{ x }}\n\n{% endfor %}\n")
        #expect(result.components(separatedBy: "<ul>").count == 2)
        #expect(result.contains("<ul>\n{% for x in xs %}<li>"))
        #expect(result.hasSuffix("</li>\n{% endfor %}</ul>\n"))
    }

    @Test func aConditionAroundAWholeListStaysOutsideIt() {
        #expect(
            html("{% if a %}\n- one\n- two\n{% endif %}\n")
                == "{% if a %}<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n{% endif %}")
    }

    @Test func aLoopAroundTableRowsMakesOneTable() {
        let source =
            "| a | b |\n|---|--:|\n{% for o in os %}\n| {{ o.a }} | {{ o.b }} |\n{% endfor %}\n| x | y |\n\nEnd"
        let result = html(source)
        #expect(result.contains("<tbody>\n{% for o in os %}<tr>\n<td>{{ o.a }}</td>"))
        #expect(result.contains("{% endfor %}<tr>\n<td>x</td>"))
        #expect(result.components(separatedBy: "<table>").count == 2)
        #expect(
            text(source) == "a | b\n-----\n{% for o in os %}{{ o.a }} | {{ o.b }}\n{% endfor %}x | y\n\nEnd\n")
    }

    @Test func tagsInCodeAreLeftWhereTheyAre() {
        #expect(
            html("```\n{% if a %}\nx\n{% endif %}\n```\n") == "<pre><code>{% if a %}\nx\n{% endif %}\n</code></pre>\n")
    }

    @Test func textPartsReadWell() {
        let source = """
            # Title

            Some *words* and **strong** ones, [a link](https://example.org/a) and https://example.org/b
            on two lines, [mail](mailto:a@example.org).

            1. one
            2. two

               more

            > quoted
            > lines

            | name | n |
            |------|---|
            | pear | 1 |
            | fig  | 22 |

            ---

            <p>raw <b>html</b> &amp; <a href="https://example.org/c">there</a></p>

                code
            """
        #expect(
            text(source) == """
                Title
                =====

                Some words and *strong* ones, a link <https://example.org/a> and https://example.org/b on two lines, mail <mailto:a@example.org>.

                1. one

                2. two

                   more

                > quoted lines

                name  n
                --------
                pear  1
                fig   22

                --------------------

                raw html & there <https://example.org/c>

                    code

                """)
    }

    @Test func htmlBecomesText() {
        let source = """
            <html><head><title>T</title><style>p{}</style></head><body><!-- no -->
            <h1>Hello {{ member.name }}</h1><p>One<br>two &mdash; three</p>
            {% for x in xs %}<li><a href="{{ x.url }}">{{ x.name }}</a></li>{% endfor %}
            <table><tr><td>a</td><td>b</td></tr></table><img src="x.png" alt="An apple"></body></html>
            """
        #expect(
            CompiledBody(html: source).text == """
                Hello {{ member.name }}
                ==============

                One
                two — three

                {% for x in xs %}- {{ x.name }} <{{ x.url }}>

                {% endfor %}a  b

                [An apple]

                """)
    }

    @Test func plainTextBecomesHTML() {
        let body = CompiledBody(text: "Hi {{ x }} & co\nsee https://example.org/?a=1&b=2\n\nBye")
        #expect(
            body.html == """
                <p>Hi {{ x }} &amp; co<br>
                see <a href="https://example.org/?a=1&amp;b=2">https://example.org/?a=1&amp;b=2</a></p>
                <p>Bye</p>

                """)
    }

    @Test func ourStylesGoOnBareElementsOnly() {
        let look = MailLook(words: MailWords(locale: "en"), theme: Theme(), isService: false)
        let source = """
            <div class="k-text"><p>a <a href="{{ x }}">b</a></p><p class="c">d</p><!-- <p> -->
            <table role="presentation"><tr><td>e</td></tr></table></div><p>f</p>
            """
        let html = StyleInliner(BuiltInLayout.sheet(look)).inline(source).html
        #expect(html.hasPrefix("<div class=\"k-text\"><p style=\"margin:0 0 16px\">"))
        #expect(html.contains("<a style=\"color:#1f6f54;text-decoration:underline\" href"))
        #expect(html.contains("<p class=\"c\">d</p><!-- <p> -->\n<table role=\"presentation\"><tr><td>e</td>"))
        #expect(html.hasSuffix("<p>f</p>"))
    }

    @Test(arguments: [
        ("a\r\nb\u{0}c", "a b c"), ("\u{202E}abc\u{2066}", "abc"), ("  Anna   Maria ", "Anna Maria"),
        ("Zoë “Z” 😀", "Zoë “Z” 😀"), ("שלום", "שלום"), ("", ""),
    ]) func memberTextIsOneHarmlessLine(text: String, clean: String) {
        #expect(MemberText.clean(text) == clean)
    }

    @Test(arguments: [
        ("<a href=\"javascript:alert(1)\">", "javascript"), ("<a HREF = 'JaVaScRiPt:x'>", "javascript"),
        ("<a href=\" java&#10;script&#58;x\">", "javascript"), ("<img src=data:text/html,x>", "data"),
        ("<a href=\"&#x6A;avascript:x\">", "javascript"),
    ]) func scriptsInLinksAreFound(html: String, scheme: String) {
        #expect(LinkGuard.forbiddenScheme(in: html) == scheme)
    }

    @Test(arguments: [
        "<a href=\"https://example.org/?a=b:c&amp;d\">", "<a href=\"mailto:a@b.c\">", "<a href=\"/x:y\">",
        "<a href=\"#a\">", "<a href=\"\">", "a = javascript:x", "<p data-x=\"javascript:\">",
    ]) func harmlessLinksAreLeftAlone(html: String) {
        #expect(LinkGuard.forbiddenScheme(in: html) == nil)
    }

    @Test func textIsTidiedAfterRendering() {
        #expect(PlainTextTidy.tidy("\n\na  \n\n\n\nb\n   c\r\n\n") == "a\n\nb\n   c\n")
        #expect(PlainTextTidy.tidy("") == "\n")
        #expect(PlainTextTidy.tidy(" \t\n  a\tb\rc \t\n\t\n \n\nd") == "  a bc\n\nd\n")
    }
}
