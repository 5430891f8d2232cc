import Definitions
import Formats
import SQLite
import Store
import TestSupport
import Testing

/// A member as the plain interpreter sees it: everything in memory.
struct PlainMember {
    struct Event {
        let kind: String
        let at: Int64
        let amount: Double?
    }

    struct Response {
        let campaign: String
        let at: Int64
        let isDuplicate: Bool
        let score: Double?
        let reason: String?
    }

    var id: Int64 = 0
    var key: [UInt8] = []
    var email = ""
    var firstName: String?
    var lastName: String?
    var name: String?
    var locale: String?
    var timezone: String?
    var externalID: String?
    var city: String?
    var plan: String?
    var points: Double?
    var isVIP: Bool?
    var birthday: String?
    var joinedAt: Int64?
    var stage: String?
    var stageEnteredAt: Int64?
    var tags: Set<String> = []
    var events: [Event] = []
    /// Campaign, time, whether the state counts as received.
    var messages: [(campaign: String, at: Int64, counts: Bool)] = []
    var responses: [Response] = []
    var history: [(stage: String, at: Int64)] = []
}

/// A time and a zone: what windows and days are counted from.
struct SampleMoment: Sendable, CustomTestStringConvertible {
    let now: Instant
    let zone: Zone

    init(_ now: String, _ zone: String) { (self.now, self.zone) = (Instant(rfc3339: now)!, Zone(zone)!) }

    var testDescription: String { "\(now) in \(zone)" }

    static let usual = SampleMoment("2026-10-10T07:00:00Z", "Europe/Moscow")

    /// Around changes of the clock, where a day has 23 or 25 hours, midnight is left out, or the day is another one.
    static let all = [
        usual, SampleMoment("2026-03-29T00:59:59Z", "Europe/Berlin"),
        SampleMoment("2026-10-25T01:00:00Z", "Europe/Berlin"),
        SampleMoment("2026-03-08T06:59:59Z", "America/New_York"),
        SampleMoment("2026-11-01T06:00:00Z", "America/New_York"),
        SampleMoment("2026-03-28T22:00:00Z", "Asia/Beirut"), SampleMoment("2026-12-31T18:14:59Z", "Asia/Kathmandu"),
        SampleMoment("2026-02-28T23:59:59Z", "UTC"), SampleMoment("2026-04-04T16:30:00Z", "Australia/Lord_Howe"),
    ]
}

/// Members made at random, the same in the store and in memory.
struct SampleCommunity {
    static let day: Int64 = 86_400_000
    static let hour: Int64 = 3_600_000
    static let cities = [
        "Penza", "penza", "Орёл", "орел", "Kraków", "KRAKÓW", "STRASSE", "Straße", "Йошкар-Ола", "club",
    ]
    static let emails = ["Anna", "boris", "Élan", "мария", "o.k"]
    static let domains = ["example.org", "mail.example.com", "пример.рф"]
    static let kinds = ["purchase", "visit", "story"]
    static let campaigns = ["nps-quarterly", "spring-sale", "welcome"]
    static let reasons = ["Great apples", "slow, slow", "Ёлки!"]
    static let stages = ["prospect", "repeat", "promoter"]

    static func definition(in zone: Zone = SampleMoment.usual.zone) -> WorkspaceDefinition {
        var definition = Sample.definition()
        definition.timezone = zone
        definition.attributes += [
            AttributeDefinition(name: "points", type: .number), AttributeDefinition(name: "vip", type: .boolean),
            AttributeDefinition(name: "birthday", type: .date), AttributeDefinition(name: "unseen", type: .string),
        ]
        definition.activities.append(ActivityDefinition(name: "story", fields: []))
        definition.stages = [
            StageDefinition(name: "prospect", rule: nil, mark: Sample.mark),
            StageDefinition(
                name: "repeat",
                rule: Filter(
                    text: "purchases >= 2",
                    root: .compare(.count(kind: "purchase", within: nil), .greaterOrEqual, .constant(.number(2)))),
                mark: Sample.mark),
            StageDefinition(
                name: "promoter",
                rule: Filter(
                    text: "nps >= 9 and reached(repeat)",
                    root: .all([.compare(.nps, .greaterOrEqual, .constant(.number(9))), .reached("repeat")])),
                mark: Sample.mark),
        ]
        return definition
    }

    static func schema() -> FilterSchema {
        let definition = definition()
        let segments = [
            "loyal": "purchases >= 2 and last(purchase) within 90d",
            "lost": "last(visit) older than 30d or not reached(repeat)",
            "staff": "has_tag(\"staff\")",
        ]
        var schema = FilterSchema(
            attributes: definition.attributes, activities: definition.activities, stages: stages)
        let parsed = segments.mapValues { text in try! FilterParser.parse(text, schema: schema) }
        schema.segments = parsed
        return FilterSchema(
            attributes: definition.attributes, activities: definition.activities, stages: stages, segments: parsed,
            campaigns: ["nps-quarterly": ["score", "reason"], "spring-sale": ["score", "reason"], "welcome": []])
    }

    /// Makes `count` members, writes them to the store and returns them.
    static func make(
        _ count: Int, seed: UInt64, in store: Store, now: Instant = Sample.now
    ) throws -> [PlainMember] {
        var random = SeededGenerator(seed)
        let rows = Rows(store)
        var seen: Set<String> = []
        return try store.connection.transaction {
            var members: [PlainMember] = []
            for index in 0..<count {
                var member = PlainMember()
                member.email = "\(random.pick(emails))\(index)@\(random.pick(domains))"
                guard seen.insert(member.email).inserted else { continue }
                fillValues(&member, &random, now.milliseconds)
                fillEvents(&member, &random, now.milliseconds)
                try write(&member, rows)
                members.append(member)
            }
            return members
        }
    }

