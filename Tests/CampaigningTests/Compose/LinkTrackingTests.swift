import Definitions
import Formats
import Foundation
import TestSupport
import Testing

@testable import Campaigning

@Suite struct LinkTrackingTests {
    private let signer = TokenSigner(current: [1, 2, 3])
    private let base = "https://club.example.org"

    private func applied(_ html: String, _ tracking: Tracking, isTest: Bool = false) throws -> String {
        let tracking = try #require(LinkTracking(tracking, base: base, signer: signer))
        return String(decoding: tracking.applied(to: Array(html.utf8), row: 7, isTest: isTest), as: UTF8.self)
    }

    private func click(_ target: String) -> String {
        let token = signer.sign(.click, row: 7, covering: Array(target.utf8))
        let encoded = target.addingPercentEncoding(
            withAllowedCharacters: CharacterSet(
                charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~"))!
        return "\(base)/c/\(token)?to=\(encoded)"
    }

    @Test func nothingIsTouchedUnlessTheCampaignSaysSo() {
        #expect(LinkTracking(Tracking(), base: base, signer: signer) == nil)
    }

    @Test func webLinksGoThroughASignedRedirect() throws {
        let html = try applied(
            #"<A class=x HREF='http://a.example/?x=1&amp;y=2#top'>a</a> <area href=https://b.example/ ><abbr href="https://c">"#,
            Tracking(clicks: true))
        #expect(
            html
                == #"<A class=x HREF='\#(click("http://a.example/?x=1&y=2#top"))'>a</a> <area href="\#(click("https://b.example/"))" ><abbr href="https://c">"#
        )
    }

    @Test(arguments: [
        "mailto:a@b.example", "tel:+7", "#top", "/relative", "cid:1@x", "https://club.example.org/u/abc",
        "https://club.example.org/s/abc?q=score&amp;v=9", "https://почта.рф/x", "",
    ]) func otherLinksStay(_ address: String) throws {
        let html = "<p><a href=\"\(address)\">x</a><img src=\"https://i.example/x.png\"></p>"
        #expect(try applied(html, Tracking(clicks: true, utm: [])) == html)
    }

    @Test func ourOwnSiteIsTrackedOutsideOfMembersPages() throws {
        let html = try applied(#"<a href="https://club.example.org/shop">"#, Tracking(clicks: true))
        #expect(html.contains("/c/"))
    }

    @Test func lettersOfOtherScriptsAreEncodedInTheTarget() throws {
        let html = try applied(#"<a href="https://a.example/яблоки">"#, Tracking(clicks: true))
        #expect(html == #"<a href="\#(click("https://a.example/%D1%8F%D0%B1%D0%BB%D0%BE%D0%BA%D0%B8"))">"#)
    }

    @Test func parametersAreAddedOnceAndBeforeTheFragment() throws {
        let utm = [
            Tracking.Parameter(name: "utm_source", value: "the club"),
            Tracking.Parameter(name: "utm_medium", value: "email"),
        ]
        let cases = [
            ("https://a.example/", "https://a.example/?utm_source=the%20club&amp;utm_medium=email"),
            ("https://a.example/?", "https://a.example/?utm_source=the%20club&amp;utm_medium=email"),
            ("https://a.example/?b=1#c", "https://a.example/?b=1&amp;utm_source=the%20club&amp;utm_medium=email#c"),
            ("https://a.example/?utm_source=x", "https://a.example/?utm_source=x&amp;utm_medium=email"),
        ]
        for (written, wanted) in cases {
            #expect(try applied("<a href=\"\(written)\">", Tracking(utm: utm)) == "<a href=\"\(wanted)\">")
        }
    }

    @Test func aTestCopysLinksGoStraightThere() throws {
        let html = #"<body><a href="https://a.example/">x</a></body>"#
        #expect(try applied(html, Tracking(clicks: true, opens: true), isTest: true) == html)
    }

    @Test func thePixelStandsAtTheEndOfTheBody() throws {
        let pixel = try applied("<body>x</BODY></html>", Tracking(opens: true))
        #expect(pixel.hasPrefix("<body>x<img src=\"\(base)/o/\(signer.sign(.open, row: 7)).gif\""))
        #expect(pixel.hasSuffix("></BODY></html>"))
        #expect(try applied("x", Tracking(opens: true)).hasSuffix("border:0\">"))
    }

    @Test func brokenTagsStayAsTheyAre() throws {
        for html in ["<a", "<a ", "<a href", "<a href=", "<a href=\"https://a.example", "<", "<a href=>", "a <b"] {
            #expect(try applied(html, Tracking(clicks: true)) == html)
        }
    }

    @Test func aMessageCarriesThemAndTheUnsubscribeLinkStaysOurs() throws {
        let sample = ComposeSample()
        sample.folder.write(
            "---\nsubject: Hello\n---\n[shop](https://shop.example/?a=1&b=2)\n", to: "templates/hello.en.md")
        var campaign = sample.campaign()
        campaign.tracking = Tracking(clicks: true, opens: true)
        let message = try sample.composer(campaign).compose(
            MessageToCompose(
                row: 7, occurrence: "2026-10-10T07:00Z", step: "main", member: ComposeSample.member(),
                date: Sample.now))
        #expect(message.html.contains("href=\"\(click("https://shop.example/?a=1&b=2"))\""))
        #expect(message.html.contains("href=\"\(base)/u/"))
        #expect(message.html.contains("/o/\(signer.sign(.open, row: 7)).gif"))
        #expect(message.text.contains("https://shop.example/?a=1&b=2"))
    }
}
