import Campaigning
import Definitions
import Formats
import Foundation
import SQLite
import Store
import TestSupport
import Testing

extension Torture {
    /// A year of cron, with the clocks changing: runs at odd minutes, some a minute apart, some ten at once, some killed, some
    /// missing for hours. Whoever was promised a message by the plan has got it, once; nobody else has got any. Too late is
    /// only what no whole run could have sent: none fell into the hours in which that member may be written to.
    struct CronTests {
        /// A workspace with random definitions and members.
        private final class Year {
            let folder = TemporaryFolder()
            let store: Store
            var random: SeededGenerator
            let start: Instant
            /// Schedules end here, and what happens happens before; the rest of the time is for what follows.
            let lastDay: Instant
            let end: Instant
            private(set) var runs = 0
            private(set) var kills = 0
            /// So many are promised a message at least, whatever is drawn: they said yes, and the first letter goes to all each week.
            private(set) var willing = 0
            /// When nobody killed any of those that ran.
            private var whole: [Instant] = []
            /// Of the campaigns that keep hours of their own: the zone, nil for the member's.
            private var windows: [String: Zone?] = [:]

            init(seed: UInt64, days: Int) throws {
                random = SeededGenerator(seed)
                // The clocks change in March, October and November.
                start = try #require(Instant(rfc3339: days > 200 ? "2026-03-02T08:00:00Z" : "2026-10-12T08:00:00Z"))
                lastDay = start + Int64(days) * 86_400_000
                end = lastDay + Int64(days > 200 ? 40 : 16) * 86_400_000
                store = try Sample.store(in: folder)
                try store.connection.execute("PRAGMA synchronous = OFF")
                writeDefinitions()
                let workspace = try load()
                try store.addDeclaredColumns(workspace.definition)
                try addMembers(days: days)
            }

            func load() throws -> Workspace {
                let loaded = WorkspaceLoader.load(directory: folder.path)
                #expect(loaded.findings.filter { $0.severity == .error }.map(\.message.english) == [])
                return try #require(loaded.workspace)
            }

            private func writeDefinitions() {
                folder.write(
                    """
                    workspace: Test Club
                    locale: en
                    timezone: Europe/Berlin
                    public_url: https://club.example.org
                    secret: { file: .kamerton/secret }
                    sender: { from: Test Club <club@example.org>, postal_address: "12 Orchard Lane, Penza" }
                    delivery: { if_unsure: resend }
                    limits: { quiet_hours: 23:00-06:00 }
                    attributes: { city: string, birthday: date }
                    activities: { purchase: { amount: number } }

                    """, to: "kamerton.yaml")
                folder.write(String(repeating: "5", count: 64), to: ".kamerton/secret")
                folder.write("---\nsubject: A word\npreview: Short\n---\nHello!\n", to: "templates/word.en.md")
                let until = Zone.utc.civil(lastDay).date
                let weekly = [
                    "week on sunday at 2:30", "week on sunday and thursday at 9:00", "week on tuesday at 12:15",
                ]
                let monthly = [
                    "month on last friday at 18:30", "month on day 25 at 3:00",
                    "month on first monday at 7:00 and 20:00",
                ]
                for number in 0..<3 {
                    let zone = random.pick(["member", "member", "Europe/Berlin", "America/New_York"])
                    let window = random.pick(["", ", window: 06:00-23:00"])
                    if !window.isEmpty { windows["letter\(number)"] = .some(Zone(zone)) }
                    let some = random.pick(["", "audience: { sample: 60% }\n", "audience: { holdout: 20% }\n"])
                    let audience = number == 0 ? "" : some
                    let times = number == 0 ? weekly : weekly + monthly
                    folder.write(
                        """
                        title: Letter
                        kind: email
                        intent: \(random.pick(["inform", "promo", "service\nreason: a test"]))
                        \(audience)schedule: { every: \(random.pick(times)), timezone: \(zone), not_after: 6d, until: \(until)\(window) }
                        content: word

                        """, to: "campaigns/letter\(number).yaml")
                }
                folder.write(
                    """
                    title: NPS
                    kind: survey
                    intent: research
                    schedule: { every: month on day 12 at 10:00, timezone: \(random.pick(["member", "Europe/Berlin"])), not_after: 6d, until: \(until) }
                    content: word
                    survey:
                      closes: 30d
                      reminders: [3d, 9d]
                      questions:
                        - score: { type: nps }

                    """, to: "campaigns/nps.yaml")
                folder.write(
                    """
                    title: Birthday
                    kind: sequence
                    intent: inform
                    trigger: { date: birthday }
                    schedule: { timezone: member, not_after: 6d }
                    steps: [{ id: letter, at: "10:00", content: word }]

                    """, to: "campaigns/birthday.yaml")
                folder.write(
                    """
                    title: After a purchase
                    kind: sequence
                    intent: inform
                    trigger: { activity: purchase, where: amount > 30 }
                    reentry: every 30d
                    schedule: { timezone: \(random.pick(["member", "Europe/Berlin"])), not_after: 6d }
                    steps:
                      - { id: thanks, after: 1d, at: "10:00", content: word }
                      - { id: again, wait_for: { activity: purchase, timeout: 5d } }
                      - id: fork
                        branch:
                          - when: city is set
                            steps: [{ id: city, after: 6h, content: word }]
                          - steps: [{ id: nowhere, at: "18:00", content: word }]
                      - { id: last, after: 2d, content: word }

                    """, to: "campaigns/thanks.yaml")
            }

