import Campaigning
import Definitions
import Formats
import Foundation
import TestSupport
import Testing

@Suite struct ComposerTests {
    var sample = ComposeSample()

    init() {
        sample.folder.write(
            """
            ---
            subject: Hello {{ member.first_name | default: "friend" }}
            preview: News of {{ workspace.name }}
            ---
            Dear **{{ member.name | default: "friend" }}** from [{{ member.city }}](https://example.org/?c={{ member.city }})
            """, to: "templates/hello.en.md")
    }

    @Test func whoUnsubscribesByMailWritesToTheMessagesOwnBounceAddress() throws {
        var sample = sample
        sample.definition.sender.bounces = "bounces@example.org"
        let message = try sample.compose()
        #expect(message.envelopeSender.hasPrefix("bounces+"))
        let ways = "<mailto:\(message.envelopeSender)?subject=unsubscribe>"
        #expect(
            ComposeSample.header(message).contains { $0.hasPrefix("List-Unsubscribe: <https") && $0.hasSuffix(ways) })
        #expect(!ComposeSample.header(try sample.compose(row: 0)).contains { $0.contains("mailto:") })
    }

    @Test func aMessageHasTheHeadersOfBulkMail() throws {
        let message = try sample.compose()
        let header = ComposeSample.header(message)
        let token = TokenSigner(current: [1, 2, 3]).sign(.unsubscribe, row: 7)
        #expect(header.contains("From: Green Orchard Club <club@example.org>"))
        #expect(header.contains("To: Anna <anna@example.org>"))
        #expect(header.contains("Subject: Hello Anna"))
        #expect(header.contains("Date: Sat, 10 Oct 2026 07:00:00 +0000"))
        #expect(header.contains("List-Unsubscribe: <https://club.example.org/u/\(token)>"))
        #expect(header.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"))
        #expect(header.contains("List-Id: \"Green Orchard Club: News\" <news.example.org>"))
        #expect(header.contains("Precedence: bulk"))
        #expect(header.contains("Feedback-ID: spring:inform:email:exampleorg"))
        #expect(header.contains("Content-Language: en"))
        #expect(header.contains("Message-ID: \(message.messageID)"))
        #expect(message.messageID.hasSuffix("@example.org>"))
        #expect(message.envelopeSender == "club@example.org")
    }

    @Test func theSameInputGivesTheSameBytesAndOthersDiffer() throws {
        #expect(try sample.compose().bytes == sample.compose().bytes)
        let other = try sample.composer(sample.campaign()).compose(
            MessageToCompose(
                row: 7, occurrence: "other", step: "main", member: ComposeSample.member(), date: Sample.now))
        #expect(try other.messageID != sample.compose().messageID)
    }

    @Test func aRenamedCampaignsOldRowsKeepTheirMessageIDs() throws {
        func id(_ campaign: String?) throws -> String {
            try sample.composer(sample.campaign()).compose(
                MessageToCompose(
                    row: 7, campaign: campaign, occurrence: "2026-10-10T07:00Z", step: "main",
                    member: ComposeSample.member(), date: Sample.now)
            ).messageID
        }
        #expect(try id(nil) == sample.compose().messageID)
        #expect(try id("old-name") != id(nil))
        #expect(try id("old-name") == id("old-name"))
    }

    @Test func serviceMailIsNoListAndNobodyLeavesIt() throws {
        let message = try sample.compose(sample.campaign(intent: .service))
        let header = ComposeSample.header(message)
        #expect(!header.contains { $0.hasPrefix("List-") || $0.hasPrefix("Precedence") || $0.hasPrefix("Feedback-ID") })
        #expect(header.contains("Auto-Submitted: auto-generated"))
        for part in [message.html, message.text] { #expect(!part.contains("/u/") && !part.contains("/p/")) }
    }

    @Test func bouncesNameTheirMessage() throws {
        var sample = sample
        sample.definition.sender.bounces = "bounces@example.org"
        let message = try sample.compose()
        let local = try #require(message.envelopeSender.split(separator: "@").first)
        #expect(local.hasPrefix("bounces+"))
        #expect(local.utf8.count <= 64)
        let signer = TokenSigner(current: [1, 2, 3])
        #expect(signer.verifyFromAddress(String(local.dropFirst(8)), .bounce) == 7)
        #expect(try sample.compose(row: 0).envelopeSender == "bounces@example.org")
    }

    @Test func aTestCopyIsMarkedAndHasAnIdOfItsOwn() throws {
        let message = try sample.compose(isTest: true)
        #expect(message.subject == "[test] Hello Anna")
        #expect(try message.messageID != sample.compose().messageID)
    }

    @Test func theFooterSaysWhoWhyAndHowToLeave() throws {
        let message = try sample.compose()
        for part in [message.html, message.text] {
            #expect(part.contains("12 Orchard Lane, Penza"))
            #expect(part.contains("because you are a member of Green Orchard Club"))
            #expect(part.contains("Topic: News"))
            #expect(part.contains("Unsubscribe"))
            #expect(part.contains("https://club.example.org/u/"))
            #expect(part.contains("Choose what you get"))
            #expect(part.contains("https://club.example.org/p/"))
        }
        #expect(message.html.contains("News of Green Orchard Club"))
        #expect(message.html.utf8.count < 20_000)
    }

    @Test(arguments: [
        "Robert\r\nBcc: evil@example.org", "\"; DROP", "<script>alert(1)</script>", "\u{202E}evil\u{0}",
        String(repeating: "Очень длинное имя ", count: 20), "🎉👩‍👩‍👧‍👦🇷🇺", "O'Neill & Söhne", "*bold* [x](http://y) {{ now }}",
        "محمد",
    ]) func hostileNamesStayText(name: String) throws {
        let message = try sample.compose(nil, ComposeSample.member(first: name, name: name, city: name))
        let header = ComposeSample.header(message)
        #expect(!header.contains { $0.hasPrefix("Bcc") })
        #expect(header.filter { $0.hasPrefix("Subject:") }.count == 1)
        #expect(header.allSatisfy { $0.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F } })
        #expect(!message.html.contains("<script>alert"))
        #expect(!message.html.contains("<em>bold"))
        #expect(!message.html.contains("href=\"http://y\""))
        #expect(!message.html.unicodeScalars.contains("\u{202E}"))
        let lines = String(decoding: message.bytes, as: UTF8.self).components(separatedBy: "\r\n")
        // An address that leaves is never folded.
        #expect(lines.allSatisfy { $0.utf8.count <= 76 || $0.hasPrefix("List-Unsubscribe: <") })
    }

    @Test(arguments: ["\" onclick=\"x", "'><img src=x>", "a b&c"]) func valuesInLinksStayInTheirAttribute(city: String)
        throws
    {
        let html = try sample.compose(nil, ComposeSample.member(city: city)).html
        #expect(!html.contains("onclick=\""))
        #expect(!html.contains("<img"))
    }

    @Test(arguments: ["javascript:alert(1)", " JaVaScript:x", "java\tscript:x", "data:text/html,<b>"])
    func aScriptInALinkFailsThatMessageOnly(city: String) throws {
        sample.folder.write("---\nsubject: a\n---\n[x]({{ member.city }})", to: "templates/link.en.md")
        let campaign = sample.campaign(template: "link")
        #expect(throws: ComposeError.self) { try sample.compose(campaign, ComposeSample.member(city: city)) }
        #expect(
            try sample.compose(campaign, ComposeSample.member(city: "https://example.org")).html.contains("https://"))
    }

    @Test(arguments: ["not an address", "a@b\r\nc", "", "a@@b.org"]) func anAddressThatCannotBeMailedFails(
        email: String
    ) {
        #expect(throws: ComposeError.self) { try sample.compose(nil, ComposeSample.member(email: email)) }
    }

    @Test func domainsAreWrittenInASCII() throws {
        let message = try sample.compose(nil, ComposeSample.member(email: "Anna@Пример.рф"))
        #expect(message.recipient == "Anna@xn--e1afmkfd.xn--p1ai")
    }

    @Test func aSurveyHasElevenLinksInBothParts() throws {
        sample.folder.write(
            "---\nsubject: How are we?\npreview: One question\n---\n**{{ survey.question }}**\n\n{% render \"nps_scale\" %}\n",
            to: "templates/nps.ru.md")
        let campaign = sample.campaign(template: "nps", intent: .research, survey: ComposeSample.survey)
        let message = try sample.compose(campaign, ComposeSample.member(locale: "ru"))
        let token = TokenSigner(current: [1, 2, 3]).sign(.survey, row: 7)
        for score in 0...10 {
            let url = "https://club.example.org/s/\(token)?q=score&v=\(score)"
            #expect(message.html.contains("href=\"\(url.replacing("&", with: "&amp;"))\""))
            #expect(message.text.contains("\(score): \(url)\n"))
        }
        #expect(message.text.contains("Насколько вероятно"))
        #expect(message.html.contains("aria-label=\"9 из 10\""))
        #expect(message.html.contains("class=\"unsubscribe\""))
    }

    @Test func aWorkspacesOwnPartialsAndLayoutsTakeThePlaceOfOurs() throws {
        sample.folder.write("<p>ours: {{ url }}</p>", to: "templates/partials/button.html")
        sample.folder.write(
            "<html><body>{{ content }}<a href=\"{{ unsubscribe_url }}\">leave</a>{{ workspace.postal_address }}</body></html>",
            to: "templates/layouts/plain.html")
        sample.folder.write(
            "---\nsubject: a\nlayout: plain\n---\nHi\n\n{% render \"button\", url: \"https://example.org\", text: \"Go\" %}\n",
            to: "templates/own.md")
        let message = try sample.compose(sample.campaign(template: "own"))
        #expect(message.html.hasPrefix("<html><body><p>Hi</p>\n<p>ours: https://example.org</p>"))
        #expect(message.html.hasSuffix("Penza</body></html>"))
        #expect(message.text.contains("ours: https://example.org"))
    }

    @Test func aTextFileReplacesTheTextPart() throws {
        sample.folder.write("Plainly, {{ member.first_name }} & co.\n", to: "templates/hello.en.txt")
        let message = try sample.compose(nil, ComposeSample.member(first: "A & B"))
        #expect(message.text.hasPrefix("Plainly, A & B & co.\n"))
        #expect(message.html.contains("Dear <strong"))
    }
}
