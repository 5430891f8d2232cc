import Testing

@testable import Liquid

@Suite struct LanguageTests {
    @Test(arguments: [
        ("Привет, {{ name | default: 'друг' }}!", "Привет, друг!"),
        ("{{ cities[1] }}/{{ cities[-1] }}/{{ cities.first }}/{{ cities.size }}", "Пенза/Орёл/Томск/3"),
        ("{% assign a = 'x' | append: 'y' | upcase %}{{ a }}", "XY"),
        ("{% capture a %}{{ 1 | plus: 1 }}!{% endcapture %}{{ a }}{{ a }}", "2!2!"),
        ("{% if false or true and false %}a{% elsif 2 >= 2.0 %}b{% else %}c{% endif %}", "b"),
        ("{% unless cities contains 'Омск' %}no{% endunless %}", "no"),
        ("{% case cities.size %}{% when 1, 2 %}few{% when 3 or 4 %}some{% else %}many{% endcase %}", "some"),
        ("{% for c in cities reversed limit: 2 %}{{ forloop.index }}{{ c }}{% endfor %}", "1Пенза2Томск"),
        ("{% for c in missing %}{{ c }}{% else %}none{% endfor %}", "none"),
        (
            "{% for i in (1..5) %}{% if i == 2 %}{% continue %}{% elsif i == 4 %}{% break %}{% endif %}{{ i }}{% endfor %}",
            "13"
        ),
        ("{% for i in (1..3) %}{% cycle 'odd', 'even' %} {% endfor %}", "odd even odd "),
        ("{% increment n %}{% increment n %}{% decrement m %}{{ n }}", "01-12"),
        ("{% raw %}{{ x }}{% endraw %}{% comment %}{% if %}{% endcomment %}{% # note %}", "{{ x }}"),
        ("a {%- if true -%} b {%- endif -%} c", "abc"),
        ("{% liquid\nassign n = 2\nfor i in (1..n)\necho i\nendfor\n%}", "12"),
        ("{{ 'a' | upcase | nonsense }}", "A"),
        ("{{ 1.0 }} {{ 0.1 | plus: 0.2 }} {{ 7 | divided_by: -2 }} {{ -7 | modulo: 3 }}", "1.0 0.3 -4 2"),
        (
            "{% if blank == nil %}b{% endif %}{% if cities == empty %}e{% endif %}{% if '  ' == blank %}s{% endif %}",
            "bs"
        ),
        ("{% for p in person %}{{ p[0] }}={{ p[1] }};{% endfor %}", "name=Аня;age=30;"),
        ("{{ person }}", "{\"name\"=>\"Аня\", \"age\"=>30}"),
    ])
    func theLanguageOfShopify(source: String, expected: String) throws {
        let data: LiquidObject = ["cities": ["Томск", "Пенза", "Орёл"], "person": ["name": "Аня", "age": 30]]
        #expect(try render(source, data) == expected)
    }

    @Test func includeSharesVariablesAndRenderDoesNot() throws {
        let templates = ["part": "[{{ x }}{% assign x = 'in' %}]"]
        #expect(try render("{% assign x = 'out' %}{% include 'part' %}{{ x }}", templates: templates) == "[out]in")
        #expect(try render("{% assign x = 'out' %}{% render 'part' %}{{ x }}", templates: templates) == "[]out")
        #expect(try render("{% render 'part', x: 7 %}", ["x": 1], templates: templates) == "[7]")
        #expect(try render("{% render 'part' %}", ["x": 1], templates: templates) == "[1]")
    }

    @Test func renderForGivesEachElementAndALoop() throws {
        let templates = ["row": "{{ forloop.index }}{{ row }}{% unless forloop.last %},{% endunless %}"]
        #expect(try render("{% render 'row' for list %}", ["list": ["a", "b"]], templates: templates) == "1a,2b")
        #expect(
            try render("{% render 'row' with 5 as row %}", templates: ["row": "{{ row }}"]) == "5")
    }

    @Test func tableRowsBreakAtTheirColumns() throws {
        #expect(
            try render("{% tablerow i in (1..3) cols: 2 %}{{ i }}{% endtablerow %}")
                == "<tr class=\"row1\">\n<td class=\"col1\">1</td><td class=\"col2\">2</td></tr>\n"
                + "<tr class=\"row2\"><td class=\"col1\">3</td></tr>\n")
    }

    @Test func aLoopContinuesWhereTheLastOneStopped() throws {
        #expect(
            try render(
                "{% for i in (1..5) limit: 2 %}{{ i }}{% endfor %}-{% for i in (1..5) offset: continue %}{{ i }}{% endfor %}"
            )
                == "12-345")
    }

    @Test func oneTemplateRendersManyTimesWithoutMemory() throws {
        let template = try LiquidTemplate(parsing: "{% assign n = n | plus: 1 %}{{ n }}{% increment c %}", name: "t")
        var output: [UInt8] = Array("> ".utf8)
        try template.render(["n": 1], into: &output)
        try template.render(["n": 5], into: &output)
        #expect(String(decoding: output, as: UTF8.self) == "> 2060")
    }

    @Test func forgivingSyntaxReadsWhatItCan() throws {
        #expect(try render("{{ a ~ | upcase }}", ["a": "x"]) == "X")
        #expect(try render("{% for i in list limit: 1 garbage ! %}{{ i }}{% endfor %}", ["list": [1, 2]]) == "1")
        #expect(throws: LiquidErrors.self) { try render("{{ a ~ | upcase }}") { $0.strictSyntax = true } }
    }
}
