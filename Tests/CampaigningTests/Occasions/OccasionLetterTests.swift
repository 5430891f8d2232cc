import Campaigning
import Definitions
import Formats
import Store
import TestSupport
import Testing

/// What the letters of occasions can say, and what of occasions is approved with them.
@Suite struct OccasionLetterTests {
    private let folder = TemporaryFolder()

    private func workspace(
        _ template: String, title: String = "{ ru: Год, en: A year with us }"
    ) throws -> Workspace {
        folder.writeClub()
        folder.write(
            """
            - { name: a-year, when: { anniversary: joined_at }, title: \(title) }
            - { name: orchard-day, when: { date: 05-09 }, title: { ru: День сада, en: Orchard day } }

            """, to: "occasions.yaml")
        folder.write(
            """
            title: Occasions
            kind: sequence
            intent: service
            reason: a test
            approval: true
            trigger: { occasion: any }
            steps: [{ id: letter, content: days }]

            """, to: "campaigns/days.yaml")
        for locale in ["en", "ru"] { folder.write(template + "\n", to: "templates/days.\(locale).md") }
        return try #require(WorkspaceLoader.load(directory: folder.path).workspace)
    }

    private func text(_ workspace: Workspace, _ occurrence: String, _ locale: String) throws -> String {
        let composer = try Composer(
            campaign: try #require(workspace.campaign("days")), workspace: workspace,
            signer: TokenSigner(current: [1, 2, 3]), salt: Sample.salt)
        let message = try composer.compose(
            MessageToCompose(
                row: 7, occurrence: occurrence, step: "letter", member: ComposeSample.member(), date: Sample.now),
            locale: locale)
        return message.subject + " | " + message.text.prefix { $0 != "\n" }
    }

    private let template = """
        ---
        subject: "{{ occasion.title }}!"
        preview: p
        ---
        {{ occasion.name }} {{ occasion.years }}.
        """

    @Test func aLetterSaysWhichOccasionItIsFor() throws {
        let workspace = try workspace(template)
        #expect(
            try text(workspace, "occasion:a-year:2026-10-10:3", "en") == "A year with us! | a-year 3.")
        #expect(try text(workspace, "occasion:a-year:2026-10-10:1", "ru") == "Год! | a-year 1.")
        #expect(try text(workspace, "occasion:orchard-day:2026-05-09", "ru") == "День сада! | orchard-day .")
    }

    @Test func previewsShowTheFirst() throws {
        let workspace = try workspace(template)
        for occurrence in ["preview", "test:1"] {
            #expect(try text(workspace, occurrence, "en") == "A year with us! | a-year 1.")
        }
    }

    @Test func titlesAreEscaped() throws {
        let workspace = try workspace(
            template.replacing("{{ occasion.name }}", with: "{{ occasion.title }}"),
            title: "{ ru: Год, en: \"<script>alert('1')</script> & \\\"us\\\"\" }")
        let composer = try Composer(
            campaign: try #require(workspace.campaign("days")), workspace: workspace,
            signer: TokenSigner(current: [1, 2, 3]), salt: Sample.salt)
        let html = try composer.compose(
            MessageToCompose(
                row: 7, occurrence: "occasion:a-year:2026-10-10:3", step: "letter", member: ComposeSample.member(),
                date: Sample.now), locale: "en"
        ).html
        #expect(!html.contains("<script>") && html.contains("&lt;script&gt;"))
    }

    @Test func checkTriesEachOccasion() throws {
        let workspace = try workspace(template.replacing("{{ occasion.title }}!", with: "{{ occasion.years }}"))
        let findings = TemplateChecker.findings(workspace).filter { $0.rule == "empty-subject" }
        #expect(findings.map(\.mark.file).sorted() == ["templates/days.en.md", "templates/days.ru.md"])
    }

    @Test func aMisspelledVariableIsAMistake() throws {
        let workspace = try workspace(template.replacing("occasion.years", with: "occasion.yaers"))
        let finding = try #require(TemplateChecker.findings(workspace).first { $0.rule == "unknown-variable" })
        #expect(finding.suggestion?.english == "did you mean \"occasion.years\"?")
    }

    @Test func anEditOfTheOccasionsRevokesTheApproval() throws {
        let workspace = try workspace(template)
        let campaign = try #require(workspace.campaign("days"))
        let before = ApprovalSubject(campaign, workspace)
        #expect(before.files.prefix(2) == ["campaigns/days.yaml", "occasions.yaml"])
        folder.write(folder.read("occasions.yaml").replacing("05-09", with: "05-10"), to: "occasions.yaml")
        #expect(ApprovalSubject(campaign, workspace).hash != before.hash)
    }
}
