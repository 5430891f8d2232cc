import Testing

@testable import Liquid

/// What need not be made for a template: it is left out only where it is certain that nobody reads it.
@Suite struct ReadNamesTests {
    private func names(_ source: String) throws -> Set<String>? {
        var options = LiquidOptions()
        let partials = [
            "card": "{{ member.city }} {{ title }}", "loop": "{% for tag in member.tags %}{{ tag }}{% endfor %}",
            "whole": "{{ who.email }}",
        ]
        options.templates = { partials[$0] }
        return try LiquidTemplate(parsing: source, name: "t", options: options).names(below: "member")
    }

    @Test func whatIsNamedIsRead() throws {
        #expect(try names("Hello") == [])
        #expect(
            try names(
                "{{ member.name | default: member.email }}{% if member.stage == 'x' %}{{ other.city }}{% endif %}")
                == ["name", "email", "stage"])
        #expect(try names("{{ member['name'] }}{{ member.tags[0] }}{{ member.tags.first }}") == ["name", "tags"])
        #expect(try names("{% render 'card', title: member.name %}{% include 'loop' %}") == ["name", "city", "tags"])
        #expect(try names("{% assign n = member.name %}{{ n }}") == ["name"])
        #expect(try names("{{ list[member.stage] }}") == ["stage"])
    }

    @Test(arguments: [
        "{{ member }}", "{{ member | json }}", "{% for pair in member %}{{ pair[1] }}{% endfor %}",
        "{{ member[key] }}", "{% assign m = member %}{{ m.email }}", "{% render 'whole', who: member %}",
        "{{ self.member.email }}", "{{ [key].email }}", "{{ ['member'].email }}",
        "{% if a %}{% assign member = b %}{% endif %}{{ member.email }}", "{% include name %}",
        "{% for member in members %}{{ member.email }}{% endfor %}",
    ])
    func whatIsOnlyKnownWhenItIsRenderedIsAll(source: String) throws { #expect(try names(source) == nil) }
}