    private static func fillValues(_ member: inout PlainMember, _ random: inout SeededGenerator, _ now: Int64) {
        if !random.once(in: 4) { member.firstName = random.pick(["Anna", "anna", "Борис"]) }
        if random.once(in: 2) { member.lastName = random.pick(["Ёлкина", "ЕЛКИНА", "Smith", "Anna"]) }
        if random.once(in: 2) { member.name = random.pick(["Anna Smith", "Анна", "ΣΊΣΥΦΟΣ", "σίσυφος"]) }
        if random.once(in: 2) { member.locale = random.pick(["ru", "en", "en-GB"]) }
        if random.once(in: 2) { member.timezone = random.pick(["Europe/Moscow", "Asia/Tokyo"]) }
        if random.once(in: 3) { member.externalID = "x\(member.email)" }
        if !random.once(in: 4) { member.city = random.pick(cities) }
        if !random.once(in: 3) { member.plan = random.pick(["free", "club"]) }
        if !random.once(in: 3) { member.points = random.pick([-2, 0, 1, 2.5, 7]) }
        if !random.once(in: 3) { member.isVIP = Bool.random(using: &random) }
        if !random.once(in: 3) {
            member.birthday = random.pick(
                ["1990-02-28", "2000-02-29", "2026-03-29"]
                    + (-2...2).map { day in
                        CivilDateTime(utc: Instant(milliseconds: now)).date.adding(days: day).description
                    })
        }
        if !random.once(in: 3) { member.joinedAt = now - hour * Int64.random(in: -240...9600, using: &random) }
        if !random.once(in: 3) {
            member.stage = random.pick(stages)
            member.stageEnteredAt = now - day * Int64.random(in: 0...100, using: &random)
        }
        if random.once(in: 3) { member.tags.insert("staff") }
        if random.once(in: 3) { member.tags.insert("vip") }
    }

    private static func fillEvents(_ member: inout PlainMember, _ random: inout SeededGenerator, _ now: Int64) {
        // Whole days back, so that the edges of windows are hit; some lie in the future.
        func time(_ random: inout SeededGenerator) -> Int64 {
            now - day * random.pick([-5, 0, 1, 7, 30, 31, 60, 90, 91, 180, 365])
                - (random.once(in: 3) ? 1 : 0) + (random.once(in: 4) ? hour : 0)
        }
        for _ in 0..<Int.random(in: 0...5, using: &random) {
            let amount: Double? = random.once(in: 4) ? nil : random.pick([1, 10, 99.5, 250])
            member.events.append(.init(kind: random.pick(kinds), at: time(&random), amount: amount))
        }
        for _ in 0..<Int.random(in: 0...2, using: &random) {
            let state = random.pick([true, true, false])
            member.messages.append((random.pick(campaigns), time(&random), state))
        }
        for _ in 0..<Int.random(in: 0...2, using: &random) {
            member.responses.append(
                .init(
                    campaign: random.pick(["nps-quarterly", "spring-sale"]), at: time(&random),
                    isDuplicate: random.once(in: 4), score: random.once(in: 4) ? nil : random.pick([0, 6, 7, 9, 10]),
                    reason: random.once(in: 3) ? nil : random.pick(reasons)))
        }
        if random.once(in: 4) { member.history.append((random.pick(stages), time(&random))) }
    }

    private static func write(_ member: inout PlainMember, _ rows: Rows) throws {
        member.id = try rows.member(
            member.email,
            [
                "first_name": SQLValue(member.firstName), "last_name": SQLValue(member.lastName),
                "name": SQLValue(member.name), "locale": SQLValue(member.locale),
                "timezone": SQLValue(member.timezone), "external_id": SQLValue(member.externalID),
                "attr_city": SQLValue(member.city),
                "attr_plan": SQLValue(member.plan), "attr_points": SQLValue(member.points),
                "attr_vip": member.isVIP.map { SQLValue($0) } ?? .null, "attr_birthday": SQLValue(member.birthday),
                "joined_at": SQLValue(member.joinedAt), "stage": SQLValue(member.stage),
                "stage_entered_at": SQLValue(member.stageEnteredAt),
            ])
        member.key = rows.store.memberKey(emailKey: try EmailAddress(parsing: member.email).key)
        for tag in member.tags { try rows.tag(member.id, tag) }
        for event in member.events {
            let more: [String: SQLValue] = event.kind == "purchase" ? ["field_amount": SQLValue(event.amount)] : [:]
            try rows.activity(member.id, event.kind, Instant(milliseconds: event.at), more)
        }
        for message in member.messages {
            try rows.message(
                member.id, message.campaign, Instant(milliseconds: message.at),
                state: message.counts ? (message.at % 2 == 0 ? "sent" : "uncertain") : "bounced")
        }
        for response in member.responses {
            try rows.response(
                member.id, response.campaign, Instant(milliseconds: response.at), isDuplicate: response.isDuplicate,
                numbers: response.score.map { ["score": $0] } ?? [:],
                texts: response.reason.map { ["reason": $0] } ?? [:])
        }
        for change in member.history {
            try rows.store.connection.run(
                """
                INSERT INTO stage_changes (member_id, to_stage, entered_at, observed_at, rules_hash)
                VALUES (:member, :stage, :at, :at, 'h')
                """, ["member": .integer(member.id), "stage": .text(change.stage), "at": .integer(change.at)])
        }
    }
}
