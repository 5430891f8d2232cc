import Definitions
import Formats
import TestSupport
import Testing

struct CoreDefinitionTests {
    private let folder = TemporaryFolder()

    private func load(_ more: String, campaign: String? = nil) -> LoadedWorkspace {
        folder.writeClub(
            """
            topics: { news: { title: News } }
            activities: { story: { format: string } }
            \(more)
            """, timezone: "Europe/Moscow")
        folder.write("0123456789abcdef0123456789abcdef", to: ".kamerton/secret")
        if let campaign { folder.write(campaign, to: "campaigns/letter.yaml") }
        return WorkspaceLoader.load(directory: folder.path)
    }

    private func errors(_ more: String, campaign: String? = nil) -> [String] {
        load(more, campaign: campaign).findings.filter { $0.severity == .error }.map {
            $0.message.english + ($0.suggestion.map { " → " + $0.english } ?? "")
        }
    }

    @Test func theCommunityHasADayOnWhichItBegan() throws {
        let definition = try #require(load("community: { launch: 2026-09-01 }").workspace).definition
        #expect(definition.launch == CivilDate("2026-09-01") && definition.core == nil)
        #expect(errors("community: { launch: soon }") == ["\"soon\" is not a date → write it as 2026-12-01"])
        #expect(errors("community: { lunch: 2026-09-01 }").count == 1)
    }

    @Test func weightsReplaceDefaultsOneByOne() throws {
        let settings = try #require(
            load("engagement: { weights: { visit: 0, story: 10 }, half_life: 6w }").workspace
        ).definition.engagement
        #expect(settings.weights["visit"] == 0 && settings.weights["story"] == 10 && settings.weights["purchase"] == 3)
        #expect(settings.halfLife == Span(6, .weeks))
        #expect(!settings.counted.contains { $0.kind == "visit" || $0.kind == "ticket" })
    }

    @Test(arguments: [
        (
            "engagement: { weights: { storry: 3 } }",
            "there is no activity \"storry\" to weigh → did you mean \"story\"?"
        ),
        (
            "engagement: { half_life: 3mo }",
            "a half-life of 3mo has no fixed length, and engagement fades by the millisecond → write it in days or weeks: 90d"
        ),
        (
            "community: { core: { size: 3 } }\nsegments: { core: true }",
            "\"core\" is a segment already, and the core of the community is called so too → give the segment another name, and use it as the core's where"
        ),
        (
            "stages: [prospect, { promoter: engagement >= 3 }]",
            "engagement fades with every moment, and a stage has to say since when it holds → count what was done: count(attended, within 120d) >= 2"
        ),
        (
            "roles: { mentor: { title: Mentor } }\nsegments: { m: has_role(mentr) }",
            "there is no role \"mentr\" → did you mean \"mentor\"?"
        ),
        (
            "roles: { mentor: { title: Mentor } }\nstages: [prospect, { guide: has_role(mentor) }]",
            "a stage's rule cannot ask for roles: they are given and ended by hand → ask for the role beside the stage: stage = kamerton and has_role(\"mentor\")"
        ),
    ]) func mistakesSayWhatToWrite(more: String, message: String) {
        #expect(errors(more) == [message])
    }

    @Test func theCoreIsASegmentOfAudiences() throws {
        let campaign = """
            title: Letter
            kind: email
            intent: invite
            topic: news
            audience: { where: core and engagement >= 2, exclude: [core] }
            schedule: { at: 2026-12-01 10:00 }
            content: letter
            """
        let loaded = load("community: { core: { where: count(story) >= 1, size: 150 } }", campaign: campaign)
        #expect(loaded.findings.filter { $0.severity == .error }.isEmpty)
        let definition = try #require(loaded.workspace).definition
        #expect(definition.core?.size == 150 && definition.segments.map(\.name) == ["core"])
        let filter = try #require(loaded.workspace?.campaigns.first?.audience.filter)
        #expect(
            FilterSpeech.sentence(filter.root, in: .english)
                == "Members who are in the segment “core” and whose engagement is at least 2.")
    }

    // MARK: Waves

    private func waves(_ waves: String, kind: String = "survey", more: String = "") -> [String] {
        errors(
            "stages: [prospect, { kamerton: count(story) >= 1 }]",
            campaign: """
                title: Letter
                kind: \(kind)
                intent: research
                topic: news
                schedule: { at: 2026-12-01 10:00 }
                content: letter
                \(kind == "survey" ? "survey: { questions: [{ ok: { type: csat } }] }" : "")
                \(more)
                waves:
                \(waves)
                """)
    }

    @Test func aGateAsksForWhatCanBeCounted() {
        let first = "  - where: stage = kamerton\n"
        #expect(waves(first + "  - gate: responses >= 30 and csat >= 4.2 and unsubscribes <= 2\n    wait: 3d").isEmpty)
        #expect(
            waves(first + "  - { gate: respones >= 3 }")
                == ["a gate knows no \"respones\" → did you mean \"responses\"?"])
        #expect(waves(first + "  - { gate: csat >= 9 }") == ["csat is from 1 to 5, never 9"])
        #expect(
            waves(first + "  - { gate: nps >= 9 }")
                == ["the survey has no question of type nps → add one, or count responses"])
        #expect(
            waves(first + "  - { gate: responses >= 3 or csat >= 4 }").first?
                .hasPrefix("found \"or\" where \"and\" or the end should be") == true)
        #expect(
            waves(first + "  - { gate: clicks >= 3 }", kind: "email")
                == ["nobody can know who has clicked: the links are not tracked → add \"tracking: { clicks: true }\""])
        #expect(
            waves(first + "  - { gate: responses >= 3 }", kind: "email").first?
                .hasPrefix("responses is counted of answers, and this campaign asks nothing") == true)
    }

    @Test func wavesThatNobodyCanBeInAreMistakes() {
        #expect(
            waves("  - { share: 100% }").first
                == "waves are at least two → add who comes next, or delete \"waves\" and write \"audience\"")
        #expect(
            waves("  - { gate: responses >= 3 }\n  - { wait: 1d }").contains {
                $0.hasPrefix("the first wave goes when the campaign is due")
            })
        #expect(
            waves("  - {}\n  - { wait: 1d }").contains { $0.hasPrefix("this wave takes everybody who is left") })
        #expect(
            waves("  - { share: 10%, mix: { ratio: 4 in 4 } }\n  - { wait: 1d }")
                == ["4 in 4 leaves nobody of the wave's own → write it as 1 in 4: every fourth"])
    }
}
