package import Definitions
package import Formats
import Foundation
package import JSON
package import Store

/// Everything that is held on one member, as one document: what a person who asks for their data is given
/// (docs/privacy.md). Whatever tables the store has are in it.
package enum MemberExport {
    /// Those that stand in the document under names of their own.
    private static let named: Set<String> = [
        "member_tags", "activities", "consents", "consent_states", "stage_changes", "messages", "responses",
    ]

    /// - Throws: `MemberErasureError` when there is no such member.
    package static func document(
        memberID: Int64, store: Store, workspace: Workspace, now: Instant
    ) throws -> JSONValue {
        guard let person = try store.personDetails(memberID: memberID), let row = try store.memberRow(id: memberID)
        else { throw MemberErasureError(phrase: Phrase("no member has the id \(memberID)")) }
        let records = try store.memberRecords(memberID: memberID)
        let rows = Dictionary(records.map { ($0.table, $0.rows) }, uniquingKeysWith: { first, _ in first })
        let json = RecordJSON(workspace.definition)
        var document = JSONObject([
            ("exported_at", .string(now.description)),
            ("workspace", .string(workspace.definition.name)),
            ("member", json.member(row)),
            ("attributes", json.attributes(of: row)),
            ("tags", json.array(rows["member_tags"])),
            ("activities", .array((rows["activities"] ?? []).map(json.activity))),
            ("consents", json.array(rows["consents"])),
            ("consent_states", json.array(rows["consent_states"])),
            ("stages", json.array(rows["stage_changes"])),
            ("messages", json.array(rows["messages"])),
        ])
        document["responses"] = .array(
            try (rows["responses"] ?? []).map { response in
                let id = RecordJSON.integer(response["id"]) ?? 0
                return json.response(response, answers: try store.answerRows(responseID: id))
            })
        let found = Findings(person, store, workspace)
        document["webhook_events"] = try found.webhookEvents()
        document["rejected_rows"] = .array(try found.rejectedRows())
        document["mail_files"] = .array(try found.mailFiles())
        let addressed = try person.emailKey.map(store.addressRecords(emailKey:)) ?? []
        document["suppression"] = addressed.first { $0.table == "suppressions" }?.rows.first.map(json.row) ?? .null
        for (table, others) in records + addressed
        where !named.contains(table) && table != "suppressions" && !others.isEmpty {
            document[table] = .array((document[table]?.arrayValue ?? []) + others.map(json.row))
        }
        return .object(document)
    }

    /// What is not in columns of the member: raw events, rows that were not taken, mail on disk.
    private struct Findings {
        let traces: PersonTraces
        let finder: WebhookTraces
        let store: Store
        let folder: StateFolder

        init(_ person: PersonDetails, _ store: Store, _ workspace: Workspace) {
            traces = PersonTraces(person)
            self.store = store
            folder = StateFolder(workspace)
            finder = WebhookTraces(
                store: store, traces: traces, memberID: person.memberID, signer: try? TokenSigner(workspace: workspace))
        }

        func webhookEvents() throws -> JSONValue {
            var events: [JSONValue] = []
            try store.forEachWebhookEvent { event in
                guard try finder.isTheirs(event) else { return }
                events.append([
                    "id": .integer(event.id), "hook": .string(event.hook), "event_id": .string(event.eventID),
                    "received_at": .string(event.receivedAt.description), "state": .string(event.state),
                    "error": JSONValue(event.error), "response_id": JSONValue(event.responseID),
                    "body": .string(String(decoding: event.body, as: UTF8.self)),
                ])
            }
            return .array(events)
        }

        func rejectedRows() throws -> [JSONValue] {
            try Set(folder.rejectsFiles + store.rejectsFiles()).sorted().flatMap { path -> [JSONValue] in
                guard let data = FileManager.default.contents(atPath: path) else { return [] }
                return try RejectedRows.of(traces, [UInt8](data)).map { row in
                    [
                        "file": .string((path as NSString).lastPathComponent),
                        "cells": .object(JSONObject(row.map { ($0.header, .string($0.cell)) })),
                    ]
                }
            }
        }

        func mailFiles() throws -> [JSONValue] {
            folder.mailFiles.filter { path in
                guard let data = FileManager.default.contents(atPath: path) else { return false }
                let mail = [UInt8](data)
                return MailText.messageID(of: mail).map(traces.messageIDs.contains) ?? false
                    || MailText.forms(of: mail).contains(where: traces.isMentioned(in:))
            }.map { .string(String($0.dropFirst(folder.path.count + 1))) }
        }
    }
}