            private func addMembers(days: Int) throws {
                let zones = ["Europe/Berlin", "America/New_York", "Asia/Tokyo", "Pacific/Kiritimati", nil]
                try store.connection.transaction {
                    for number in 0..<Torture.scale(8, 20) {
                        let member = try store.seedMember("m\(number)@example.org")
                        if number == 0 || !random.once(in: 7) {
                            willing += 1
                            try store.appendConsent(
                                memberID: member, purpose: "all", state: .granted, source: "test",
                                at: Instant(milliseconds: 0))
                        }
                        let birthday = Zone.utc.civil(
                            start + Int64.random(in: 5...Int64(days), using: &random) * 86_400_000
                        ).date
                        try store.connection.run(
                            """
                            UPDATE members SET timezone = :zone, attr_city = :city, attr_birthday = :birthday WHERE id = :id
                            """,
                            [
                                "zone": SQLValue(random.pick(zones)), "city": SQLValue(random.pick([nil, "Penza"])),
                                "birthday": .text("1980" + birthday.description.dropFirst(4)), "id": .integer(member),
                            ])
                        // Dated in the future: what will happen is known, so that the plan can know it.
                        var at = start + Int64.random(in: 1...20, using: &random) * 86_400_000
                        var count = 0
                        while at < lastDay {
                            count += 1
                            try store.connection.run(
                                """
                                INSERT INTO activities (member_id, kind, at, source, source_key, created_at, field_amount)
                                VALUES (:id, 'purchase', :at, 'test', :key, 0, :amount)
                                """,
                                [
                                    "id": .integer(member), "at": .integer(at.milliseconds),
                                    "key": .text("\(member)-\(count)"),
                                    "amount": .real(Double.random(in: 0...100, using: &random)),
                                ])
                            at = at + Int64.random(in: 41 * 1440...90 * 1440, using: &random) * 60_000
                        }
                    }
                }
            }

            // MARK: Runs

            private func start(at now: Instant) throws -> KamertonProcess {
                runs += 1
                return try KamertonProcess(["run", "--quiet", "--now", now.description, "--workspace", folder.path])
            }

            private func finish(_ process: KamertonProcess, isKilled: Bool = false) {
                let end = process.finish()
                #expect(end.status == 0 || isKilled && end.status == -SIGKILL, "\(end.errors) (seed \(Torture.seed))")
            }

            func run(at now: Instant) throws {
                finish(try start(at: now))
                whole.append(now)
            }

            /// Some at once, of which some are killed.
            func runs(_ count: Int, at now: Instant, kills: Bool) throws {
                let processes = try (0..<count).map { _ in try start(at: now) }
                var killed: Set<Int> = []
                if kills {
                    for (index, process) in processes.enumerated() where count == 1 || random.once(in: 3) {
                        if !process.wait(for: .microseconds(Int.random(in: 0...150_000, using: &random))) {
                            process.signal(SIGKILL)
                            killed.insert(index)
                            self.kills += 1
                        }
                    }
                }
                for (index, process) in processes.enumerated() { finish(process, isKilled: killed.contains(index)) }
                if killed.isEmpty { whole.append(now) }
            }

            // MARK: What is promised, and what has gone

            func promise() throws -> [String: Int] {
                var promised: [String: Int] = [:]
                try PlanForecast(store, try load(), now: start, until: end).run { message in
                    guard message.verdict == .send else { return }
                    let letter = "\(message.campaign) \(message.occurrence) \(message.step) \(message.memberID)"
                    promised[letter, default: 0] += 1
                }
                return promised
            }

            func sent() throws -> [String: Int] {
                let rows = try store.connection.rows(
                    "SELECT campaign, occurrence, step, member_id FROM messages WHERE state = 'sent'"
                ) { "\($0.text(0)) \(OccurrenceGroup.of($0.text(1))) \($0.text(2)) \($0.integer(3))" }
                return Dictionary(rows.map { ($0, 1) }, uniquingKeysWith: +)
            }

            /// What the ledger says of a letter that did not go as promised.
            func story(of letter: String) throws -> String {
                let parts = letter.split(separator: " ").map(String.init)
                let rows = try store.connection.rows(
                    """
                    SELECT state, coalesce(reason, '-'), planned_at, coalesce(not_after_at, 0), attempts FROM messages
                    WHERE campaign = :campaign AND occurrence LIKE :occurrence || '%' AND step = :step AND member_id = :member
                    """,
                    [
                        "campaign": .text(parts[0]), "occurrence": .text(parts[1]), "step": .text(parts[2]),
                        "member": .integer(Int64(parts[3]) ?? 0),
                    ]
                ) { row in
                    "\(row.text(0)) \(row.text(1)) planned \(Instant(milliseconds: row.integer(2))) until "
                        + "\(Instant(milliseconds: row.integer(3))), \(row.int(4)) attempts"
                }
                return letter + ": " + (rows.isEmpty ? "no row" : rows.joined(separator: ", "))
            }

