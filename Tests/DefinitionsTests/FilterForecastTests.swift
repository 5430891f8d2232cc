import Definitions
import Formats
import Testing

/// `alive` and `expected_purchases(…)`: what the model of purchases expects of a member.
@Suite struct FilterForecastTests {
    private func parse(_ text: String, _ schema: FilterSchema = FilterSchema()) throws(FilterMistakes) -> FilterNode {
        try FilterParser.parse(text, schema: schema).root
    }

    private func mistakes(_ text: String, _ schema: FilterSchema = FilterSchema()) -> [FilterMistake] {
        do {
            _ = try parse(text, schema)
            return []
        } catch {
            return error.mistakes
        }
    }

    @Test(arguments: ["alive < 30%", "alive < 0.3", "30% > alive"])
    func aProbabilityIsWrittenAsAShareOrAsAFraction(_ text: String) throws {
        let node = try parse(text)
        guard case .compare(let left, _, let right) = node else {
            Issue.record("\(node)")
            return
        }
        #expect([left, right].contains(.alive) && [left, right].contains(.constant(.number(0.3))))
        #expect(try parse(FilterPrinter.text(of: node)) == node)
    }

    @Test(arguments: ["expected_purchases(90d) >= 1", "expected_purchases(within 90d) >= 1"])
    func aTimeAheadStandsAloneOrAfterWithin(_ text: String) throws {
        let node = try parse(text)
        #expect(
            node
                == .compare(
                    .expectedPurchases(within: Span("90d")!), .greaterOrEqual, .constant(.number(1))))
        #expect(FilterPrinter.text(of: node) == "expected_purchases(90d) >= 1")
        #expect(node.asksForForecast)
    }

    @Test func theyAreNumbersAmongOthers() throws {
        let node = try parse("expected_purchases(90d) > expected_purchases(30d) * 2 and alive is set")
        #expect(try parse(FilterPrinter.text(of: node)) == node)
    }

    @Test(
        arguments: [
            ("alive < 30", 8, "a probability is from 0% to 100%, found 30", "write it as 30%, or as 0.3"),
            ("alive < 130%", 8, "a probability is from 0% to 100%, found 130%", "write it as 30%, or as 0.3"),
            ("alive", 0, "alive is a number, not a condition", "compare it: alive < 30%"),
            (
                "expected_purchases(visit) > 1", 19, "expected_purchases takes one duration",
                "write expected_purchases(90d)"
            ),
            ("expected_purchases() > 1", 0, "expected_purchases takes one duration", "write expected_purchases(90d)"),
            ("purchases < 30%", 12, "the share 30% stands alone", "shares are for sample(25%) and alive < 30%"),
        ])
    func aMistakeIsShownAtItsPlace(_ text: String, offset: Int, message: String, suggestion: String) {
        let found = mistakes(text)
        #expect(found.map(\.message.english) == [message])
        #expect(found.map(\.offset) == [offset])
        #expect(found.map(\.suggestion?.english) == [suggestion])
    }

    @Test func aStageDoesNotAskForWhatChangesByItself() throws {
        var schema = FilterSchema(segments: [
            "leaving": Filter(text: "alive < 30%", root: try parse("alive < 30%")),
            "leaving_soon": Filter(
                text: "leaving", root: .segment("leaving", try parse("alive < 30%"))),
        ])
        #expect(mistakes("leaving and alive < 10%", schema).isEmpty)
        schema.isForStageRule = true
        for text in ["alive < 30%", "expected_purchases(90d) < 1", "leaving", "not in_segment(\"leaving_soon\")"] {
            #expect(
                mistakes(text, schema).map(\.message.english) == [
                    "a stage's rule cannot ask what is expected: that changes by itself every day"
                ], "\(text)")
        }
    }
}
