import Campaigning
import Definitions
import Formats
import Foundation
import SQLite
import Store
import TestSupport

/// A store full of one person, and a folder full of files about them; and another person beside.
final class ErasureScene {
    let folder = TemporaryFolder()
    let store: Store
    let email: String
    let address: EmailAddress
    let first = "Анна-Жозефина"
    let last = "Петрова-Звёздная"
    let member: Int64
    let other: Int64
    let message: Int64
    let secret = [UInt8](repeating: 0x35, count: 32)

    var now: Instant { Sample.now }
    var state: String { folder.path + "/.kamerton" }
    var fullName: String { first + " " + last }

    var workspace: Workspace { Workspace(directory: folder.path, definition: Sample.definition(), campaigns: []) }

    init(_ email: String) throws {
        self.email = email
        address = try EmailAddress(parsing: email)
        folder.write(secret, to: ".kamerton/secret")
        store = try Sample.store(in: folder)
        try store.addDeclaredColumns(Sample.definition())
        member = try store.seedMember(email, locale: "ru")
        other = try store.seedMember("boris@example.net")
        message = try store.seedMessage("nps-quarterly", "2026-10-01T07:00Z", memberID: member, at: Sample.now)
        try fillMember()
        try fillPages()
        try fillAnswers()
        try fillWebhooks()
        try fillBounces()
        fillFiles()
    }

    private func run(_ sql: String, _ parameters: [String: SQLValue] = [:]) throws {
        try store.connection.run(sql, parameters)
    }

    private func fillMember() throws {
        try run(
            """
            UPDATE members SET external_id = 'crm-77', first_name = :first, last_name = :last, name = :name,
                timezone = 'Europe/Moscow', joined_at = 1, attr_city = :city, attr_plan = 'club', stage = 'repeat'
            WHERE id = :id
            """,
            [
                "id": .integer(member), "first": .text(first), "last": .text(last), "name": .text(fullName),
                "city": .text("c/o \(email)"),
            ])
        try store.addTag("knows " + last, memberID: member, at: now)
        try store.addTag("friend of " + email, memberID: other, at: now)
        try run(
            """
            INSERT INTO activities (member_id, kind, at, source, source_key, created_at, field_sku)
            VALUES (:id, 'purchase', 5, 'shop', :email, 6, :name)
            """, ["id": .integer(member), "email": .text(email), "name": .text(fullName)])
        try store.appendConsent(
            memberID: member, purpose: "all", state: .granted, basis: "signed by " + fullName, wording: "v3",
            source: "import:fair", at: now - 1000, proof: email + " in line 3")
        try store.suppress(emailKey: address.key, reason: .manual, source: "phone", note: fullName + " called", at: now)
        try run(
            """
            INSERT INTO stage_changes (member_id, to_stage, entered_at, observed_at, rules_hash)
            VALUES (:id, 'repeat', 1, 2, 'r')
            """, ["id": .integer(member)])
        try run(
            """
            UPDATE messages SET message_id = '<abc@club.example.org>', relay_id = 'q1', smtp_code = 250,
                smtp_reply = :reply, settled_at = sent_at, attempts = 1 WHERE id = :id
            """, ["id": .integer(message), "reply": .text("queued for " + last)])
        try store.seedMessage("autumn", "2026-11-01T07:00Z", memberID: member, state: "planned", at: now)
        try run("UPDATE messages SET next_attempt_at = 1, sent_at = NULL WHERE campaign = 'autumn'")
    }

    /// What the member did on our own pages.
    private func fillPages() throws {
        try store.connection.execute(
            "INSERT INTO consent_wordings (id, version, locale, text, first_used_at) VALUES (1, 'v3', 'ru', 'Да', 1)")
        try run(
            """
            INSERT INTO sign_ups (member_id, purposes, state, wording_id, locale, page, address, user_agent, requested_at)
            VALUES (:id, 'news', 'confirmed', 1, 'ru', :page, '192.0.2.77', :name, 1)
            """, ["id": .integer(member), "page": .text("/?for=" + email), "name": .text(fullName)])
        for (id, text) in [(member, "second." + email), (other, email)] {
            try run(
                """
                INSERT INTO address_changes (member_id, email, email_key, state, asked_at, expires_at)
                VALUES (:id, :email, :key, 'asked', 1, 2)
                """, ["id": .integer(id), "email": .text(text), "key": .text(EmailAddress(parsing: text).key)])
        }
    }

