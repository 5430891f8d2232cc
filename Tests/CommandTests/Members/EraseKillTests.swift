import Foundation
import JSON
import SQLite
import Store
import TestSupport
import Testing

/// The real executable, killed at random instants while it erases a person.
@Suite(.serialized)
struct EraseKillTests {
    private let folder = TemporaryFolder()
    private static let email = "anna.petrova@example.org"
    private static let name = "Petrovskaya"

    init() throws {
        folder.write(
            """
            workspace: Club
            locale: en
            timezone: UTC
            public_url: https://club.example.org
            secret: { file: .kamerton/secret }
            sender: { from: Club <club@example.org>, postal_address: "1 Lane" }
            attributes: { city: string }
            activities: { purchase: { amount: number } }
            """, to: "kamerton.yaml")
        folder.write(String(repeating: "5", count: 64), to: ".kamerton/secret")
        folder.write(
            """
            title: A word to all
            kind: email
            intent: service
            reason: members asked for it
            schedule: { at: 2026-10-10 10:00, not_after: 2d }
            content: word
            """, to: "campaigns/word.yaml")
        folder.write(
            "---\nsubject: A word\npreview: A short one\n---\nHello {{ member.last_name }}!\n",
            to: "templates/word.en.md")
        let others = (0..<150).map { "member\($0)@example.org,Number\($0),Town\n" }
        folder.write(
            "email,last_name,city\n\(Self.email),\(Self.name),Penza\n" + others.joined()
                + "not an address,\(Self.name),\(Self.email)\n",
            to: "members.csv")
        let orders = (0..<3000).map { "\(Self.email),2026-01-01,\($0),o\($0)\n" }
        folder.write("email,at,amount,order_id\n" + orders.joined(), to: "orders.csv")
    }

    private func kamerton(_ words: [String]) throws -> KamertonProcess {
        try KamertonProcess(words + ["--workspace", folder.path, "--json"])
    }

    private func done(_ words: [String]) throws -> (status: Int32, output: String, errors: String) {
        try kamerton(words).finish()
    }

    /// The files of the workspace's state that hold one of the texts.
    private func remains(of texts: [String]) throws -> [String] {
        let state = folder.path + "/.kamerton"
        let needles = texts.map { Data($0.utf8) }
        return try #require(FileManager.default.enumerator(atPath: state)).compactMap { $0 as? String }.filter { file in
            guard let data = FileManager.default.contents(atPath: state + "/" + file) else { return false }
            return needles.contains { data.range(of: $0) != nil }
        }
    }

    @Test(arguments: [["members", "erase", EraseKillTests.email, "--yes"], ["run"]])
    func killedAgainAndAgainItIsCompletedByTheSameCommandOrByRun(last: [String]) throws {
        let seed = SeededGenerator.seed
        var random = SeededGenerator(seed)
        #expect(try done(["members", "import", folder.path + "/members.csv"]).status == 1)
        #expect(try done(["activities", "import", folder.path + "/orders.csv", "--kind", "purchase"]).status == 0)
        let sent = try done(["run", "--now", "2026-10-10T10:05:00Z"])
        #expect(sent.status == 0 && sent.output.contains(#""sent": 151"#), "\(sent)")
        #expect(try remains(of: [Self.email, Self.name]).count >= 3)

        var kills = 0
        var isDone = false
        while kills < 8, !isDone {
            let process = try kamerton(["members", "erase", Self.email, "--yes"])
            if !process.wait(for: .milliseconds(Int.random(in: 10...120, using: &random))) { process.signal(SIGKILL) }
            let ended = process.finish()
            if ended.status == -SIGKILL { kills += 1 } else { isDone = true }
            let connection = try Connection(path: folder.path + "/.kamerton/store.sqlite")
            let standing = try connection.rows(
                """
                SELECT (SELECT count(*) FROM suppressions WHERE reason = 'erased'), (SELECT count(*) FROM erasures),
                    (SELECT count(*) FROM members WHERE erased_at IS NULL AND email IS NULL)
                """
            ) { [$0.int(0), $0.int(1), $0.int(2)] }
            #expect(standing == [[0, 0, 0]] || standing == [[1, 1, 0]], "seed \(seed): \(standing)")
        }
        let ended = try done(last)
        #expect(ended.status == 0, "seed \(seed): \(ended)")
        let connection = try Connection(path: folder.path + "/.kamerton/store.sqlite")
        if try connection.rows("SELECT count(*) FROM erasures", [:], { $0.int(0) }) == [0] {
            // Every process was killed before it had begun, and a run has nothing to go on with.
            #expect(try done(["members", "erase", Self.email, "--yes"]).status == 0)
        }
        #expect(try connection.rows("SELECT count(*) FROM erasures WHERE done_at IS NULL") { $0.int(0) } == [0])
        #expect(try connection.rows("SELECT count(*) FROM activities") { $0.int(0) } == [0])
        #expect(try connection.rows("SELECT count(*) FROM members WHERE erased_at IS NULL") { $0.int(0) } == [150])
        #expect(try connection.rows("PRAGMA integrity_check") { $0.text(0) } == ["ok"])
        let left = try remains(of: [Self.email, Self.name])
        #expect(left == [], "seed \(seed), \(kills) kills")
    }
}
