import Definitions
import Foundation
import TestSupport
import Testing

@Suite struct TagRulesTests {
    private func findings(_ text: String) -> [String] {
        TagRuleFile.parse(Array(text.utf8), file: "tags.yaml").findings.map {
            "\($0.mark.line):\($0.mark.column) \($0.rule)"
        }
    }

    @Test func tagsHaveWordsBeginningsAndPhrases() throws {
        let (rules, findings) = TagRuleFile.parse(
            Array("delivery: [deliver*, \"late parcel*\"]\nprice: дорого\n".utf8), file: "tags.yaml")
        #expect(findings.isEmpty)
        let tags = try #require(rules).tags
        #expect(tags.map(\.name) == ["delivery", "price"])
        #expect(tags[0].phrases[0] == [TagRules.Stem("deliver", isPrefix: true)])
        #expect(tags[0].phrases[1] == [.init("late", isPrefix: false), .init("parcel", isPrefix: true)])
        #expect(tags[1].phrases == [[.init("дорого", isPrefix: false)]])
    }

    @Test func mistakesHaveTheirPlaces() {
        #expect(
            findings("a: [ok, \"de*liver\"]\nb: []\nc: [\"--\"]\nd: { x: y }\ne: [[x]]\n") == [
                "1:9 wrong-value", "2:1 empty-value", "3:5 wrong-value", "4:4 wrong-type", "5:5 wrong-type",
            ])
        #expect(findings("- a\n").first?.hasSuffix("wrong-type") == true)
        #expect(findings("") == ["1:1 empty-file"])
        #expect(findings("a: [b\n").count == 1)
    }

    @Test func theSampleFileIsRight() {
        let bytes = [UInt8](FileManager.default.contents(atPath: SourceRoot.path + "/tags.yaml") ?? Data())
        let (rules, findings) = TagRuleFile.parse(bytes, file: "tags.yaml")
        #expect(findings.isEmpty && (rules?.tags.count ?? 0) >= 4)
    }
}
