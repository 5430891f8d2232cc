import Formats
import TestSupport
import Testing

@testable import kamerton

@Suite struct ChangeDetectorTests {
    private func files(_ sizes: [String: Int64]) -> WatchedFiles {
        WatchedFiles(stamps: sizes.mapValues { .init(size: $0, inode: 1, seconds: 0, nanoseconds: 0) })
    }

    private func at(_ milliseconds: Int64) -> Instant { Instant(milliseconds: milliseconds) }

    @Test func nothingChangedIsNothingToDo() {
        var detector = ChangeDetector(files(["a": 1]))
        #expect(detector.take(files(["a": 1]), at: at(0)) == nil)
        #expect(detector.take(files(["a": 1]), at: at(10_000)) == nil)
    }

    @Test func aSaveOfSeveralWritesIsOneChange() {
        var detector = ChangeDetector(files(["a": 1, "b": 1]))
        #expect(detector.take(files(["a": 0, "b": 1]), at: at(0)) == nil)
        #expect(detector.take(files(["a": 2, "b": 2]), at: at(100)) == nil)
        #expect(detector.take(files(["a": 2, "b": 2]), at: at(200)) == nil)
        #expect(detector.take(files(["a": 2, "b": 2]), at: at(250)) == ["a", "b"])
        #expect(detector.take(files(["a": 2, "b": 2]), at: at(1000)) == nil)
    }

    @Test func filesThatComeAndGoAreChanges() {
        var detector = ChangeDetector(files(["old": 1]))
        #expect(detector.take(files(["new": 1]), at: at(0)) == nil)
        #expect(detector.take(files(["new": 1]), at: at(150)) == ["new", "old"])
    }

    @Test func whatIsWrittenWithoutEndDoesNotHideTheRest() {
        var detector = ChangeDetector(files(["log": 0]))
        var seen: [String]?
        for step in 1...25 where seen == nil {
            seen = detector.take(files(["log": Int64(step)]), at: at(Int64(step) * 100))
        }
        #expect(seen == ["log"])
    }

    @Test func aWorkspaceIsItsDefinitionsAndTemplates() {
        let folder = TemporaryFolder()
        folder.write("a", to: "kamerton.yaml")
        folder.write("a", to: "campaigns/welcome.yaml")
        folder.write("a", to: "templates/partials/card.md")
        folder.write("a", to: "templates/.welcome.md.swp")
        folder.write("a", to: "templates/welcome.md~")
        folder.write("a", to: ".kamerton/store.sqlite")
        let before = WatchedFiles(scanning: folder.path)
        #expect(
            before.stamps.keys.sorted() == ["campaigns/welcome.yaml", "kamerton.yaml", "templates/partials/card.md"])
        folder.write("longer", to: "templates/partials/card.md")
        folder.write("a", to: "templates/new/first.md")
        #expect(
            WatchedFiles(scanning: folder.path).changes(since: before)
                == ["templates/partials/card.md", "templates/new/first.md"])
    }

    @Test func theKernelSaysWhenAFileIsWritten() throws {
        let folder = TemporaryFolder()
        folder.write("a", to: "templates/welcome.md")
        let events = try #require(FolderEvents())
        #expect(events.watch([folder.path + "/templates", folder.path + "/none"]))
        #expect(!events.drain())
        folder.write("b", to: "templates/welcome.md")
        #expect(events.drain())
        #expect(!events.drain())
    }
}
