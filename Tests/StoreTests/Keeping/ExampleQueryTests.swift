import Formats
import Foundation
import Store
import TestSupport
import Testing

/// The questions of docs/queries.md are answered by the store as it is.
@Suite struct ExampleQueryTests {
    private let folder = TemporaryFolder()
    private let day: Int64 = 86_400_000

    private func queries() throws -> [String] {
        let page = try String(contentsOfFile: SourceRoot.path + "/docs/queries.md", encoding: .utf8)
        return page.components(separatedBy: "```sql\n").dropFirst().map { $0.components(separatedBy: "```")[0] }
    }

    private func filled() throws -> Store {
        let store = try Sample.store(in: folder)
        for (index, score) in [9.0, 10, 3].enumerated() {
            let member = try store.seedMember("m\(index)@example.org")
            let message = try store.seedMessage("nps", "2026-10-10T07:00Z", memberID: member, at: Sample.now)
            _ = try store.saveResponse(
                ResponseRecord(
                    campaign: "nps", occurrence: "2026-10-10T07:00Z", messageID: message, memberID: member,
                    matchedBy: .token, source: "page", sourceKey: "\(index)", isLate: false, at: Sample.now + day,
                    answers: [.init(question: "score", kind: "nps", number: score, text: nil)]), now: Sample.now + day)
        }
        _ = try store.seedMessage(
            "nps", "2026-10-10T07:00Z", memberID: store.seedMember("m3@example.org"), at: Sample.now)
        try store.openCase(
            memberID: 3, campaign: "nps", responseID: 3, owner: "care@example.org", dueAt: nil, now: Sample.now + day)
        try store.openCase(
            memberID: 2, campaign: nil, responseID: nil, owner: "care@example.org", dueAt: nil, now: Sample.now)
        #expect(
            try store.changeCase(1, .contacted, who: "lena", note: nil, now: Sample.now + 3 * day) == .done)
        return store
    }

    @Test func eachAnswersWhatItSays() throws {
        let store = try filled()
        let answers = try queries().map { sql in
            var rows: [String] = []
            let query = try StoreQuery(sql, of: store)
            try query.forEachRow { row in rows.append(row.map { "\($0)" }.joined(separator: " ")) }
            return (query.columns, rows)
        }
        #expect(answers.count == 3)
        #expect(answers[0].0 == ["stage", "n", "nps"] && answers[0].1.count == 1)
        #expect(answers[0].1.first?.contains("33") == true)
        #expect(answers[1].0 == ["campaign", "cases", "contacted", "days_to_contact", "waiting"])
        #expect(answers[1].1.count == 2 && answers[1].1.contains { $0.contains("nps") && $0.contains("2.0") })
        #expect(answers[2].0 == ["campaign", "week", "sent", "answered"] && answers[2].1.count == 1)
        #expect(answers[2].1.first?.contains("4") == true && answers[2].1.first?.contains("3") == true)
    }

    @Test func whatIsWrongIsShownAtItsPlace() throws {
        let store = try filled()
        let error = #expect(throws: StoreQueryError.self) {
            _ = try StoreQuery("select campaign,\n\tstagge from cases_view", of: store)
        }
        #expect(error?.phrase.english.hasSuffix("no such column: stagge") == true)
        #expect(error?.excerpt == [" stagge from cases_view", " ^"])
    }
}
