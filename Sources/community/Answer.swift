import Crypto
import Foundation
import FoundationNetworking
import Formats
import JSON

/// Answers a survey as the made-up members would: some in a CSV file of another tool, or through the signed webhook.
struct Answer {
    struct Sheet {
        let email: String
        let score: Int
        let reason: String
        let at: Instant
    }

    let seed: UInt64
    let occurrence: String
    let sheets: [Sheet]

    /// - Parameter ledger: the lines of `kamerton messages CAMPAIGN --json`.
    init(ledger: String, occurrence: String, seed: UInt64) throws {
        self.seed = seed
        self.occurrence = occurrence
        var sheets: [Sheet] = []
        for line in ledger.split(whereSeparator: \.isNewline) {
            let row = try JSONValue(parsing: String(line))
            guard row["occurrence"]?.stringValue == occurrence, row["state"]?.stringValue == "sent",
                let email = row["email"]?.stringValue,
                let sent = row["sent_at"]?.stringValue.flatMap(Instant.init(rfc3339:))
            else { continue }
            if let sheet = Answer.sheet(email: email, sent: sent, occurrence: occurrence, seed: seed) {
                sheets.append(sheet)
            }
        }
        self.sheets = sheets
    }

    /// About half answer, the happy and the angry more often than the lukewarm.
    private static func sheet(email: String, sent: Instant, occurrence: String, seed: UInt64) -> Sheet? {
        var random = SeededGenerator(seed: seed, name: "answer \(occurrence) \(email)")
        let satisfaction = Person.satisfaction(of: email, seed: seed)
        guard random.chance(0.35 + abs(satisfaction - 0.5) * 0.5) else { return nil }
        let score = min(10, max(0, Int((satisfaction * 10 + random.unit() * 3 - 1).rounded())))
        let reasons =
            score >= 9
            ? ["Люди. Всегда подскажут.", "Сорта настоящие, прижилось всё.", "The workshops are the best part."]
            : score >= 7
                ? ["Хорошо, но доставка долгая.", "Nice trees, few meetings where I live.", ""]
                : ["Саженец пришёл сухой.", "Не дозвонился до вас.", "One of two trees died."]
        return Sheet(
            email: email, score: score, reason: random.pick(reasons),
            at: sent + Int64(random.whole(1...96)) * 3_600_000)
    }

    /// The export of a survey tool: columns named by question ids.
    func writeCSV(to path: String) throws {
        var text = "Email Address,Submitted at,score,reason\r\n"
        for sheet in sheets {
            let reason = "\"" + sheet.reason.replacing("\"", with: "\"\"") + "\""
            text += "\(sheet.email),\(sheet.at),\(sheet.score),\(reason)\r\n"
        }
        try text.write(toFile: path, atomically: true, encoding: .utf8)
    }

    /// One signed POST a sheet (Standard Webhooks): returns how many were taken. The last one is sent twice, as real tools do.
    func post(to url: URL, secret: String, clock: Instant) async throws -> Int {
        var taken = 0
        for (index, sheet) in (sheets + sheets.suffix(1)).enumerated() {
            let number = min(index, sheets.count - 1)
            let id = "demo-\(occurrence)-\(number)"
            let body = JSONValue.object(
                JSONObject([
                    ("id", .string(id)), ("email", .string(sheet.email)), ("at", .string(sheet.at.description)),
                    (
                        "answers",
                        .object(
                            JSONObject([("score", .integer(Int64(sheet.score))), ("reason", .string(sheet.reason))]))
                    ),
                ])
            ).text()
            let stamp = String(clock.milliseconds / 1000)
            let signature = Crypto.hmacSHA256(key: Array(secret.utf8), Array("\(id).\(stamp).\(body)".utf8))
            var request = URLRequest(url: url)
            request.httpMethod = "POST"
            request.httpBody = Data(body.utf8)
            request.setValue("application/json", forHTTPHeaderField: "Content-Type")
            request.setValue(id, forHTTPHeaderField: "webhook-id")
            request.setValue(stamp, forHTTPHeaderField: "webhook-timestamp")
            request.setValue("v1," + TextCode.base64(signature), forHTTPHeaderField: "webhook-signature")
            let (data, response) = try await URLSession.shared.data(for: request)
            let status = (response as? HTTPURLResponse)?.statusCode ?? 0
            guard (200..<300).contains(status) else {
                throw AnswerError(description: "the webhook said \(status): \(String(decoding: data, as: UTF8.self))")
            }
            taken += 1
        }
        return taken
    }
}

struct AnswerError: Error, CustomStringConvertible {
    let description: String
}
