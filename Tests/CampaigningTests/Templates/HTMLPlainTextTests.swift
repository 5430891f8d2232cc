import Testing

@testable import Campaigning

@Suite struct HTMLPlainTextTests {
    private func text(_ html: String) -> String { CompiledBody(html: html, hasFootnotes: true).text }

    @Test func linksBecomeFootnotes() {
        #expect(
            text(
                "<p>See <a href=\"https://a.example\">the plan</a> and <a href=\"{{ url }}\">yours</a>, or "
                    + "<a href='https://a.example'>the plan</a> again; <a href=\"mailto:x@y.z\">write</a>.</p>"
                    + "<a href=\"https://b.example\">https://b.example</a>") == """
                    See the plan [1] and yours [2], or the plan [1] again; write <mailto:x@y.z>.

                    https://b.example

                    [1] https://a.example
                    [2] {{ url }}

                    """)
    }

    @Test func whatMayComeSeveralTimesHasItsAddressBesideIt() {
        #expect(
            text("<ul>{% for x in xs %}<li><a href=\"{{ x.url }}\">{{ x.name }}</a></li>{% endfor %}</ul><p>End</p>")
                == "{% for x in xs %}- {{ x.name }} <{{ x.url }}>\n{% endfor %}\nEnd\n")
    }

    @Test func listsKeepTheirMarkersAndDepth() {
        #expect(
            text("<ol start=3><li>one<ul><li>a<li>b</ul><li><p>two</p><p>more</p></ol>")
                == "3. one\n   - a\n   - b\n4. two\n   more\n")
    }

    @Test func tablesOfDataAreAligned() {
        #expect(
            text("<table><tr><th>Order<th>Sum<tr><td>pears<td>12<tr><td>figs<td>1&nbsp;300</table>")
                == "Order  Sum\n------------\npears  12\nfigs   1\u{A0}300\n")
        #expect(
            text(
                "<table><tr><th>a</th><th>b</th></tr>{% for o in os %}<tr><td>{{ o.a }}</td><td>x</td></tr>{% endfor %}</table>"
            )
                == "a | b\n-----\n{% for o in os %}{{ o.a }} | x\n{% endfor %}\n")
    }

    @Test func tablesThatArrangeAreReadCellByCell() {
        #expect(
            text(
                "<table role=presentation width=600><tr><td><h1>Hi</h1><p>One</p></td><td><p>Two</p></td></tr></table>")
                == "Hi\n===\n\nOne\n\nTwo\n")
    }

    @Test func whatNobodySeesIsNotRead() {
        #expect(
            text(
                "<head><title>T</title><style>p{}</style></head><div style=\"display: none\">preview</div>"
                    + "<!-- no --><p hidden>x</p><p>Yes<img src=a alt=\"\"><img src=b alt=\"A tree\"></p><script>1</script>"
            )
                == "Yes[A tree]\n")
    }

    @Test func blocksStandApart() {
        #expect(
            text("<h2>A  title</h2><blockquote><p>one<p>two</blockquote><pre>a\n  b</pre><hr>x<br>y<h3>z</h3>")
                == "A title\n-------\n\n> one\n>\n> two\n\n    a\n      b\n\n--------------------\n\nx\ny\n\nz\n")
    }

    @Test func conditionsAroundBlocksTakeNoRoom() {
        #expect(
            text("{% if a %}<div><p>One</p></div>{% else %}<p>Two</p>{% endif %}<p>Three</p>")
                == "{% if a %}One\n\n{% else %}Two\n\n{% endif %}Three\n")
    }
}
