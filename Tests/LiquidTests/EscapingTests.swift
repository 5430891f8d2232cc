import Testing

@testable import Liquid

@Suite struct EscapingTests {
    private let hostile: LiquidObject = [
        "name": "<script>alert(1)</script>", "quote": "\" onmouseover=\"x' y", "list": ["<i>", "&"],
        "map": ["<k>": "<v>"], "number": 5,
    ]

    @Test(arguments: [
        ("{{ name }}", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("<a title=\"{{ quote }}\">", "<a title=\"&quot; onmouseover=&quot;x&#39; y\">"),
        ("{{ list }}|{{ list | join: '<' }}", "&lt;i&gt;&amp;|&lt;i&gt;&lt;&amp;"),
        ("{{ map }}", "{&quot;&lt;k&gt;&quot;=&gt;&quot;&lt;v&gt;&quot;}"),
        ("{% echo name | upcase %}", "&lt;SCRIPT&gt;ALERT(1)&lt;/SCRIPT&gt;"),
        ("{% cycle name %}", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("{% for p in map %}{{ p[0] }}{{ p | last }}{% endfor %}", "&lt;k&gt;&lt;v&gt;"),
        ("{{ name | strip_html }}{{ '&lt;b&gt;' | strip_html }}", "&amp;lt;b&amp;gt;"),
        ("{{ name | slice: 0, 7 | append: '>' }}", "&lt;script&gt;"),
    ])
    func whatMembersWriteNeverBecomesMarkup(source: String, expected: String) throws {
        #expect(try render(source, hostile, escape: true) == expected)
    }

    @Test(arguments: [
        ("{{ name | escape }}", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("{{ '<b>' | escape_once }}{{ '&amp;' | escape_once }}", "&lt;b&gt;&amp;"),
        ("{{ '<b>' | raw }}{{ number }}", "<b>5"),
        ("{% capture x %}<b>{{ name }}</b>{% endcapture %}{{ x }}", "<b>&lt;script&gt;alert(1)&lt;/script&gt;</b>"),
        ("{{ \"a<\nb\" | newline_to_br }}", "a&lt;<br />\nb"),
        ("{{ '<b>' | raw | append: '<i>' }}", "<b>&lt;i&gt;"),
        ("{{ '<b>' | raw | upcase }}", "&lt;B&gt;"),
    ])
    func nothingIsEscapedTwiceAndMarkupIsExplicit(source: String, expected: String) throws {
        #expect(try render(source, hostile, escape: true) == expected)
    }

    @Test func textPartsAreNotEscaped() throws {
        #expect(try render("{{ name }}{{ '<b>' | raw }}", hostile) == "<script>alert(1)</script><b>")
    }

    @Test func partialsEscapeToo() throws {
        let templates = ["part": "<p>{{ text }}</p>"]
        #expect(
            try render("{% render 'part', text: name %}", hostile, escape: true, templates: templates)
                == "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>")
    }
}
