import Definitions
import Foundation
import TestSupport
import Testing

@Suite struct ScaffoldTests {
    private func scaffold(name: String = "Green Orchard Club", locale: String = "ru") -> WorkspaceScaffold {
        WorkspaceScaffold(
            name: name, from: "Club <club@example.org>", locale: locale, timezone: "Europe/Moscow",
            postalAddress: "12 Orchard Lane")
    }

    private func write(_ files: [ScaffoldFile], to folder: TemporaryFolder) throws {
        for file in files { #expect(try file.write(in: folder.path)) }
    }

    @Test(arguments: ["ru", "en", "fr"])
    func aNewWorkspaceHasNoFindings(locale: String) throws {
        let folder = TemporaryFolder()
        try write(scaffold(locale: locale).files, to: folder)
        let loaded = WorkspaceLoader.load(directory: folder.path)
        #expect(loaded.findings.map(\.short) == [])
        #expect(loaded.workspace?.campaigns.map(\.name) == ["welcome"])
    }

    @Test(arguments: ["Club: the best", "# 1", "true", "\"Quoted\"", "12", "Клуб «Сад»", "a\\b", "{{ x }}"])
    func anyNameSurvivesTheFile(name: String) throws {
        let folder = TemporaryFolder()
        try write(scaffold(name: name).files, to: folder)
        #expect(WorkspaceLoader.load(directory: folder.path).workspace?.definition.name == name)
    }

    @Test func theLineForDKIMNeedsOnlyItsKey() throws {
        let folder = TemporaryFolder()
        let text = scaffold().workspaceText
        #expect(text.contains("kamerton dkim keygen --selector k1 --out .kamerton/dkim-k1.pem"))
        folder.write(text.replacing("# dkim:", with: "dkim:"), to: "kamerton.yaml")
        let loaded = WorkspaceLoader.load(directory: folder.path)
        #expect(!loaded.findings.contains { $0.severity == .error })
        #expect(loaded.workspace?.definition.delivery.dkim.map(\.domain) == ["example.org"])
    }

    @Test func aValueThatCannotBeIsSaidBeforeAnythingIsWritten() {
        var wrong = scaffold()
        wrong.timezone = "Moscow"
        #expect(wrong.mistake()?.rule == "time-zone")
        #expect(scaffold().mistake() == nil)
    }

    @Test(arguments: CampaignKind.allCases)
    func aNewCampaignHasNoFindingsAndIsDisabled(kind: CampaignKind) throws {
        let folder = TemporaryFolder()
        try write(scaffold().files, to: folder)
        let workspace = try #require(WorkspaceLoader.load(directory: folder.path).workspace)
        let campaign = CampaignScaffold(
            kind: kind, name: "spring-news", title: "Spring: news", workspace: workspace, at: "2026-12-01 10:00")
        try write(campaign.files, to: folder)
        let loaded = WorkspaceLoader.load(directory: folder.path)
        #expect(loaded.findings.map(\.short) == [])
        let made = try #require(loaded.workspace?.campaign("spring-news"))
        #expect((made.title, made.kind, made.isDisabled) == ("Spring: news", kind, true))
    }

    @Test func nothingIsOverwritten() throws {
        let folder = TemporaryFolder()
        folder.write("mine", to: "a/b.txt")
        #expect(try !ScaffoldFile("a/b.txt", "yours").write(in: folder.path))
        #expect(folder.read("a/b.txt") == "mine")
    }

    @Test func theSecretIsForItsOwnerOnly() throws {
        let folder = TemporaryFolder()
        #expect(try WorkspaceScaffold.secret().write(in: folder.path))
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.path + "/.kamerton/secret")
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect(WorkspaceScaffold.secret().text != WorkspaceScaffold.secret().text)
    }

    @Test func aMissingSecretIsAWarningAtItsPlace() throws {
        let folder = TemporaryFolder()
        try write(scaffold().files, to: folder)
        let workspace = try #require(WorkspaceLoader.load(directory: folder.path).workspace)
        #expect(SecretCheck.findings(workspace).map(\.short) == ["kamerton.yaml:8:9+26 secret-missing"])
        try write([WorkspaceScaffold.secret()], to: folder)
        #expect(SecretCheck.findings(workspace).isEmpty)
    }
}
