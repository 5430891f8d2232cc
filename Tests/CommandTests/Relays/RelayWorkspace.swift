import Foundation
import JSON
import Store
import TestSupport

/// A workspace with messages that wait, and several relays.
struct RelayWorkspace {
    let sending: SendingWorkspace

    var store: Store { sending.store }
    var folder: TemporaryFolder { sending.folder }

    /// - Parameter delivery: what stands under `delivery:` beside the transport.
    init(members: Int, _ delivery: String) throws {
        sending = try SendingWorkspace(members: members, port: 1)
        write(delivery)
    }

    func write(_ delivery: String) {
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

            """ + delivery.split(separator: "\n").map { "  \($0)\n" }.joined(), to: "kamerton.yaml")
    }

    /// Adds a campaign with one message for each of some members that wait.
    func add(_ campaign: String, intent: String, priority: Int, to emails: [String]) throws {
        let isService = intent == "service"
        folder.write(
            """
            title: \(campaign)
            kind: email
            intent: \(intent)
            \(isService ? "reason: members asked for it" : "topic: news")
            schedule:
              at: 2099-01-01 10:00
            content: word

            """, to: "campaigns/\(campaign).yaml")
        for email in emails {
            try sending.plan(campaign: campaign, for: email)
            try store.connection.run(
                "UPDATE messages SET intent = :intent, priority = :priority WHERE campaign = :campaign",
                [
                    "intent": .text(intent), "priority": .integer(Int64(priority)), "campaign": .text(campaign),
                ])
        }
    }

    /// Runs a command; its status and its JSON.
    func kamerton(_ words: String...) throws -> (status: Int32, json: JSONValue, errors: String) {
        let (status, output, errors) = try KamertonProcess(words + ["--json", "--workspace", folder.path]).finish()
        return (status, (try? JSONValue(parsing: output)) ?? .null, errors)
    }

    /// The relay of each message, by address.
    func relays(of campaign: String = "word") throws -> [String: String] {
        var relays: [String: String] = [:]
        try store.forEachMessage(of: campaign) { relays[$0.email ?? ""] = $0.relay }
        return relays
    }

    static func relay(_ name: String, _ port: Int, _ more: String = "") -> String {
        "- { name: \(name), host: 127.0.0.1, port: \(port), tls: none\(more) }"
    }
}
