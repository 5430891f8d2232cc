import Campaigning
import Definitions
import Formats
import Foundation
import TestSupport
import Testing

@testable import kamerton

/// The watch, over moments that are made up.
@Suite struct PreviewWatchTests {
    private struct Moments: WatchMoments {
        var left: [WatchMoment]
        mutating func next() -> WatchMoment? { left.isEmpty ? nil : left.removeFirst() }
    }

    private final class Builds {
        var count = 0
        var results: [Result<PreviewBuild, any Error>]
        init(_ results: [Result<PreviewBuild, any Error>]) { self.results = results }

        func build() throws -> PreviewBuild {
            defer { count += 1 }
            return try results[count].get()
        }
    }

    private static func files(_ size: Int64) -> WatchedFiles {
        WatchedFiles(stamps: ["templates/a.md": .init(size: size, inode: 1, seconds: 0, nanoseconds: 0)])
    }

    /// A change at each second, with the quiet that follows it.
    private static func moments(_ changes: Int) -> Moments {
        Moments(
            left: (1...changes).flatMap { change in
                [0, 200].map {
                    WatchMoment(files: files(Int64(change)), at: Instant(milliseconds: Int64(change * 1000 + $0)))
                }
            })
    }

    private let console = Console(GlobalOptions(isQuiet: true))
    private let whole = PreviewBuild(made: Phrase(verbatim: "made"), findings: [], isWhole: true)

    @Test func eachChangeBuildsOnceAndTheEndIsClean() {
        let builds = Builds([.success(whole), .success(whole)])
        PreviewWatch(console: console, build: builds.build)
            .run(PreviewWatchTests.moments(2), from: PreviewWatchTests.files(0), known: [])
        #expect(builds.count == 2)
    }

    @Test func mistakesDoNotEndIt() {
        let finding = Finding(Sample.mark, rule: "unknown-key", Phrase(verbatim: "wrong"))
        let builds = Builds([
            .failure(FindingsError([finding])), .failure(CommandError(message: Phrase(verbatim: "no"))),
            .success(whole),
        ])
        PreviewWatch(console: console, build: builds.build)
            .run(PreviewWatchTests.moments(3), from: PreviewWatchTests.files(0), known: [])
        #expect(builds.count == 3)
    }

    @Test func onlyNewFindingsAreNews() {
        let watch = PreviewWatch(console: console, build: Builds([]).build)
        let finding = { (line: Int) in
            Finding(SourceMark(file: "a", line: line, column: 1), rule: "liquid", Phrase(verbatim: "wrong"))
        }
        var known: Set<Finding> = [finding(1), finding(2)]
        watch.show([finding(2), finding(3)], &known)
        #expect(known == [finding(2), finding(3)])
    }

    /// The whole command, as a person leaves it.
    @Test func ctrlCEndsTheWatch() throws {
        let folder = TemporaryFolder()
        #expect(Kamerton.run(["init", folder.path, "--quiet"]) == .done)
        let errors = Pipe()
        let process = try Executable(workspace: folder.path).start(
            ["preview", "--all", folder.path + "/pages", "--watch"], error: errors)
        try PreviewWatchTests.read(errors, until: "watching")
        folder.write("---\nsubject: Hi\npreview: p\n---\n{{ nope }}", to: "templates/welcome.en.md")
        try PreviewWatchTests.read(errors, until: " ms")
        #expect(folder.read("pages/welcome.en.html").contains("[unknown-variable]"))
        kill(process.processIdentifier, SIGINT)
        process.waitUntilExit()
        #expect(process.terminationReason == .exit && process.terminationStatus == 0)
    }

    /// Reads until the words have come; fails when the process ends before.
    private static func read(_ pipe: Pipe, until words: String) throws {
        var text = ""
        while !text.contains(words) {
            let data = pipe.fileHandleForReading.availableData
            try #require(!data.isEmpty, "it ended with: \(text)")
            text += String(decoding: data, as: UTF8.self)
        }
    }
}
