import Campaigning
import Definitions
import Foundation
import TestSupport
import Testing

/// `check` on the sample workspace with a mistake or two put in.
@Suite struct WorkspaceCheckTests {
    let folder = TemporaryFolder()

    init() throws {
        for name in ["kamerton.yaml", "occasions.yaml", "campaigns", "templates"] {
            try FileManager.default.copyItem(atPath: SourceRoot.path + "/" + name, toPath: folder.path + "/" + name)
        }
        folder.write("0123456789abcdef0123456789abcdef", to: ".kamerton/secret")
    }

    private func change(_ file: String, _ old: String, _ new: String) {
        folder.write(folder.read(file).replacing(old, with: new), to: file)
    }

    private var found: [Finding] { WorkspaceCheck(directory: folder.path).findings }

    @Test func aTemplateThatNoCampaignUsesIsAWarning() {
        folder.write("---\nsubject: a\n---\nb", to: "templates/old/spring.ru.md")
        folder.write("---\nsubject: a\n---\nb", to: "templates/old/spring.en.md")
        folder.write("c", to: "templates/welcome.russian.md")
        folder.write("About this folder", to: "templates/README.md")
        folder.write("{{ x }}", to: "templates/partials/card.md")
        #expect(found.map(\.rule) == ["unused-template", "unused-template"])
        #expect(found.allSatisfy { $0.severity == .warning })
        #expect(found.map(\.mark.file) == ["templates/old/spring.en.md", "templates/welcome.russian.md"])
        #expect(found.first?.suggestion == "name it in a campaign as content: old/spring, or delete it")
    }

    @Test func aMisspelledTemplateIsOneMistake() {
        change("campaigns/welcome.yaml", "content: welcome", "content: welcom")
        #expect(found.map(\.rule) == ["missing-template"])
        #expect(found.first?.sourceLine == "content: welcom")
    }

    @Test func theTemplatesOfABrokenCampaignAreLookedAtAsWell() {
        change("campaigns/nps-quarterly.yaml", "title:", "titel:")
        change("templates/nps-quarterly.en.md", "member.first_name", "member.frist_name")
        #expect(found.map(\.rule) == ["unknown-key", "unknown-variable"])
    }

    @Test(arguments: ["attributes", "activities", "topics", "stages", "segments", "sender", "timezone"])
    func aMisspelledSectionIsOneMistake(section: String) {
        change("kamerton.yaml", "\n\(section):", "\n\(section)x:")
        #expect(found.map(\.rule) == ["unknown-key"])
    }

    @Test func theWorkspaceFileComesFirst() {
        change("kamerton.yaml", "quiet_hours", "quiet_ours")
        change("campaigns/welcome.yaml", "intent: inform", "intent: informm")
        #expect(found.map(\.mark.file) == ["kamerton.yaml", "campaigns/welcome.yaml"])
    }
}
