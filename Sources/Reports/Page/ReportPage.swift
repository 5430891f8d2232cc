internal import Crypto
package import Definitions
package import Formats

/// A report as one page that needs nothing else: no scripts, no fonts, nothing to load; bright or dark as the reader's screen
/// is, printable, and readable on a phone.
///
///     var page = ReportPage(Phrase("Scores"), name: workspace.name, theme: workspace.theme, language: language)
///     page.lead = [Phrase("1 July to 30 September")]
///     page.blocks = [KeyFigures([…]), PageSection(Phrase("By stage"), [BarChart(…)])]
///     page.html
package struct ReportPage: Sendable {
    package let title: Phrase
    /// What the title is about, from outside: a campaign's title.
    package var subject: String?
    /// The workspace's.
    package let name: String
    package let theme: Theme
    package let language: Language
    /// Under the title, quietly: which period, as known when.
    package var lead: [Phrase] = []
    package var blocks: [any PageBlock] = []
    /// At the end, quietly: how the numbers were made.
    package var notes: [Phrase] = []

    package init(_ title: Phrase, name: String, theme: Theme, language: Language) {
        (self.title, self.name, self.theme, self.language) = (title, name, theme, language)
    }

    /// A page of a workspace's report, which says of which period it is and as of when.
    package init(
        _ title: Phrase, of workspace: WorkspaceDefinition, from: Instant?, until: Instant?, now: Instant,
        language: Language
    ) {
        self.init(title, name: workspace.name, theme: workspace.theme, language: language)
        let zone = workspace.timezone
        lead = [Phrase.period(from, until, in: zone), Phrase("As known at \(zone.words(now)) (\(zone))")]
    }

    package var html: String {
        var page = PageWriter(language: language)
        let style = PageStyle(theme).css
        // The page may be opened from a disk, where no server says it: only this style, and nothing from elsewhere.
        let digest = TextCode.base64(Crypto.sha256(Array(style.utf8)))
        let policy = "default-src 'none'; style-src 'sha256-\(digest)'; base-uri 'none'; form-action 'none'"
        let title = page.say(title)
        let about = subject.map { ": " + PageWriter.escape($0) } ?? ""
        page.add(
            """
            <!DOCTYPE html>
            <html lang="\(language.rawValue)">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="\(policy)">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="robots" content="noindex">
            <meta name="referrer" content="no-referrer">
            <title>\(title)\(about) – \(PageWriter.escape(name))</title>
            <style>\(style)</style>
            </head>
            <body>
            <main>
            <header>
            <p class="soft">\(page.name(name))</p>
            <h1>\(title)\(subject.map { "<br><bdi class=\"subject\">\(PageWriter.escape($0))</bdi>" } ?? "")</h1>
            """)
        for words in lead { page.add("<p class=\"soft\">\(page.say(words))</p>") }
        page.add("</header>")
        page.add(blocks)
        if !notes.isEmpty {
            page.add("<footer>")
            for words in notes { page.add("<p class=\"soft small\">\(page.say(words))</p>") }
            page.add("</footer>")
        }
        page.add("</main>\n</body>\n</html>")
        return page.html
    }
}
