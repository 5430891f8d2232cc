import Definitions
import Foundation
import Testing

@Suite struct ReferencePageTests {
    /// With `KAMERTON_UPDATE_DOCS=1` the page is written instead of compared.
    @Test func theCommittedReferenceIsWhatTheTablesSay() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let page = root.appendingPathComponent("docs/definitions.md")
        if ProcessInfo.processInfo.environment["KAMERTON_UPDATE_DOCS"] == "1" {
            try Data(ReferencePage.text.utf8).write(to: page)
        }
        let committed = try String(contentsOf: page, encoding: .utf8)
        #expect(
            committed == ReferencePage.text,
            "run: KAMERTON_UPDATE_DOCS=1 swift test --filter ReferencePageTests, and commit docs/definitions.md")
    }

    @Test func everyKeyAndRuleIsOnThePage() {
        let text = ReferencePage.text
        for rule in DefinitionRule.allCases { #expect(text.contains("| `\(rule.rawValue)` |")) }
        for key in KeyTable.workspace.keys + KeyTable.campaign.keys + KeyTable.question.keys {
            #expect(text.contains("| `\(key.name)`"))
        }
    }
}
