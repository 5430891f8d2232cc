import Definitions
import TestSupport
import Testing

/// The rules of sequences, reminders and follow-ups: each mistake is found at its place, with its rule.
@Suite struct SequenceRuleTests {
    private static let sequence = """
        title: Path
        kind: sequence
        intent: inform
        topic: research
        trigger: { activity: purchase, where: amount > 10 }
        exit: has_tag("done")
        reentry: every 365d
        schedule: { timezone: member, not_after: 2d }
        steps:
          - id: hello
            after: 1d
            at: "10:00"
            content: hello
          - id: wait
            wait_for: { response: nps, where: score >= 9, timeout: 5d, on_timeout: exit }
          - id: fork
            branch:
              - when: has_tag("a")
                steps:
                  - { id: one, content: hello }
              - steps:
                  - { id: two, content: hello }
        goal: { activity: purchase, within: 30d }
        """

    private func load(_ text: String, survey: String = SampleFiles.survey) -> LoadedWorkspace {
        let folder = TemporaryFolder()
        folder.write(SampleFiles.workspace, to: "kamerton.yaml")
        folder.write(survey, to: "campaigns/nps.yaml")
        folder.write(SampleFiles.email, to: "campaigns/welcome.yaml")
        if !text.isEmpty { folder.write(text, to: "campaigns/path.yaml") }
        return WorkspaceLoader.load(directory: folder.path)
    }

    @Test func aGoodOneIsRead() throws {
        let loaded = load(SequenceRuleTests.sequence)
        #expect(loaded.findings.filter { $0.mark.file == "campaigns/path.yaml" }.map(\.short) == [])
        let sequence = try #require(loaded.workspace?.campaign("path")?.sequence)
        #expect(sequence.steps.map(\.id) == ["hello", "wait", "fork", "one", "two"])
        #expect(sequence.steps.map(\.next) == ["wait", "fork", nil, nil, nil])
        #expect(sequence.trigger?.identity == "trigger activity purchase where amount > 10")
    }

    @Test(arguments: [
        ("trigger: { activity: purchase, where: amount > 10 }\n", "", "2:7 sequence"),
        ("activity: purchase, where: amount > 10 }\nexit", "activity: purchas }\nexit", "5:22 sequence"),
        ("where: amount > 10", "where: amont > 10", "5:39 filter"),
        ("where: amount > 10", "where: first_name = \"a\"", "5:39 sequence"),
        ("activity: purchase, where: amount > 10", "stage: promotr", "5:19 sequence"),
        ("activity: purchase, where: amount > 10", "segment: staf", "5:21 unknown-segment"),
        ("activity: purchase, where: amount > 10", "date: city", "5:18 sequence"),
        ("activity: purchase, where: amount > 10", "activity: purchase, segment: staff", "5:32 sequence"),
        ("reentry: every 365d", "reentry: sometimes", "7:10 sequence"),
        ("not_after: 2d", "at: 2026-12-01 10:00", "8:31 schedule"),
        ("  - id: wait\n", "  - id: hello\n", "14:9 duplicate-name"),
        ("    at: \"10:00\"", "    at: \"25:00\"", "12:9 wrong-value"),
        ("    content: hello\n", "", "10:5 sequence"),
        ("timeout: 5d, ", "", "15:5 missing-key"),
        ("score >= 9", "scor >= 9", "15:39 answer-condition"),
        ("response: nps", "response: nsp", "15:27 sequence"),
        ("      - when: has_tag(\"a\")\n        steps:", "      - steps:", "18:9 sequence"),
        ("steps:\n  - id: hello", "steps: []\nlist:\n  - id: hello", "9:8 sequence"),
        ("goal: { activity: purchase, within", "goal: { within", "23:1 goal"),
        ("kind: sequence", "kind: email", "2:1 missing-key"),
    ])
    func eachMistakeHasItsPlace(found: String, replacement: String, expected: String) throws {
        var text = SequenceRuleTests.sequence
        let range = try #require(text.range(of: found))
        text.replaceSubrange(range, with: replacement)
        let findings = load(text).findings.filter { $0.mark.file == "campaigns/path.yaml" }
        let places = findings.map { "\($0.mark.line):\($0.mark.column) \($0.rule)" }
        if expected.hasSuffix("missing-key") {
            #expect(places.contains { $0.hasSuffix("missing-key") }, "\(places)")
        } else {
            #expect(places.contains(expected), "\(places)")
        }
    }

    @Test func followUpsAreChecked() throws {
        let good =
            SampleFiles.survey + "\nfollow_up:\n  - { when: score <= 6, case: { owner: a@example.org, due: 2d } }\n"
        #expect(load("", survey: good).workspace?.campaign("nps")?.followUps.count == 1)
        for (text, rule) in [
            ("- { when: score <= 6 }", "follow-up"), ("- { start: nowhere }", "follow-up"),
            ("- { when: scor <= 6, tag: a }", "answer-condition"), ("- { start: nps }", "ring"),
            ("- { notify: nobody }", "address"),
        ] {
            let found = load("", survey: SampleFiles.survey + "\nfollow_up:\n  \(text)\n").findings.map(\.rule)
            #expect(found.contains(rule), "\(text): \(found)")
        }
    }

    @Test func remindersAreInOrderAndKnowWhomTheyAreFor() {
        let survey = SampleFiles.survey.replacing("closes: 14d", with: "closes: 14d\n  reminders: [7d, 3d]")
        #expect(load("", survey: survey).findings.map(\.rule).contains("reminders"))
        let folder = TemporaryFolder()
        folder.write(SampleFiles.workspace, to: "kamerton.yaml")
        folder.write(SampleFiles.survey, to: "campaigns/nps.yaml")
        folder.write(SampleFiles.email + "reminders: [3d]\n", to: "campaigns/welcome.yaml")
        #expect(WorkspaceLoader.load(directory: folder.path).findings.map(\.rule).contains("reminders"))
    }
}
