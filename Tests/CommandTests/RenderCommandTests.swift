import Foundation
import TestSupport
import Testing

@testable import kamerton

@Suite struct RenderCommandTests {
    let folder = TemporaryFolder()

    private func render(_ words: String..., input: String = "") throws -> (
        status: Int32, output: String, errors: String
    ) {
        let process = Process()
        let (output, errors, source) = (Pipe(), Pipe(), Pipe())
        process.executableURL = URL(fileURLWithPath: Executable.path)
        process.arguments = ["render"] + words
        process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
        (process.standardInput, process.standardOutput, process.standardError) = (source, output, errors)
        try process.run()
        try source.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try source.fileHandleForWriting.close()
        let said = output.fileHandleForReading.readDataToEndOfFile()
        let complained = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (
            process.terminationStatus, String(decoding: said, as: UTF8.self),
            String(decoding: complained, as: UTF8.self)
        )
    }

    @Test func aTemplateIsRenderedAgainstData() throws {
        folder.write("Hi {{ name }}, {{ o | join }}{{ none }}\n", to: "a.liquid")
        folder.write(#"{"name": "Anna & Co"}"#, to: "data.json")
        #expect(try render("a.liquid", "--data", #"{"name": "Zoë", "o": [1, 2]}"#).output == "Hi Zoë, 1 2\n")
        #expect(try render("a.liquid", "--data", "@data.json").output == "Hi Anna & Co, \n")
        #expect(try render("a.liquid", "--data", "@data.json", "--escape").output == "Hi Anna &amp; Co, \n")
        #expect(
            try render("a.liquid", "--data", "@data.json", "--json").output == "{\"output\":\"Hi Anna & Co, \\n\"}\n")
        #expect(try render("-", "--data", #"{"a": 2}"#, input: "{{ a }}").output == "2")
    }

    @Test func mistakesAreShownWithTheirPlace() throws {
        folder.write("Hi\n{{ name | upcse }}\n", to: "a.liquid")
        let strict = try render("a.liquid", "--strict")
        #expect(strict.status == 1)
        #expect(strict.output.isEmpty)
        #expect(strict.errors.contains("a.liquid:2:11: error: there is no filter \"upcse\" [liquid]"))
        #expect(strict.errors.contains("2 | {{ name | upcse }}"))
        #expect(strict.errors.contains("did you mean \"upcase\"?"))
        #expect(try render("a.liquid").status == 0)
        folder.write("{{ name }}", to: "b.liquid")
        #expect(try render("b.liquid", "--strict").errors.contains("b.liquid:1:4: error: there is no variable"))
    }

    @Test func everyLineOfDataMakesOneRendering() throws {
        folder.write("{{ n }};", to: "a.liquid")
        folder.write("{\"n\": 1}\n\n{\"n\": 2}\r\nnot json\n{\"n\": 3}", to: "members.jsonl")
        let answer = try render("a.liquid", "--each", "members.jsonl")
        #expect(answer.output == "1;2;3;")
        #expect(answer.status == 1)
        #expect(answer.errors.contains("members.jsonl:4:"))
        #expect(
            try render("a.liquid", "--each", "-", "--json", input: "{\"n\": 9}\n").output == "{\"output\":\"9;\"}\n")
    }

    @Test func partialsComeFromAFolderAndNeverFromOutsideOfIt() throws {
        folder.write("[{{ x }}]", to: "parts/p.liquid")
        folder.write("secret", to: "secret.liquid")
        folder.write("{% render 'p', x: 1 %}", to: "a.liquid")
        folder.write("{% include '../secret' %}", to: "b.liquid")
        #expect(try render("a.liquid", "--templates", "parts").output == "[1]")
        let outside = try render("b.liquid", "--templates", "parts")
        #expect(outside.status == 1 && outside.output.isEmpty)
    }

    @Test func aBatchAnswersLineByLine() throws {
        let lines = [
            #"{"template": "{{ a }}", "data": {"a": "Ж"}}"#, "", "nonsense",
            #"{"template": "{{ b }}", "strict": true}"#,
        ]
        let answer = try render("--batch", input: lines.joined(separator: "\n") + "\n")
        let said = answer.output.split(separator: "\n")
        #expect(answer.status == 1)
        #expect(said.count == 3)
        #expect(said[0] == #"{"output":"Ж"}"#)
        #expect(said[2].contains(#""line":1,"column":4"#))
        #expect(try render("--batch", input: lines[0]).status == 0)
    }

    @Test func whatCannotBeMeantIsSaid() throws {
        #expect(try render().status == 2)
        #expect(try render("none.liquid").status == 2)
        folder.write("x", to: "a.liquid")
        #expect(try render("a.liquid", "--data", "{").status == 2)
        #expect(try render("a.liquid", "--data", "[]").status == 2)
        #expect(try render("a.liquid", "--data", "{}", "--each", "x").status == 2)
        #expect(try render("a.liquid", "--timezone", "Mars/North").status == 2)
        #expect(try render("--batch", "a.liquid").status == 2)
    }
}
