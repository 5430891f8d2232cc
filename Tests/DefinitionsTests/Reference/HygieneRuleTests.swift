import Definitions
import Foundation
import TestSupport
import Testing

@Suite struct HygieneRuleTests {
    /// With `KAMERTON_UPDATE_DOCS=1` the table is written instead of compared.
    @Test(arguments: [("check", HygieneRule.reference), ("survey-hygiene", HygieneRule.surveyReference)])
    func theCommittedPageHasTheTableOfRules(name: String, reference: String) throws {
        let page = URL(fileURLWithPath: SourceRoot.path + "/docs/\(name).md")
        var text = try String(contentsOf: page, encoding: .utf8)
        let start = try #require(text.range(of: "HygieneRuleTests -->\n")).upperBound
        let end = try #require(text.range(of: "<!-- end -->")).lowerBound
        let table = "\n" + reference + "\n"
        if ProcessInfo.processInfo.environment["KAMERTON_UPDATE_DOCS"] == "1" {
            text.replaceSubrange(start..<end, with: table)
            try Data(text.utf8).write(to: page)
        } else {
            #expect(
                text[start..<end] == table,
                "run: KAMERTON_UPDATE_DOCS=1 swift test --filter HygieneRuleTests, and commit docs/\(name).md")
        }
    }

    @Test func everyRuleOfSurveysIsAWarningWithItsSource() {
        let rules = HygieneRule.allCases.filter(\.isOfSurveys)
        #expect(rules.count == 20)
        #expect(rules.allSatisfy { $0.canBeSilenced && !$0.help.isEmpty && $0.source?.isEmpty == false })
    }

    @Test func errorsCannotBeSilenced() {
        #expect(HygieneRule.allCases.filter { $0.severity == .error }.allSatisfy { !$0.canBeSilenced })
        #expect(HygieneRule.silenceable.contains("http-link"))
        #expect(!HygieneRule.silenceable.contains("unused-silence"))
    }
}
