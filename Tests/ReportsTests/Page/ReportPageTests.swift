import Definitions
import Formats
import Reports
import Testing

@Suite struct ReportPageTests {
    private func page(_ blocks: [any PageBlock], language: Language = .english, theme: Theme = Theme()) -> String {
        var page = ReportPage(Phrase("Answers"), name: "Club <1> & \"co\"", theme: theme, language: language)
        page.subject = "Tea & <b>cake</b>"
        page.blocks = blocks
        return page.html
    }

    private var table: PageTable {
        PageTable(
            Phrase("Answers"), [.words(Phrase("stage")), .number(Phrase("n"))],
            rows: [.init([.name("<script>alert(1)</script>"), .number(12_345)])])
    }

    @Test func thePageStandsByItselfAndNothingInItRuns() {
        let html = page([PageText(Phrase(verbatim: "a < b"), .verdict), table])
        #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
        #expect(html.contains("default-src 'none'; style-src 'sha256-"))
        for word in ["<script", "src=", "href=", "http:", "https:", "@import", " style=", "javascript:"] {
            #expect(!html.contains(word), "\(word)")
        }
        #expect(
            html.contains("Club &lt;1&gt; &amp; &quot;co&quot;") && html.contains("Tea &amp; &lt;b&gt;cake&lt;/b&gt;"))
        #expect(html.contains("<p class=\"verdict\">a &lt; b</p>"))
        #expect(html.contains("@media print") && html.contains("prefers-color-scheme:dark"))
    }

    @Test func tablesHaveHeadsCaptionsAndTheLanguagesNumbers() {
        let html = page([table])
        #expect(html.contains("<th scope=\"col\">stage</th><th scope=\"col\" class=\"n\">n</th>"))
        #expect(html.contains("<th scope=\"row\"><bdi>&lt;script&gt;alert(1)&lt;/script&gt;</bdi></th>"))
        #expect(html.contains("<td class=\"n\">12,345</td>"))
        #expect(html.contains("role=\"region\" aria-labelledby=\"k1\" tabindex=\"0\""))
        #expect(page([table], language: .russian).contains("<td class=\"n\">12\u{A0}345</td>"))
    }

    @Test func aChartSaysWhatItShowsInWordsAndAsATable() {
        let chart = BarChart(
            Phrase("Answers"), summary: Phrase("All that is known"),
            [.init(.name("<i>x</i>"), -0.25, interval: -0.5...0.1, words: Phrase("n \(8)"))], table: table)
        let html = page([chart])
        #expect(html.contains("<svg role=\"img\" aria-labelledby=\"k1\" aria-describedby=\"k2\""))
        #expect(html.contains("<title>Answers</title><desc>All that is known</desc>"))
        #expect(html.contains("<details><summary>The numbers as a table</summary>"))
        #expect(html.contains("&lt;i&gt;x&lt;/i&gt;") && !html.contains("<i>"))
    }

    @Test func idsAreUniqueAndTheSameInputGivesTheSameBytes() {
        let stacked = StackedChart(
            Phrase("Answers"), parts: [Phrase("promoters"), Phrase("passives"), Phrase("detractors")],
            [.init(.name("a"), [3, 2, 1]), .init(.name("b"), [0, 0, 0])], table: table)
        let histogram = HistogramChart(
            Phrase("Answers"), (0...10).map { .init(String($0), $0 * 1000) }, columns: (Phrase("score"), Phrase("n")))
        let trend = TrendChart(
            Phrase("Answers"), (1...9).map { .init("2026-\($0)", Double($0), interval: 0...10, count: $0) },
            table: table
        ) { Phrase("\($0, places: 0)") }
        let blocks: [any PageBlock] = [
            PageSection(Phrase("Answers"), [stacked, histogram, trend, table]), PagePair([table, table]),
            FunnelChart(Phrase("Answers"), [.init(Phrase("planned"), 0), .init(Phrase("sent"), 0)]),
        ]
        let html = page(blocks)
        let ids = html.matches(of: /\bid="([^"]+)"/).map { String($0.output.1) }
        #expect(Set(ids).count == ids.count)
        for name in html.matches(of: /aria-labelledby="([^"]+)"/).map({ String($0.output.1) }) {
            #expect(ids.contains(name))
        }
        #expect(html == page(blocks))
    }

    @Test func coloursOfTheWorkspaceAreUsedAsFarAsTheyCanBeRead() throws {
        var choice = PaletteChoice()
        choice.accent = Color(0xFFE680)
        let html = page([], theme: Theme(colors: choice))
        let bar = try #require(html.firstMatch(of: /--bar:(#[0-9a-f]{6})/)).output.1
        let accent = try #require(Color(String(bar)))
        #expect(accent.contrast(with: .white) >= Color.readable && accent != Color(0x1F6F54))
    }

    @Test func aScaleHasRoundEndsAndHoldsItsValues() {
        #expect(ChartScale(around: [3, 17]).ticks == [0, 5, 10, 15, 20])
        #expect(ChartScale(around: [-12, 39]).ticks == [-20, 0, 20, 40])
        #expect(ChartScale(around: []).most == 1)
        #expect(ChartScale(around: [0]).most > 0)
        #expect(ChartScale(0, 10).place(20) == 1)
    }
}
