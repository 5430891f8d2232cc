import Campaigning
import Definitions
import Formats
import Store
import TestSupport
import Testing

@Suite struct FilterExplanationTests {
    private static func explain(
        _ text: String, _ w: StageWorkspace, _ address: String = "a@example.org"
    ) throws -> FilterExplanation {
        let filter = try FilterParser.parse(text, schema: FilterSchema(w.workspace))
        return try #require(
            try FilterExplanation(filter, w.store, w.workspace, emailKey: address, now: Sample.now))
    }

    @Test func thePartThatFailedIsNamedWithWhatTheMemberHas() throws {
        let w = try StageWorkspace([])
        let member = try w.rows.member("a@example.org", ["attr_city": "Penza"])
        try w.rows.activity(member, "purchase", StageWorkspace.ago(10))
        let explanation = try Self.explain(
            "purchases >= 2 and (city = \"Penza\" or plan = club) and not has_tag(\"staff\")", w)
        #expect(!explanation.isSelected)
        #expect(explanation.deciding.map(\.text) == ["purchases >= 2"])
        #expect(explanation.deciding.map(\.found.english) == ["1: 2026-09-30"])
        let parts = explanation.root.parts
        #expect(parts.map(\.holds) == [false, true, true])
        #expect(parts[1].join == .any && parts[1].parts.map(\.holds) == [true, false])
        #expect(parts[1].parts.map(\.found.english) == ["Penza", "not set"])
        #expect(parts[2].join == .not && parts[2].parts.map(\.holds) == [false])
    }

    @Test func whatIsMetDecidesForTheSelected() throws {
        let w = try StageWorkspace([])
        _ = try w.rows.member("a@example.org", ["attr_city": "Penza"])
        let explanation = try Self.explain("city = \"Penza\" or purchases >= 1", w)
        #expect(explanation.isSelected)
        #expect(explanation.deciding.map(\.text) == ["city = \"Penza\""])
    }

    @Test func everyConditionAgreesWithTheWholeFilter() throws {
        let w = try StageWorkspace([])
        let member = try w.rows.member("a@example.org", ["attr_city": "Penza"])
        try w.rows.activity(member, "story", StageWorkspace.ago(100))
        for text in [
            "last(story) older than 90d and not (purchases = 0 and city is set)",
            "count(story, within 90d) + count(story) >= 1 or nps >= 9", "not not (city != \"Orel\")",
        ] {
            let explanation = try Self.explain(text, w)
            #expect(Self.holds(explanation.root) == explanation.isSelected, "\(text)")
        }
    }

    private static func holds(_ condition: FilterExplanation.Condition) -> Bool {
        switch condition.join {
        case .all: condition.parts.allSatisfy(holds)
        case .any: condition.parts.contains(where: holds)
        case .not: !holds(condition.parts[0])
        case .segment: holds(condition.parts[0])
        case nil: condition.holds
        }
    }

    @Test func nobodyIsNotExplained() throws {
        let w = try StageWorkspace([])
        let filter = try FilterParser.parse("true", schema: FilterSchema(w.workspace))
        #expect(
            try FilterExplanation(filter, w.store, w.workspace, emailKey: "x@example.org", now: Sample.now)?.email
                == nil)
    }
}