    private func fillAnswers() throws {
        func save(_ member: Int64?, _ key: String, _ text: String) throws -> Int64 {
            try store.saveResponse(
                ResponseRecord(
                    campaign: "nps-quarterly", memberID: member, matchedBy: member == nil ? .none : .address,
                    source: "csv", sourceKey: key, locale: "ru", at: now,
                    answers: [
                        .init(question: "score", kind: "nps", number: 9, text: nil),
                        .init(question: "reason", kind: "text", number: nil, text: text),
                    ]), now: now
            ).id
        }
        _ = try save(member, "id:\(email)", "I am \(fullName), write to \(email)")
        _ = try save(other, "id:9", "ask \(email.uppercased()), she knows")
        // Nobody's: the address was not a member's when it came.
        let nobody = try save(nil, "id:10", "regards, " + fullName)
        let event = try store.receiveWebhookEvent(
            hook: "forms", eventID: "evt-nobody", body: Array(#"{"email": "\#(email)"}"#.utf8), at: now)
        try store.settleWebhookEvent(event, state: .done, error: nil, responseID: nobody)
    }

    private func fillWebhooks() throws {
        func receive(_ id: String, _ body: String) throws {
            _ = try store.receiveWebhookEvent(hook: "forms", eventID: id, body: Array(body.utf8), at: now)
        }
        try receive("evt-plain", #"{"name": "\#(fullName)", "email": "\#(email)"}"#)
        let escaped = email.unicodeScalars.map { scalar in
            scalar == "@" || !scalar.isASCII ? "\\u" + String(scalar.value, radix: 16).padded : String(scalar)
        }.joined()
        try receive("evt-escaped", #"{"note": "\#(last) at \#(escaped)"}"#)
        let token = TokenSigner(current: secret).sign(.survey, row: message)
        try receive("evt-token", #"{"token": "\#(token)", "answers": {"reason": "\#(fullName)"}}"#)
        try receive("evt-other", #"{"email": "boris@example.net"}"#)
    }

    /// What came back: a complaint that names the person and not the address, and another's bounce that names it.
    private func fillBounces() throws {
        for (index, about) in [member, other].enumerated() {
            let hash = [UInt8](repeating: UInt8(index + 1), count: 32)
            let record = InboundMailRecord(hash: hash, kind: "complaint", source: "import", at: now, receivedAt: now)
            let mail = try store.addInboundMail(record)!
            let words = about == member ? "spam, says " + fullName : "was for " + email
            try store.addInboundEvent(
                InboundEventRecord(
                    kind: "complaint", message: about == member ? message : nil, memberID: about, matchedBy: .token,
                    words: words), mail: mail, at: now)
        }
        let name = String(repeating: "01", count: 32) + ".eml"
        folder.write("Subject: complaint\r\n\r\nDear \(fullName)\r\n", to: ".kamerton/bounces/" + name)
    }

    private func fillFiles() {
        let soft = Array(email.utf8).enumerated().map { $0 == 3 ? "=\r\n" + hex($1) : hex($1) }.joined()
        mail("new/plain.eml", "To: \(email)\r\nSubject: hello\r\n\r\n\(first)\r\n")
        mail("new/by-id.eml", "Message-ID:\r\n <abc@club.example.org>\r\n\r\nDear \(last)\r\n")
        mail("cur/qp.eml:2,S", "Content-Transfer-Encoding: quoted-printable\r\n\r\n\(soft) \(fullName)\r\n")
        mail("tmp/base64.eml", "Subject: x\r\n\r\n" + lines(of: "Dear \(fullName), you are \(email) to us.") + "\r\n")
        mail("new/word.eml", "To: =?utf-8?B?\(base64(email.uppercased()))?=\r\n\r\n\(last)\r\n")
        mail("new/other.eml", "To: boris@example.net\r\n\r\nDear Boris\r\n")
        folder.write(
            """
            line,reason,Email,Имя,Фамилия,External ID\r
            2,two @,\(email.uppercased()),x,y,\r
            3,no address,,\(first),\(last),\r
            4,no address,,Пётр,Иванов,17\r
            5,no address,,,,crm-77\r\n
            """, to: ".kamerton/rejects/members.rejects.csv")
        folder.write("email,city\n\(email),Penza\n", to: ".kamerton/rejects/only.rejects.csv")
        folder.write("new member \(email)\nnew member boris@example.net\n", to: ".kamerton/import.log")
        folder.write(Array("KAMWIRE1 550 \(last)".utf8), to: ".kamerton/wire/claim-3.wire")
    }

    private func mail(_ name: String, _ text: String) { folder.write(text, to: ".kamerton/outbox/" + name) }
    private func hex(_ byte: UInt8) -> String { "=" + String(byte, radix: 16, uppercase: true).padded2 }
    private func base64(_ text: String) -> String { Data(text.utf8).base64EncodedString() }

    private func lines(of text: String) -> String {
        let code = Array(base64(text))
        return stride(from: 0, to: code.count, by: 60).map { String(code[$0..<min($0 + 60, code.count)]) }
            .joined(separator: "\r\n")
    }

    /// Every file of the folder, by its path below it.
    func files() throws -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: state) {
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(atPath: state + "/" + name, isDirectory: &isFolder)
            if !isFolder.boolValue {
                files[name] = [UInt8](try Data(contentsOf: URL(fileURLWithPath: state + "/" + name)))
            }
        }
        return files
    }

    /// Where any of the texts still stands, in each case and normal form, byte by byte.
    func remains(of texts: [String]) throws -> [String] {
        let needles = FileSearch.spellings(of: texts)
        return try files().filter { _, bytes in needles.contains { bytes.firstRange(of: $0) != nil } }.keys.sorted()
    }
}

extension String {
    fileprivate var padded: String { String(repeating: "0", count: 4 - count) + self }
    fileprivate var padded2: String { count < 2 ? "0" + self : self }
}
