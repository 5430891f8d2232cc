import TestSupport
import Testing

@testable import Liquid

@Suite struct StrictnessTests {
    @Test func everyMistakeIsFoundInOnePassWithItsPlace() {
        let errors = mistakes("Привет {{ name | upcas }}\n{% iff x %}\n{{ 'a }}\n  {% if a %}{{ b | append }}")
        #expect(errors.map(\.line) == [1, 2, 3, 4, 4])
        #expect(errors[0].column == 18 && errors[0].length == 5 && errors[0].suggestion == "upcase")
        #expect(errors[1].column == 4 && errors[1].suggestion == "if")
        #expect(errors[0].phrase == "page:1:18: there is no filter \"upcas\"")
        #expect(errors.contains { $0.message == "\"if\" is never closed with \"endif\"" })
    }

    @Test(arguments: [
        "{{ a", "{% if %}x{% endif %}", "{% endif %}", "{% else %}", "{% for x %}{% endfor %}", "{% assign %}",
        "{{ a b }}",
        "{{ a | }}", "{% render x %}", "{% if a = b %}{% endif %}", "{% raw %}", "{% comment %}",
        "{% case a %}{% when %}{% endcase %}",
    ])
    func malformedTemplatesAreRefused(source: String) { #expect(!mistakes(source).isEmpty) }

    @Test func anUnknownVariableIsAnErrorWhenItIsRendered() throws {
        let data: LiquidObject = ["member": ["first_name": "Аня", "city": .nil]]
        let error = #expect(throws: LiquidError.self) { try render("Hi\n {{ member.frist_name }}", data, strict: true) }
        #expect(error?.line == 2 && error?.column == 5 && error?.suggestion == "first_name")
        #expect(throws: LiquidError.self) { try render("{{ membr }}", data, strict: true) }
        #expect(try render("{{ member.city }}{{ member.city.name }}", data, strict: true) == "")
    }

    @Test func whatABranchThatWasNotTakenAssignsIsNothing() throws {
        #expect(try render("{% if false %}{% assign a = 1 %}{% endif %}[{{ a }}]", strict: true) == "[]")
        #expect(
            try render(
                "{% include 'p' %}[{{ a }}]", strict: true,
                templates: ["p": "{% if false %}{% assign a = 1 %}{% endif %}"])
                == "[]")
    }

    @Test func mistakesInPartialsTellHowTheyWereReached() throws {
        let templates = ["outer": "\n {% render 'inner' %}", "inner": "{{ x | upcas }}"]
        let errors = mistakes("{% include 'outer' %}", templates: templates)
        try #require(errors.count == 1)
        #expect(errors[0].template == "inner")
        #expect(errors[0].includes.map(\.description) == ["page:1:12", "outer:2:12"])
        #expect(
            mistakes("{{ x | default 'y' }}").first?.message == "expected \":\" after the filter \"default\", found 'y'"
        )
        #expect(mistakes("{% render 'missing' %}").first?.message == "there is no template \"missing\"")
        let lax = #expect(throws: LiquidError.self) {
            try render("{% include 'outer' %}", templates: ["outer": "{{ 1 | divided_by: 0 }}"])
        }
        #expect(lax?.template == "outer" && lax?.includes.count == 1)
    }

    @Test func variableReferencesAreWhatComesFromOutside() throws {
        var options = LiquidOptions(strict: true, escape: true)
        options.templates = { ["card": "{{ title }}{{ club.name }}{% for i in items %}{{ i.x }}{% endfor %}"][$0] }
        let template = try LiquidTemplate(
            parsing: """
                {% assign total = order.lines | sum: price_key %}{{ total }}{{ member.first_name | default: other }}
                {% for line in order.lines %}{{ line.price }}{{ forloop.index }}{% if line.x == member.tags[idx].y %}{% endif %}{% endfor %}
                {% render 'card', title: member.name %}{{ member['city'].size }}
                """, name: "page", options: options)
        let references = template.variableReferences
        #expect(
            references.map { $0.path.joined(separator: ".") } == [
                "order.lines", "price_key", "member.first_name", "other", "order.lines", "idx", "member.tags",
                "member.name",
                "club.name", "items", "member.city",
            ])
        #expect(references[2].line == 1 && references[2].column == 64 && references[2].length == 17)
        #expect(references[8].template == "card")
        #expect(references[8].includes.map(\.description) == ["page:3:11"] && references[2].includes.isEmpty)
    }

    @Test func filterNamesAreKnownAndSorted() {
        #expect(LiquidFilters.names.contains("money"))
        #expect(LiquidFilters.names == LiquidFilters.names.sorted())
    }
}
