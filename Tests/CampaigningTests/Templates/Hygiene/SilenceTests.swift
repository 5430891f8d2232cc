import Campaigning
import Definitions
import Foundation
import TestSupport
import Testing

/// Rules that authors answer for, in templates and campaigns.
@Suite struct SilenceTests {
    let folder = TemporaryFolder()
    private let link = "[it](http://printer.test)"

    init() throws {
        for name in ["kamerton.yaml", "occasions.yaml", "campaigns", "templates"] {
            try FileManager.default.copyItem(atPath: SourceRoot.path + "/" + name, toPath: folder.path + "/" + name)
        }
        folder.write("0123456789abcdef0123456789abcdef", to: ".kamerton/secret")
    }

    private var check: WorkspaceCheck { WorkspaceCheck(directory: folder.path) }

    private func template(_ matter: String, _ body: String) {
        folder.write(
            "---\nsubject: Hello there\npreview: p\n\(matter)---\n\(body)\n", to: "templates/welcome.en.md")
    }

    @Test func theSampleHasNothingToSay() {
        let check = check
        #expect(check.findings == [])
        #expect(check.silenced == [])
    }

    @Test(arguments: ["ru", "en"]) func whatNewMakesHasNothingToSay(locale: String) throws {
        let folder = TemporaryFolder()
        folder.write("0123456789abcdef0123456789abcdef", to: ".kamerton/secret")
        let scaffold = WorkspaceScaffold(
            name: "Green Orchard Club", from: "Club <club@example.org>", locale: locale, timezone: "Europe/Moscow",
            postalAddress: "12 Orchard Lane")
        for file in scaffold.files { _ = try file.write(in: folder.path) }
        let workspace = try #require(WorkspaceLoader.load(directory: folder.path).workspace)
        for kind in CampaignKind.allCases {
            let campaign = CampaignScaffold(
                kind: kind, name: "spring-\(kind.rawValue)", title: "Spring news", workspace: workspace,
                at: "2026-12-01 10:00")
            for file in campaign.files { _ = try file.write(in: folder.path) }
        }
        #expect(WorkspaceCheck(directory: folder.path).findings.filter { $0.rule != "secret-missing" } == [])
    }

    @Test func aRuleIsSilencedInTheTemplate() {
        template("", link)
        #expect(check.findings.map(\.rule) == ["http-link"])
        template("silence: { http-link: the printer's page has no TLS }\n", link)
        let check = check
        #expect(check.findings == [])
        #expect(check.silencedCount(in: []) == 1)
        #expect(check.silencedCount(in: ["templates/welcome.en.md"]) == 1)
        #expect(check.silencedCount(in: ["templates/welcome.ru.md"]) == 0)
    }

    @Test func aRuleIsSilencedInACampaignForAllItsTemplates() {
        template("", link)
        folder.write(
            folder.read("campaigns/welcome.yaml") + "\nsilence:\n  http-link: the printer has no TLS\n",
            to: "campaigns/welcome.yaml")
        let check = check
        #expect(check.findings == [])
        #expect(check.silencedCount(in: []) == 1)
    }

    @Test(arguments: [
        ("http-link:", "is silenced without a reason", "say why it is right here: http-link: …"),
        ("http-link: \"  \"", "is silenced without a reason", "say why it is right here: http-link: …"),
        ("htp-link: why", "there is no rule \"htp-link\"", "did you mean \"http-link\"?"),
        ("missing-unsubscribe: why", "cannot be silenced", "mend what it finds"),
    ]) func aSilenceThatCannotBeIsAnError(line: String, message: String, suggestion: String) throws {
        template("silence:\n  \(line)\n", "Hello")
        let finding = try #require(check.findings.first)
        #expect(check.findings.count == 1)
        #expect((finding.rule, finding.severity) == ("silence", .error))
        #expect((finding.mark.line, finding.mark.column) == (5, 3))
        #expect(finding.message.contains(message))
        #expect(finding.suggestion == suggestion)
    }

    @Test func inACampaignItIsAnErrorToo() {
        let campaign = folder.read("campaigns/welcome.yaml")
        folder.write(campaign + "\nsilence: { http-lnk: why }\n", to: "campaigns/welcome.yaml")
        #expect(check.findings.map(\.rule) == ["silence"])
    }

    @Test func aSilenceOfNothingIsAWarning() throws {
        template("silence: { http-link: no TLS, placeholder: it is a game }\n", link)
        let finding = try #require(check.findings.first)
        #expect(check.findings.count == 1)
        #expect((finding.rule, finding.severity) == ("unused-silence", .warning))
        #expect((finding.mark.line, finding.mark.column, finding.length) == (4, 31, 11))
    }

    @Test func whereMistakesHideTheRestNoSilenceIsCalledUnused() {
        template("silence: { http-link: no TLS }\n", "{{ nobody }} " + link)
        #expect(check.findings.map(\.rule) == ["unknown-variable"])
    }
}
