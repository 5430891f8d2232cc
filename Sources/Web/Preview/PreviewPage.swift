import Foundation
internal import Campaigning
internal import Formats

/// One campaign in one language: its message for each telling member, on a phone and on a desk, and what `check` finds.
struct PreviewPage {
    let campaign: CampaignPreview
    let preview: LocalePreview
    let language: Language

    private var stem: String { PreviewSite.stem(campaign.name, preview.locale) }

    var file: String { stem + ".html" }

    var html: String {
        let others = campaign.locales.filter { $0.locale != preview.locale }.map { other in
            let file = PreviewSite.stem(campaign.name, other.locale) + ".html"
            return " · <a href=\"\(HTMLText.escape(file))\">\(HTMLText.escape(other.locale))</a>"
        }
        let failure = preview.failure.map { "<p class=\"failure\">\(say($0))</p>\n" } ?? ""
        let content = """
            <main class="beside">
            <header><p><a href="index.html">\(say(Phrase("all campaigns")))</a>\(others.joined())</p>
            <h1>\(HTMLText.escape(campaign.title)) <span class="soft">\(HTMLText.escape(preview.locale))</span></h1>
            \(failure)</header>
            <aside><h2>\(say(Phrase("Findings")))</h2>
            \(PreviewFindings(findings: preview.findings, language: language).html)
            </aside>
            <div class="messages">
            \(preview.messages.map(section).joined(separator: "\n"))
            </div>
            </main>
            """
        return PreviewFrame(
            title: campaign.name + " " + preview.locale, language: language, content: content
        ).html
    }

    /// The HTML parts, files of their own that the page shows in frames.
    var messages: [String: String] {
        var files: [String: String] = [:]
        for message in preview.messages {
            if case .success(let made) = message.result {
                files[messageFile(message)] = PreviewPage.guarded(made.page)
            }
        }
        return files
    }

    private func messageFile(_ message: MemberPreview) -> String { "messages/\(stem).\(message.member.rawValue).html" }

    private func section(_ message: MemberPreview) -> String {
        let heading = "<h2 id=\"\(message.member.rawValue)\">\(say(message.member.title))</h2>"
        switch message.result {
        case .failure(let error):
            let why = Phrase("the message cannot be made: \(error.phrase)")
            return "<section>\(heading)\n<p class=\"failure\">\(say(why))</p></section>"
        case .success(let made):
            return "<section>\(heading)\n\(row(made))\n\(frames(messageFile(message)))\n\(details(made))</section>"
        }
    }

    /// As the list of a mailbox shows it: the subject, and what fits of the preview.
    private func row(_ made: ComposedMessage) -> String {
        """
        <p class="row"><b><bdi>\(HTMLText.escape(made.subject))</bdi></b> \
        <span class="soft"><bdi>\(HTMLText.escape(made.preview))</bdi></span></p>
        """
    }

    private func frames(_ file: String) -> String {
        let frame = { (width: Int) in
            """
            <figure><figcaption>\(width) px · <a href="\(HTMLText.escape(file))">\(say(Phrase("by itself")))</a></figcaption>
            <iframe sandbox="" loading="lazy" width="\(width)" height="640" title="\(width) px" \
            src="\(HTMLText.escape(file))"></iframe></figure>
            """
        }
        return "<div class=\"frames\">\n\(frame(360))\n\(frame(800))\n</div>"
    }

    private func details(_ made: ComposedMessage) -> String {
        attached(made) + """
            <details><summary>\(say(Phrase("Text part")))</summary><pre class="text"\(direction)>\(HTMLText.escape(made.text))</pre></details>
            <details><summary>\(say(Phrase("Headers")))</summary>\
            <pre>\(HTMLText.escape(PreviewPage.headers(made.bytes)))</pre></details>
            """
    }

    private var direction: String { Locales.isRightToLeft(preview.locale) ? " dir=\"rtl\"" : "" }

    /// The files that go with the message; nothing where there are none.
    private func attached(_ made: ComposedMessage) -> String {
        guard !made.attachments.isEmpty else { return "" }
        let files = made.attachments.map { Phrase("\("\u{2068}\($0.name)\u{2069}"), \(max(1, $0.size / 1024)) KB") }
        return "<p>\(say(Phrase("Attached: \(Phrase(listing: files))")))</p>\n"
    }

    /// Up to the empty line that ends them.
    static func headers(_ bytes: [UInt8]) -> String {
        let text = String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n")
        return text.firstRange(of: "\n\n").map { String(text[..<$0.lowerBound]) } ?? text
    }

    /// Nothing in the message runs, and nothing but its pictures is fetched, however the file is opened.
    static func guarded(_ html: String) -> String {
        let policy = """
            <meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
            style-src 'unsafe-inline'; img-src data: https:; form-action 'none'; base-uri 'none'">
            """
        let patterns = ["<head>", "<head ", "<html>", "<html ", "<!doctype"]
        for pattern in patterns {
            guard let found = html.range(of: pattern, options: .caseInsensitive),
                let end = html[found.lowerBound...].firstIndex(of: ">")
            else { continue }
            let next = html.index(after: end)
            return String(html[..<next]) + policy + String(html[next...])
        }
        return policy + html
    }

    private func say(_ phrase: Phrase) -> String { HTMLText.escape(phrase.text(in: language)) }
}
