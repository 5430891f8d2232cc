import Campaigning
import Definitions
import Formats
import HTTP
import Reports
import Store
import Surveys
import TestSupport
import Testing

@testable import Web

/// What is turned away at the door is counted: what it was and why, nothing of who sent it.
@Suite struct RefusalBookTests {
    private let day = CivilDate(year: 2026, month: 10, day: 10)!

    /// Sends requests as the server does, and returns what was counted of them.
    private func counted(_ scene: WebScene, _ responses: [(path: String, response: HTTPResponse)]) throws -> [String] {
        let book = RefusalBook()
        for (path, response) in responses { book.note(response, to: path, on: day) }
        try scene.store.addRefusals(book.take())
        #expect(book.isEmpty)
        return try scene.store.refusals().map { "\($0.place.rawValue) \($0.reason.rawValue) \($0.count)" }.sorted()
    }

    @Test func everyKindOfBadInputHasItsCount() throws {
        let scene = try WebScene()
        let survey = scene.path(.survey)
        let late = WebScene.day * 20
        let wrong = scene.send("POST", "/hooks/tf", "{}")
        let found = try counted(
            scene,
            [
                ("/hooks/tf", wrong), ("/hooks/tf", wrong), ("/hooks/tf", scene.deliver("{", id: "a")),
                ("/hooks/x", scene.send("POST", "/hooks/x", "{}")),
                ("/hooks/open", scene.send("POST", "/hooks/open", String(repeating: "x", count: 65_537))),
                ("/s/forged", scene.send("GET", "/s/forged")), (survey, scene.send("POST", survey, "score=11")),
                (survey, scene.send("GET", survey, after: late)), (survey, scene.send("GET", survey)),
                ("/u/none", scene.send("GET", "/u/none")),
            ])
        #expect(
            found == [
                "hook malformed 1", "hook signature 2", "hook too_large 1", "hook unknown_hook 1",
                "page unknown_link 1", "survey closed 1", "survey invalid 1", "survey unknown_link 1",
            ])
        // Of the survey: what could be told to be its.
        #expect(try scene.store.refusals(of: ["nps-quarterly"]).reduce(0) { $0 + $1.count } == 6)
    }

    @Test func countsAreAddedByDay() throws {
        let scene = try WebScene()
        func add(_ day: CivilDate, _ count: Int) throws {
            try scene.store.addRefusals([
                RefusalCount(day: day, place: .hook, campaign: nil, reason: .signature, count: count)
            ])
        }
        try add(day, 3)
        try add(day, 2)
        try add(day.adding(days: 1), 4)
        #expect(try scene.store.refusals().first?.count == 9)
        #expect(try scene.store.refusals(from: day, to: day).first?.count == 5)
        #expect(try scene.store.refusals(from: day.adding(days: 2)).isEmpty)
        #expect(
            RefusalWords.line(try scene.store.refusals())?.english
                == "turned away at the door: 9 with a wrong signature")
    }

    @Test func aFloodCostsOneEntryForEachKind() {
        let book = RefusalBook()
        let response = HookAnswer.busy
        #expect(book.note(response, to: "/hooks/tf", on: day))
        for _ in 0..<10_000 { #expect(!book.note(response, to: "/hooks/tf", on: day)) }
        let taken = book.take()
        #expect(taken.count == 1 && taken.first?.count == 10_001)
        // What could not be written comes again.
        book.restore(taken)
        #expect(!book.isEmpty && book.take() == taken)
    }
}
