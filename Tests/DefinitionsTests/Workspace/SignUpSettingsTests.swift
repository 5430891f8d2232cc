import Definitions
import Formats
import TestSupport
import Testing

struct SignUpSettingsTests {
    private func load(_ lines: String) -> LoadedWorkspace {
        let folder = TemporaryFolder()
        folder.writeClub(
            """
            topics:
              news: { title: News }
              events: { title: Events }
            sign_up:
            \(lines)

            """, timezone: "Europe/Moscow")
        folder.write("secret", to: ".kamerton/secret")
        return WorkspaceLoader.load(directory: folder.path)
    }

    @Test func onlyTheWordingIsNeeded() throws {
        let settings = try #require(load("  wording: { version: v1, text: I agree }").workspace?.definition.signUp)
        #expect(settings.isDoubleOptIn && settings.topics == ["news", "events"] && !settings.recordsWholeAddress)
        #expect(settings.reminder == Span(2, .days) && settings.expires == Span(7, .days))
        #expect(settings.rate == CountLimit(count: 30, window: Span(1, .hours)))
    }

    @Test func everySettingIsRead() throws {
        let settings = try #require(
            load(
                """
                  wording: { version: 2026-11, text: { en: I agree, ru: Согласен } }
                  topics: [events]
                  reminder: none
                  expires: 3d
                  rate: 5 per 10m
                  record_address: whole
                """
            ).workspace?.definition.signUp)
        #expect(settings.topics == ["events"] && settings.reminder == nil && settings.expires == Span(3, .days))
        #expect(settings.rate.count == 5 && settings.recordsWholeAddress && settings.wording.version == "2026-11")
    }

    @Test(arguments: [
        ("  topics: [news]", "missing-key"), ("  wording: { version: v, text: t }\n  topics: [nws]", "unknown-topic"),
        ("  wording: { version: v, text: t }\n  topics: [news, news]", "duplicate-name"),
        ("  wording: { version: v, text: t }\n  topics: []", "empty-value"),
        ("  wording: { version: v, text: t }\n  reminder: 8d", "wrong-value"),
        ("  wording: { version: v, text: t }\n  rate: 0 per 1h", "limit"),
        ("  wording: { version: v, text: t }\n  record_address: full", "wrong-value"),
        ("  wording: { version: v, text: t }\n  double_opt_in: false", "single-opt-in"),
    ]) func aMistakeIsFound(_ lines: String, _ rule: String) {
        #expect(load(lines).findings.map(\.rule) == [rule])
    }
}
