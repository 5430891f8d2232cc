import Campaigning
import Definitions
import Foundation
import Store
import TestSupport
import Testing

/// Every sample campaign in both languages, for members whose names try the templates: what any finished mail must be.
@Suite struct SampleMessageTests {
    static let workspace = WorkspaceLoader.load(directory: SourceRoot.path).workspace

    static let members = [
        ComposeSample.member(
            first: "Максимилиан-Александр Константин-Владимир Йозеф Мария Антуан",
            last: "Преображенский-Воскресенский фон Гогенцоллерн-Зигмаринген", city: "Петропавловск-Камчатский"),
        ComposeSample.member(first: nil),
        ComposeSample.member(
            first: "A \"Q\" <b>&amp; 'x'", last: "<script>alert(1)</script> & Co., Ltd.", city: "<i>&"),
        ComposeSample.member(first: "שרה محمد", last: "ابن رشد", city: "تل أبيب"),
    ]

    static var campaigns: [String] { (workspace?.campaigns ?? []).map(\.name) }

    private func messages(_ name: String, _ locale: String) throws -> [ComposedMessage] {
        let workspace = try #require(SampleMessageTests.workspace)
        let composer = try Composer(
            campaign: try #require(workspace.campaign(name)), workspace: workspace,
            signer: TokenSigner(current: [1, 2, 3]), salt: Sample.salt)
        // What an occasion begins says which.
        let occurrence = name == "occasions" ? "occasion:a-year-with-us:2026-10-10:2" : "2026-10-10T07:00Z"
        return try SampleMessageTests.members.map { member in
            try composer.compose(
                MessageToCompose(row: 7, occurrence: occurrence, step: "main", member: member, date: Sample.now),
                locale: locale)
        }
    }

    @Test func thereAreTenAtLeast() { #expect(SampleMessageTests.campaigns.count >= 10) }

    @Test(arguments: campaigns, ["ru", "en"]) func messagesKeepTheRulesOfMail(name: String, locale: String) throws {
        for message in try messages(name, locale) {
            #expect(message.locale == locale)
            let text = String(decoding: message.bytes, as: UTF8.self)
            let lines = text.components(separatedBy: "\r\n")
            #expect(!lines.contains { $0.utf8.contains(0x0D) || $0.utf8.contains(0x0A) })
            // A link cannot fold.
            #expect(lines.allSatisfy { $0.utf8.count <= 78 || $0.contains("<https://") || $0.contains("<mailto:") })
            let head = text.components(separatedBy: "\r\n\r\n")[0]
            #expect(head.utf8.allSatisfy { $0 < 0x7F })
            for field in ["From", "To", "Subject", "Date", "Message-ID", "List-Unsubscribe", "List-Unsubscribe-Post"] {
                #expect(head.components(separatedBy: "\r\n").count { $0.hasPrefix(field + ":") } == 1, "\(field)")
            }
        }
    }

    @Test(arguments: campaigns, ["ru", "en"]) func pagesAreWellFormedAndSafe(name: String, locale: String) throws {
        for message in try messages(name, locale) {
            #expect(try unbalanced(message.html) == nil)
            #expect(!message.html.contains("<script") && !message.html.contains("<b>") && !message.html.contains("{{"))
            #expect(message.html.contains("<html lang=\"\(locale)\">"))
            #expect(message.html.utf8.count < 20_000)
        }
    }

    @Test(arguments: campaigns, ["ru", "en"]) func textPartsReadWell(name: String, locale: String) throws {
        for message in try messages(name, locale) {
            #expect(!message.text.contains("&lt;") && !message.text.contains("{{") && !message.text.contains("\n\n\n"))
            #expect(message.text.contains(locale == "ru" ? "Отписаться: https://" : "Unsubscribe: https://"))
            #expect(message.text.contains(locale == "ru" ? "Тема: " : "Topic: "))
            #expect(!message.text.split(separator: "\n").contains { $0.hasSuffix(" ") })
        }
    }

    /// The first tag that does not close what was opened, or nil.
    private func unbalanced(_ html: String) throws -> String? {
        var open: [String] = []
        let body = html.replacing(/<!--.*?-->|<!doctype html>/.dotMatchesNewlines(), with: "")
        for tag in body.matches(of: /<(\/?)([a-z0-9]+)[^>]*>/) {
            let name = String(tag.output.2)
            if ["br", "meta", "hr", "img"].contains(name) { continue }
            if tag.output.1.isEmpty { open.append(name) } else if open.popLast() != name { return name }
        }
        return open.last
    }
}
