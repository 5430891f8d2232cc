import Definitions
import Formats
import Foundation
import TestSupport
import Testing

@testable import Campaigning

@Suite struct AttachmentTests {
    private let sample = ComposeSample()

    private func write(_ matter: String, body: String = "Hello, here is the plan.") {
        sample.folder.write("---\nsubject: Hi\npreview: p\n\(matter)\n---\n\(body)", to: "templates/hello.ru.md")
    }

    private var findings: [Finding] { TemplateChecker.findings(sample.workspace([sample.campaign()])) }

    @Test func filesGoWithTheMessage() throws {
        sample.folder.write("%PDF-1.4 plan", to: "templates/files/plan.pdf")
        sample.folder.write("BEGIN:VCALENDAR\r\nMETHOD:PUBLISH\r\nEND:VCALENDAR\r\n", to: "templates/files/plan.ics")
        write("attachments:\n  - files/plan.pdf\n  - { file: files/plan.ics, name: План.ics }")
        #expect(findings == [])
        let message = try sample.compose()
        let text = String(decoding: message.bytes, as: UTF8.self)
        let order = [
            "Content-Type: multipart/mixed;\r\n boundary=\"", "Content-Type: multipart/alternative;\r\n boundary=\"",
            "Content-Type: text/plain", "Content-Type: text/html",
            "Content-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n"
                + "Content-Disposition: attachment;\r\n filename=\"plan.pdf\"\r\n\r\n"
                + Data("%PDF-1.4 plan".utf8).base64EncodedString() + "\r\n",
            "Content-Type: text/calendar; charset=utf-8; method=PUBLISH\r\n",
            "Content-Disposition: attachment;\r\n filename*=utf-8''%D0%9F%D0%BB%D0%B0%D0%BD.ics\r\n",
        ]
        var rest = text[...]
        for piece in order {
            let found = try #require(rest.range(of: piece), "\(piece)")
            rest = rest[found.upperBound...]
        }
        let boundary = try #require(text.firstMatch(of: /mixed;\r\n boundary="([^"]+)"/)).output.1
        #expect(text.components(separatedBy: "\r\n--\(boundary)").count == 5)
        #expect(text.hasSuffix("\r\n--\(boundary)--\r\n"))
        #expect(message.attachments.map(\.name) == ["plan.pdf", "План.ics"])
        #expect(try sample.compose().bytes == message.bytes)
    }

    @Test func withoutFilesTheMessageIsAsItWas() throws {
        write("layout: default")
        let text = String(decoding: try sample.compose().bytes, as: UTF8.self)
        #expect(!text.contains("multipart/mixed"))
    }

    @Test(arguments: [
        "a.pdf", "план встреч.pdf", "quote \"x\".pdf", "100%.pdf", String(repeating: "длинное имя ", count: 9) + ".pdf",
        String(repeating: "long ", count: 20) + ".pdf", "שלום.pdf", "😀.pdf",
    ]) func aNameIsReadBackFromItsField(name: String) throws {
        let lines = Attachment.disposition(name).components(separatedBy: "\r\n")
        #expect(lines.allSatisfy { $0.utf8.count <= 76 && $0.utf8.allSatisfy { $0 < 0x7F } })
        if lines[1].hasPrefix(" filename=\"") {
            #expect(lines[1] == " filename=\"\(name)\"")
            return
        }
        // RFC 2231, 3 and 4: pieces in their order, then the octets.
        var value = ""
        for (index, line) in lines.dropFirst().enumerated() {
            let prefix = lines.count == 2 ? " filename*=" : " filename*\(index)*="
            try #require(line.hasPrefix(prefix))
            value += line.dropFirst(prefix.count).trimmingSuffix(";")
        }
        try #require(value.hasPrefix("utf-8''"))
        #expect(String(value.dropFirst(7)).removingPercentEncoding == name)
    }

    @Test(arguments: [
        ("attachments: files/plan.pdf", "attachment-missing"), ("attachments: ../secret", "attachment-missing"),
        ("attachments: /etc/passwd", "attachment-missing"), ("attachments: [files/run.exe]", "attachment-type"),
        ("attachments: [{ file: files/ok.txt, name: ok.js }]", "attachment-type"),
        ("attachments: [files/large.bin]", "attachment-size"), ("attachments: [{ path: files/ok.txt }]", "wrong-type"),
    ]) func whatCannotGoIsAMistakeWithItsPlace(matter: String, rule: String) throws {
        sample.folder.write("x", to: "templates/files/run.exe")
        sample.folder.write("x", to: "templates/files/ok.txt")
        sample.folder.write(String(repeating: "x", count: 6 << 20), to: "templates/files/large.bin")
        write(matter)
        let found = try #require(findings.first { $0.severity == .error })
        #expect(found.rule == rule && found.mark.file == "templates/hello.ru.md" && found.mark.line == 4)
        #expect(found.suggestion != nil)
    }

    @Test func aNearNameIsSuggested() throws {
        sample.folder.write("x", to: "templates/files/plan.pdf")
        write("attachments: files/plann.pdf")
        #expect(findings.first?.suggestion?.english == "did you mean \"files/plan.pdf\"?")
    }

    @Test func anApprovalIsOfTheFilesAndPicturesToo() {
        sample.folder.write("x", to: "templates/files/plan.pdf")
        sample.folder.write("x", to: "templates/files/other.pdf")
        write("attachments: files/plan.pdf")
        let first = ApprovalSubject(sample.campaign(), sample.workspace())
        #expect(first.files == ["campaigns/spring.yaml", "templates/hello.ru.md", "templates/files/plan.pdf"])
        sample.folder.write("y", to: "templates/files/plan.pdf")
        #expect(ApprovalSubject(sample.campaign(), sample.workspace()).hash != first.hash)
    }
}

extension StringProtocol {
    fileprivate func trimmingSuffix(_ suffix: Character) -> String {
        last == suffix ? String(dropLast()) : String(self)
    }
}
