import Foundation
import Store
import TestSupport

/// A workspace whose one campaign has messages waiting for members, to be sent to an SMTP sink.
struct SendingWorkspace {
    let folder: TemporaryFolder
    let store: Store

    /// - Parameter disk: a folder to make it in, such as that of a small disk.
    init(
        members count: Int, port: Int, ifUnsure: String = "ask", connections: Int = 10, disk: String? = nil
    ) throws {
        folder = TemporaryFolder(in: disk)
        folder.write(
            """
            workspace: Test Club
            locale: en
            timezone: Europe/Moscow
            public_url: https://club.example.org
            store: .kamerton/store.sqlite
            secret: { file: .kamerton/secret }
            sender:
              from: Test Club <club@example.org>
              postal_address: 12 Orchard Lane, Penza
            delivery:
              transport: smtp
              smtp: { host: 127.0.0.1, port: \(port), tls: none, connections: \(connections) }
              if_unsure: \(ifUnsure)

            """, to: "kamerton.yaml")
        folder.write(
            """
            title: A word to all
            kind: email
            intent: service
            reason: members asked for it
            schedule:
              at: 2099-01-01 10:00
            content: word

            """, to: "campaigns/word.yaml")
        folder.write(
            """
            ---
            subject: A word
            preview: A short one
            ---
            Hello!

            """, to: "templates/word.en.md")
        folder.write(String(repeating: "5", count: 64), to: ".kamerton/secret")
        store = try Sample.store(in: folder)
        try fill(count)
    }

    /// One whose files are there.
    init(opening folder: TemporaryFolder) throws {
        self.folder = folder
        store = try Store(path: folder.path + "/.kamerton/store.sqlite")
    }

    private func fill(_ count: Int) throws {
        for start in stride(from: 0, to: count, by: 500) {
            try store.connection.transaction {
                for index in start..<min(start + 500, count) { try add("m\(index)@example.org") }
            }
        }
    }

    /// A member for whom a message waits.
    func add(_ email: String) throws {
        try store.connection.run(
            """
            INSERT INTO members (key, email, email_key, created_at, updated_at)
            VALUES (:key, :email, :email, 0, 0)
            """, ["key": .blob(store.memberKey(emailKey: email)), "email": .text(email)])
        try plan(campaign: "word", for: email)
    }

    /// Writes a row that is due.
    func plan(campaign: String, for email: String) throws {
        try store.connection.run(
            """
            INSERT INTO messages (campaign, occurrence, step, member_id, intent, kind, priority, state,
                definition_hash, planned_at, next_attempt_at, created_at)
            SELECT :campaign, '2026-01-01T07:00Z', 'main', id, 'service', 'email', 0, 'planned', 'h', 0, 0, 0
            FROM members WHERE email_key = :email
            """, ["campaign": .text(campaign), "email": .text(email)])
    }

    /// States by address.
    func states(of campaign: String = "word") throws -> [String: String] {
        var states: [String: String] = [:]
        try store.forEachMessage(of: campaign) { states[$0.email ?? ""] = $0.state }
        return states
    }

    /// The addresses of those whose messages are in a state.
    func addresses(in state: String) throws -> [String] {
        try store.connection.rows(
            """
            SELECT m.email FROM messages g JOIN members m ON m.id = g.member_id WHERE g.state = :state
            """, ["state": .text(state)]
        ) { $0.text(0) }
    }

    func address(of row: Int64) throws -> String {
        try store.connection.firstRow(
            "SELECT m.email FROM messages g JOIN members m ON m.id = g.member_id WHERE g.id = :id",
            ["id": .integer(row)]
        ) { $0.text(0) } ?? ""
    }

    func run() throws -> KamertonProcess {
        try KamertonProcess(["run", "--json", "--workspace", folder.path])
    }
}