            /// No whole run fell into the hours in which a letter that was skipped as too late could have gone.
            func hadNoChance(_ letter: String) throws -> Bool {
                let parts = letter.split(separator: " ").map(String.init)
                let rows = try store.connection.rows(
                    """
                    SELECT planned_at, not_after_at, members.timezone FROM messages JOIN members ON members.id = member_id
                    WHERE campaign = :campaign AND occurrence LIKE :occurrence || '%' AND step = :step AND member_id = :member
                        AND state = 'skipped' AND reason = 'too_late'
                    """,
                    [
                        "campaign": .text(parts[0]), "occurrence": .text(parts[1]), "step": .text(parts[2]),
                        "member": .integer(Int64(parts[3]) ?? 0),
                    ]
                ) { row in
                    let due = Instant(milliseconds: row.integer(0)), end = Instant(milliseconds: row.integer(1))
                    let zone = row.optionalText(2).flatMap { Zone($0) } ?? Zone("Europe/Berlin")!
                    // Quiet hours and windows are over at six and begin at eleven in the evening.
                    func isOpen(_ now: Instant, _ zone: Zone) -> Bool { (6..<23).contains(zone.civil(now).hour) }
                    return !whole.contains { now in
                        now >= due && now < end && isOpen(now, zone)
                            && windows[parts[0]].map { isOpen(now, $0 ?? zone) } ?? true
                    }
                }
                return rows == [true]
            }

            var letters: Int {
                let path = folder.path + "/.kamerton/outbox/new"
                return (try? FileManager.default.contentsOfDirectory(atPath: path).count) ?? 0
            }
        }

        @Test func aYearOfCron() throws {
            let begun = ContinuousClock.now
            let year = try Year(seed: Torture.seed, days: Torture.scale(14, 325))
            let most = Torture.scale(60, 1000)
            try year.run(at: year.start)
            let before = try year.sent()
            let promised = try year.promise()
            // So far apart that they last for the time.
            let pause = Int((year.end - year.start) / 60_000) * 2 / most
            var now = year.start
            var events = 0
            while now < year.end {
                if year.random.once(in: 12) {
                    // A minute apart, as cron does.
                    for _ in 0..<Int.random(in: 2...10, using: &year.random) {
                        now = now + 60_000
                        try year.run(at: now)
                    }
                }
                now = min(
                    year.end, now + Int64(Int.random(in: 1...max(2, pause * 5 / 4), using: &year.random)) * 60_000)
                switch Int.random(in: 0..<14, using: &year.random) {
                case 0:
                    events += 1
                    try year.runs(Torture.scale(4, 10), at: now, kills: false)
                case 1, 2:
                    events += 1
                    try year.runs(1, at: now, kills: true)
                case 3:
                    events += 1
                    try year.runs(Torture.scale(3, 10), at: now, kills: true)
                default: try year.run(at: now)
                }
            }
            // What the last kill left behind.
            for _ in 0..<3 { try year.run(at: year.end) }
            var done = try year.sent()
            for (letter, count) in before { done[letter, default: 0] -= count }
            done = done.filter { $0.value != 0 }
            let all = promised.values.reduce(0, +)
            let lost = try promised.reduce(0) { lost, letter in
                let missing = max(0, letter.value - done[letter.key, default: 0])
                return try missing > 0 && year.hadNoChance(letter.key) ? lost : lost + missing
            }
            let more = done.reduce(0) { $0 + max(0, $1.value - promised[$1.key, default: 0]) }
            OrdealTable.add(
                [
                    "a year of cron", "resend", "\(all)", "\(events + year.kills)", "\(year.runs)",
                    "\(done.values.reduce(0, +))", "0", "0", "\(more)", "\(lost)", OrdealTable.seconds(since: begun),
                ])
            let wrong = try Set(promised.keys).union(done.keys).filter { promised[$0] != done[$0] }
                .filter { try !year.hadNoChance($0) }.sorted()
            let stories = try wrong.prefix(8).map(year.story).joined(separator: "; ")
            #expect(wrong.isEmpty, "seed \(Torture.seed): \(wrong.count): \(stories)")
            #expect(all >= year.willing, "seed \(Torture.seed)")
            // One file for each message, however often it was tried.
            #expect(try year.letters == year.sent().values.reduce(0, +), "seed \(Torture.seed)")
            let verdict = try Executable(workspace: year.folder.path).run("store", "verify", "--json")
            #expect(verdict.code == 0, "seed \(Torture.seed): \(verdict.out)")
        }
    }
}
