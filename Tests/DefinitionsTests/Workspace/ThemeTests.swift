import Definitions
import TestSupport
import Testing

@Suite struct ThemeTests {
    private func load(_ lines: String) -> LoadedWorkspace {
        SampleFiles.load(workspace: SampleFiles.workspace + "\n" + lines + "\n")
    }

    private func theme(_ lines: String) throws -> Theme {
        try #require(load("theme: \(lines)").workspace?.definition.theme)
    }

    @Test func withoutAThemeThereIsOursAndItCanBeRead() {
        let theme = Theme()
        #expect(theme.width == 600 && theme.logo == nil && theme.light.accent.text == "#1f6f54")
        for palette in [theme.light, theme.dark] { expectReadable(palette) }
    }

    @Test(arguments: ["#1f6f54", "#c62828", "#0b57d0", "#6a1b9a", "#222222", "#8a5a00"])
    func whatFollowsFromAnAccentCanBeRead(accent: String) throws {
        let loaded = load("theme: { colors: { accent: \"\(accent)\" } }")
        #expect(loaded.findings.map(\.short) == [])
        let theme = try #require(loaded.workspace?.definition.theme)
        for palette in [theme.light, theme.dark] { expectReadable(palette) }
    }

    private func expectReadable(_ palette: Theme.Palette) {
        let pairs = [
            (palette.text, palette.card), (palette.muted, palette.card), (palette.muted, palette.background),
            (palette.accent, palette.card), (palette.onAccent, palette.accent), (palette.onTint, palette.tint),
        ]
        for (color, background) in pairs {
            #expect(color.contrast(with: background) >= 4.5, "\(color.text) on \(background.text)")
        }
    }

    @Test func everySettingIsRead() throws {
        let theme = try theme(
            """

              colors: { accent: "#0a5", on_accent: "#000", background: "#eeeeee", card: "#FFF", text: "#111111", muted: "#333" }
              dark: { accent: "#00ff88", card: "#101010" }
              font: Georgia, "Times New Roman", serif
              width: 640
              logo: { src: images/logo.png, alt: The club }
            """)
        #expect(theme.light.accent == Color(0x00AA55))
        #expect(theme.light.onAccent == .black && theme.light.card == .white)
        #expect(theme.dark.accent.text == "#00ff88" && theme.dark.card.text == "#101010")
        #expect(theme.font == "Georgia,Times New Roman,serif")
        #expect(theme.logo == Theme.Logo(source: "images/logo.png", alt: "The club", width: 140))
    }

    @Test(arguments: [
        ("{ colors: { accent: green } }", "color"), ("{ colors: { accent: \"#12345\" } }", "color"),
        ("{ colors: { accent: 1f6f54 } }", "color"), ("{ colours: {} }", "unknown-key"),
        ("{ font: \"Arial; color: red\" }", "wrong-value"), ("{ width: 2000 }", "wrong-value"),
        ("{ logo: { src: a.png } }", "missing-key"), ("{ logo: { src: \"a{{ x }}.png\", alt: A } }", "wrong-value"),
    ]) func mistakesAreFound(lines: String, rule: String) {
        #expect(load("theme: \(lines)").findings.map(\.rule).contains(rule))
    }

    @Test(arguments: [
        ("{ colors: { accent: \"#9be7c4\" } }", "accent \"#"), ("{ colors: { text: \"#999999\" } }", "text \"#"),
        ("{ colors: { accent: \"#1f6f54\", on_accent: \"#777777\" } }", "on_accent \"#"),
        ("{ dark: { muted: \"#444444\" } }", "muted \"#"),
    ]) func whatCannotBeReadIsAWarningThatNamesAShadeThatCan(lines: String, suggestion: String) throws {
        let loaded = load("theme: \(lines)")
        let found = loaded.findings.filter { $0.rule == "theme-contrast" }
        #expect(!found.isEmpty && found.allSatisfy { $0.severity == .warning })
        #expect(found.first?.suggestion?.english.hasPrefix(suggestion) == true)
        #expect(loaded.workspace != nil)
    }

    @Test func contrastIsThatOfTheStandard() {
        #expect(Color.white.contrast(with: .black) == 21)
        // The lightest grey that WCAG takes on white.
        #expect(Color(0x767676).contrast(with: .white) >= 4.5 && Color(0x777777).contrast(with: .white) < 4.5)
    }

    @Test func linkedPicturesNeedAnAddress() throws {
        #expect(load("images: link").findings.map(\.rule) == ["images-address"])
        #expect(try #require(load("images: inline").workspace).definition.images == .inline)
        let linked = load("images: link\nassets_url: https://cdn.example.org/club/")
        #expect(linked.workspace?.definition.images == .link("https://cdn.example.org/club"))
    }
}
