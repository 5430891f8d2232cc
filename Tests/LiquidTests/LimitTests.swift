import TestSupport
import Testing

@testable import Liquid

/// Hostile templates: each must end with an error, soon.
@Suite struct LimitTests {
    private func expectFailure(
        _ source: String, _ part: String, templates: [String: String] = [:],
        change: (inout LiquidOptions) -> Void = { _ in }
    ) {
        let error = #expect(throws: LiquidError.self) { try render(source, templates: templates, change: change) }
        #expect(error?.message.contains(part) == true, "\(error?.message.english ?? "nothing")")
    }

    @Test func loopsOverBigRangesEnd() {
        expectFailure("{% for i in (1..999999999999) %}{% endfor %}", "rounds")
        expectFailure(
            "{% for i in (1..1000) %}{% for j in (1..1000) %}{% for k in (1..1000) %}{{ k }}{% endfor %}{% endfor %}{% endfor %}",
            "rounds")
        expectFailure("{% tablerow i in (1..999999999) %}{% endtablerow %}", "rounds") { $0.limits.iterations = 1000 }
        expectFailure("{{ (1..999999999999) | join: '' }}", "range has more")
        expectFailure(
            "{% render 'p' for r %}{% for i in (1..9) %}{% render 'p' for (1..99999) %}{% endfor %}", "rounds",
            templates: ["p": ""])
    }

    @Test func hugeOutputEnds() {
        expectFailure("{% for i in (1..9000) %}{{ 'x' }}{% endfor %}", "bytes") { $0.limits.outputBytes = 5000 }
        expectFailure(
            "{% assign s = 'xxxxxxxxxx' %}{% for i in (1..90) %}{% assign s = s | append: s %}{% endfor %}",
            "longer than"
        ) {
            $0.limits.outputBytes = 100_000
        }
        expectFailure(
            "{% assign s = 'xxxxxxxxxx' %}{% for i in (1..12) %}{% assign s = s | append: s %}{% endfor %}{{ s | replace: 'x', s }}",
            "longer than"
        ) { $0.limits.outputBytes = 1_000_000 }
        expectFailure(
            "{% assign a = 'a,b' | split: ',' %}{% for i in (1..60) %}{% assign a = a | concat: a %}{% endfor %}",
            "elements"
        ) {
            $0.limits.elements = 10_000
        }
    }

    @Test func muchWorkEnds() {
        expectFailure(
            "{% assign a = (1..5000) | sort %}{% for i in (1..9000) %}{% assign b = a | sort | reverse %}{% endfor %}",
            "steps"
        ) {
            $0.limits.work = 500_000
        }
        expectFailure("{% for i in (1..90000) %}{% capture x %}{{ i }}{% endcapture %}{% endfor %}", "steps") {
            $0.limits.work = 100_000
        }
    }

    @Test func endlessIncludesEnd() {
        expectFailure("{% include 'a' %}", "deeply", templates: ["a": "{% include 'b' %}", "b": "{% include 'a' %}"])
        expectFailure("{% render 'a' %}", "deeply", templates: ["a": "{% if true %}{% render 'a' %}{% endif %}"])
    }

    @Test func deepNestingIsAMistake() {
        let deep = String(repeating: "{% if true %}", count: 5000)
        #expect(mistakes(deep).map(\.message.english) == ["nested too deeply (over 100 blocks)"])
        #expect(!mistakes("{{ " + String(repeating: "a[", count: 5000) + "}}").isEmpty)
        #expect(!mistakes("{% if " + String(repeating: "(", count: 5000) + "%}").isEmpty)
        #expect(throws: Never.self) { try render("{{ " + String(repeating: "a[", count: 5000) + "}}") }
        let liquid = String(repeating: "liquid ", count: 5000)
        #expect(!mistakes("{% \(liquid) echo 1 %}").isEmpty)
    }

    @Test func deepDataIsCut() throws {
        var value = LiquidValue.string("x")
        for _ in 0..<5000 { value = .array([value]) }
        #expect(try render("{{ a }}{{ a | upcase | size }}{{ a | join }}", ["a": value]) == "403")
    }

    @Test func integersThatOverflowBecomeReals() throws {
        #expect(try render("{{ 9223372036854775807 | plus: 1 }}") == "9.223372036854776e+18")
        #expect(try render("{{ n | abs }}", ["n": .integer(.min)]) == "9.223372036854776e+18")
        #expect(
            try render("{{ n | modulo: -1 }}{{ n | divided_by: -1 }}", ["n": .integer(.min)])
                == "09.223372036854776e+18")
        #expect(
            try render("{% for i in (9223372036854775806..9223372036854775807) %}{{ i }} {% endfor %}")
                == "9223372036854775806 9223372036854775807 ")
        #expect(try render("{{ a[n] }}{{ 'abc' | slice: n, n }}", ["a": [1], "n": .integer(.min)]) == "")
    }
}
