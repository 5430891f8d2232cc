import TestSupport
import Testing

@testable import Liquid

/// Whatever a template says, it ends: with output within its bounds, or with an error that has a place.
@Suite struct FuzzTests {
    private static let tokens = [
        "{{", "}}", "{%", "%}", "{{-", "-}}", "{%-", "-%}", "if", "endif", "elsif", "else", "unless", "endunless",
        "case",
        "when", "endcase", "for", "endfor", "tablerow", "endtablerow", "in", "limit:", "offset:", "continue", "break",
        "reversed", "cols:", "cycle", "assign", "capture", "endcapture", "increment", "decrement", "raw", "endraw",
        "comment", "endcomment", "liquid", "echo", "render", "include", "ifchanged", "endifchanged", "doc", "enddoc",
        "#",
        "'p'", "'q'", "with", "as", "a", "b.c", "items", "items[0]", "a.b[items.size]", "forloop.parentloop.index", "=",
        "==", "!=", "<", ">=", "contains", "and", "or", "nil", "true", "empty", "blank", "(1..9)", "(a..b)",
        "(1..999999999)", "1", "-7", "3.14", "9223372036854775807", "'x'", "\"ы\"", ",", ":", "|", "append: a",
        "times: 9",
        "divided_by: 0", "split: ''", "join: a", "sort: 'c'", "map: 'c'", "where: 'c', 1", "date: '%-d %B %s %N'",
        "truncate: -1", "slice: -3, 99", "replace: '', 'xx'", "t: count: a", "t", "plural: 'a', 'b'", "money: 'RUB'",
        "default: b", "uniq", "concat: items", "round: 99", "\n", " ", "é", "\u{0}", "<b>", "self", "self.a", ".", "..",
        "[", "]",
    ]
    private static let data: LiquidObject = [
        "a": "9", "b": ["c": 3.5], "items": ["x", 2, .nil, ["c": "y"], [1, 2]], "now": "2026-03-14",
    ]

    private func source(_ random: inout SeededGenerator) -> String {
        (0..<Int.random(in: 1...40, using: &random)).map { _ in
            let token = FuzzTests.tokens.randomElement(using: &random) ?? ""
            switch Int.random(in: 0..<6, using: &random) {
            case 0: return "{% " + token + " "
            case 1: return token + " %}"
            case 2: return "{{ " + token + " }}"
            default: return token + " "
            }
        }.joined()
    }

    @Test(arguments: [1, 2, 3, 4]) func randomTokensNeverHangAndKeepTheirBounds(seed: UInt64) throws {
        var random = SeededGenerator(seed)
        for round in 0..<400 {
            let partials = ["p": source(&random), "q": source(&random)]
            var options = LiquidOptions(strict: round % 3 == 0, escape: round % 2 == 0)
            options.strictSyntax = round % 5 == 0
            options.templates = { partials[$0] }
            options.translations = LiquidTranslations(locale: "ru")
            options.limits.iterations = 2000
            options.limits.outputBytes = 20_000
            options.limits.elements = 2000
            options.limits.work = 200_000
            options.limits.depth = 20
            let template = source(&random)
            guard let parsed = try? LiquidTemplate(parsing: template, name: "page", options: options) else { continue }
            _ = parsed.variableReferences
            var output: [UInt8] = []
            do throws(LiquidError) {
                try parsed.render(FuzzTests.data, into: &output)
            } catch {
                #expect(error.line >= 1 && error.column >= 1, "\(template)")
            }
            // One value that is written whole may go over before it is noticed.
            #expect(output.count <= 2 * options.limits.outputBytes * 6, "\(template)")
            #expect(String(validating: output, as: UTF8.self) != nil, "\(template)")
        }
    }

    @Test func manyOpenTagsAreAMistakeNotACrash() {
        for piece in ["{% if a %}", "{% for i in a %}", "{{ a[", "{% liquid if a\n", "{% case a %}{% when 1 %}", "("] {
            let source = String(repeating: piece, count: 20_000)
            var options = LiquidOptions(strict: true, escape: true)
            options.limits.depth = 100
            #expect(throws: LiquidErrors.self) {
                _ = try LiquidTemplate(parsing: piece == "(" ? "{{ " + source : source, name: "page", options: options)
            }
        }
    }
}
