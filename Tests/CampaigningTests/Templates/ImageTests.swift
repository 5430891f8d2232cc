import Definitions
import Formats
import Foundation
import TestSupport
import Testing

@testable import Campaigning

@Suite struct ImageTests {
    private var sample = ComposeSample()
    private let matter = "---\nsubject: Hi\npreview: p\n---\n"
    private static let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + Array(0..<120)

    private func write(_ bytes: [UInt8], to path: String) throws {
        let url = URL(fileURLWithPath: sample.folder.path + "/templates/" + path)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
    }

    private func message(_ body: String) throws -> ComposedMessage {
        sample.folder.write(matter + body, to: "templates/hello.ru.md")
        return try sample.compose()
    }

    private func findings(_ body: String) -> [Finding] {
        let body = body + "\n\nWhat stands beside a picture is words."
        sample.folder.write(matter + body, to: "templates/hello.ru.md")
        return TemplateChecker.findings(sample.workspace([sample.campaign()]))
    }

    @Test(arguments: [
        "![A tree](images/tree.png)", "<p><img src=\"./images/tree.png\" alt=\"A tree\"></p>",
        "{% render \"image\", src: \"images/tree.png\", alt: \"A tree\" %}",
        "{% render \"product\", title: \"A tree\", image: 'images/tree.png' %}",
    ]) func aPictureByItsPathGoesWithTheMessage(body: String) throws {
        try write(ImageTests.png, to: "images/tree.png")
        #expect(findings(body) == [])
        let message = try message(body)
        let found = try #require(message.html.firstMatch(of: /src="cid:([a-z0-9]+@example\.org)"/))
        let text = String(decoding: message.bytes, as: UTF8.self)
        #expect(text.contains("Content-Type: multipart/related; type=\"text/html\";\r\n boundary=\""))
        #expect(text.contains("Content-ID: <\(found.output.1)>\r\n"))
        #expect(text.contains("\r\n\r\n" + Data(ImageTests.png).base64EncodedString().prefix(76) + "\r\n"))
        #expect(text.components(separatedBy: "\r\n").allSatisfy { $0.utf8.count <= 78 || $0.hasPrefix("List-Unsub") })
        #expect(message.page.contains("src=\"data:image/png;base64,"))
        #expect(try self.message(body).bytes == message.bytes)
    }

    @Test func aPictureUnderAConditionThatDoesNotHoldStaysAtHome() throws {
        try write(ImageTests.png, to: "images/tree.png")
        let body = "Hi {% if member.city %}![A tree](images/tree.png){% endif %}"
        #expect(!String(decoding: try message(body).bytes, as: UTF8.self).contains("multipart/related"))
    }

    @Test func linkedPicturesAreFetchedFromTheirAddress() throws {
        var sample = sample
        sample.definition.images = .link("https://cdn.example.org/club")
        try write(ImageTests.png, to: "images/a tree.png")
        sample.folder.write(matter + "![A tree](<images/a tree.png>)", to: "templates/hello.ru.md")
        let message = try sample.compose()
        #expect(message.html.contains("src=\"https://cdn.example.org/club/images/a%20tree.png\""))
        #expect(!String(decoding: message.bytes, as: UTF8.self).contains("multipart/related"))
    }

    @Test func theLogoOfTheThemeGoesWithTheMessage() throws {
        var sample = sample
        sample.definition.theme = Theme(logo: Theme.Logo(source: "images/logo.png", alt: "{{ The }} club", width: 120))
        try write(ImageTests.png, to: "images/logo.png")
        sample.folder.write(matter + "Hello", to: "templates/hello.ru.md")
        let message = try sample.compose()
        #expect(message.html.contains("alt=\"{{ The }} club\" width=\"120\""))
        #expect(String(decoding: message.bytes, as: UTF8.self).contains("Content-Type: image/png\r\n"))
    }

    @Test func addressesOfTheWebAreLeftAlone() throws {
        let html = try message("![A](https://example.org/a.png) <img src=\"{{ workspace.url }}/b.png\" alt=\"\">").html
        #expect(html.contains("https://example.org/a.png") && html.contains("https://club.example.org/b.png"))
        #expect(!html.contains("cid:"))
    }

    @Test(arguments: [
        ("![A](images/tre.png)", "image-missing", 6), ("![A](../secret.png)", "image-missing", 6),
        ("![A](images/large.png)", "image-size", 6), ("![A](images/drawing.svg)", "image-type", 6),
        ("![](images/tree.png)", "image-alt", 1), ("<img src=\"https://example.org/a.png\">", "image-alt", 1),
    ]) func whatCannotBeShownIsFoundWhereItStands(body: String, rule: String, column: Int) throws {
        try write(ImageTests.png, to: "images/tree.png")
        try write(ImageTests.png + [UInt8](repeating: 0, count: 300 << 10), to: "images/large.png")
        try write(Array("<svg/>".utf8), to: "images/drawing.svg")
        let found = findings("Hello\n\n" + body)
        #expect(found.map(\.rule) == [rule])
        #expect(found.first?.mark == SourceMark(file: "templates/hello.ru.md", line: 7, column: column))
    }

    @Test func aPathThatIsNearlyRightIsSuggested() throws {
        try write(ImageTests.png, to: "images/tree.png")
        #expect(findings("![A](images/tre.png)").first?.suggestion?.english == "did you mean \"images/tree.png\"?")
    }
}
