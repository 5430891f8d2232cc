import Campaigning
import Definitions
import Formats
import SQLite
import Store
import TestSupport
import Testing

/// Which letters occasions begin, on which days, and which of several.
@Suite struct OccasionTests {
    private func scene(_ occasions: String, trigger: String = "occasion: any", zone: String = "member") throws
        -> JourneyScene
    {
        let scene = try JourneyScene()
        scene.folder.write(occasions + "\n", to: "occasions.yaml")
        try scene.write(
            """
            trigger: { \(trigger) }
            schedule: { timezone: \(zone) }
            steps: [{ id: letter, at: "10:00", content: word }]
            """)
        try scene.store.addDeclaredColumns(scene.workspace.definition)
        return scene
    }

    private func set(_ scene: JourneyScene, _ name: String, birthday: String? = nil, joined: String? = nil) throws {
        try scene.store.connection.run(
            "UPDATE members SET attr_birthday = :birthday, joined_at = :joined WHERE email = :email",
            [
                "birthday": SQLValue(birthday), "joined": SQLValue(try joined.map { try time($0).milliseconds }),
                "email": .text(name + "@example.org"),
            ])
    }

    /// Twice a day, as slow a cron as there is.
    private func run(_ scene: JourneyScene, _ from: String, _ to: String) throws {
        try scene.run(from: from + "T00:00:00Z", to: to + "T00:00:00Z", every: 12 * 60)
    }

    private func began(_ scene: JourneyScene) throws -> [String] {
        try scene.store.connection.rows(
            """
            SELECT j.occurrence, m.email FROM journeys j JOIN members m ON m.id = j.member_id
            ORDER BY j.triggered_at, j.occurrence, m.id
            """
        ) { "\($0.text(0).dropFirst(9)) \($0.text(1).split(separator: "@")[0])" }
    }

    @Test func everyKindFallsOnItsDayOnTheMembersClock() throws {
        let scene = try scene(
            """
            - { name: year, when: { anniversary: joined_at }, title: A }
            - { name: birthday, when: { anniversary: birthday }, title: B }
            - { name: tree, when: { anniversary: first(purchase) }, title: C }
            - { name: day, when: { date: 03-07 }, title: D, where: city = "Penza" }
            - { name: jubilee, when: { date: 2026-03-08 }, title: E, where: city = "Omsk" }
            """)
        for name in ["anna", "boris", "clara", "dina", "erik"] {
            try scene.add(name, zone: name == "anna" ? "Asia/Tokyo" : "Europe/London")
        }
        // In Moscow, where the club is, it is the fourth already.
        try set(scene, "anna", joined: "2024-03-03T22:00:00Z")
        try set(scene, "boris", birthday: "1980-03-05")
        try scene.buy("clara", "2023-03-06T12:00:00Z")
        try scene.buy("clara", "2024-03-09T12:00:00Z")
        try scene.store.connection.execute("UPDATE members SET attr_city = 'Penza' WHERE email LIKE 'dina%'")
        try scene.store.connection.execute("UPDATE members SET attr_city = 'Omsk' WHERE email LIKE 'erik%'")
        try scene.run("2026-03-01T08:00:00Z")
        try scene.run(from: "2026-03-01T09:00:00Z", to: "2026-03-10T09:00:00Z")
        #expect(
            try scene.sent() == [
                "occasion:year:2026-03-04:2 letter anna 2026-03-04T01:00Z",
                "occasion:birthday:2026-03-05:46 letter boris 2026-03-05T10:00Z",
                "occasion:tree:2026-03-06:3 letter clara 2026-03-06T10:00Z",
                "occasion:day:2026-03-07 letter dina 2026-03-07T10:00Z",
                "occasion:jubilee:2026-03-08 letter erik 2026-03-08T10:00Z",
            ])
    }

    @Test func theTwentyNinthOfFebruaryIsTheTwentyEighthInOtherYears() throws {
        let scene = try scene(
            """
            - { name: year, when: { anniversary: joined_at }, title: A }
            - { name: birthday, when: { anniversary: birthday }, title: B, where: joined_at before 2020-01-01 }
            """)
        for name in ["anna", "boris", "clara"] { try scene.add(name) }
        try set(scene, "anna", joined: "2024-02-29T09:00:00Z")
        try set(scene, "boris", birthday: "1996-02-29", joined: "2019-06-01T00:00:00Z")
        try set(scene, "clara", joined: "2024-02-28T21:30:00Z")
        try run(scene, "2027-02-20", "2027-03-03")
        #expect(
            try began(scene) == [
                "birthday:2027-02-28:31 boris", "year:2027-02-28:3 anna", "year:2027-02-28:3 clara",
            ])
        try run(scene, "2028-02-20", "2028-03-03")
        #expect(
            try began(scene).dropFirst(3) == [
                "birthday:2028-02-29:32 boris", "year:2028-02-29:4 anna", "year:2028-02-29:4 clara",
            ])
    }

    @Test func theDayOfJoiningItselfIsNoAnniversary() throws {
        let scene = try scene("- { name: year, when: { anniversary: joined_at }, title: A }")
        try scene.add("anna")
        try set(scene, "anna", joined: "2026-03-05T09:00:00Z")
        try run(scene, "2026-03-01", "2026-03-10")
        #expect(try began(scene).isEmpty)
    }

    @Test func ofTwoOnOneDayTheOneGoesThatWasNotHadForLongest() throws {
        let scene = try scene(
            """
            - { name: first, when: { date: 03-05 }, title: A }
            - { name: second, when: { date: 03-05 }, title: B }
            - { name: third, when: { date: 03-05 }, title: C }
            """)
        try scene.add("anna")
        for year in 2026...2030 { try run(scene, "\(year)-03-01", "\(year)-03-10") }
        #expect(
            try began(scene) == [
                "first:2026-03-05 anna", "second:2027-03-05 anna", "third:2028-03-05 anna", "first:2029-03-05 anna",
                "second:2030-03-05 anna",
            ])
    }

    @Test func twoAreKeptApart() throws {
        let scene = try scene(
            """
            - { name: one, when: { date: 03-05 }, title: A }
            - { name: two, when: { date: 03-14 }, title: B }
            - { name: three, when: { date: 03-15 }, title: C }
            """, trigger: "occasion: any, apart: 10d")
        for name in ["anna", "boris"] { try scene.add(name) }
        try run(scene, "2026-03-01", "2026-03-20")
        #expect(
            try began(scene) == [
                "one:2026-03-05 anna", "one:2026-03-05 boris", "three:2026-03-15 anna", "three:2026-03-15 boris",
            ])
    }

    @Test func noneComesAgainTooSoon() throws {
        let scene = try scene(
            """
            - { name: often, when: { date: 03-05 }, title: A }
            - { name: seldom, when: { date: 09-05 }, title: B, again_after: 2y }
            """)
        try scene.add("anna")
        for year in 2026...2028 {
            try run(scene, "\(year)-03-01", "\(year)-03-10")
            try run(scene, "\(year)-09-01", "\(year)-09-10")
        }
        #expect(
            try began(scene) == [
                "often:2026-03-05 anna", "seldom:2026-09-05 anna", "often:2027-03-05 anna", "often:2028-03-05 anna",
                "seldom:2028-09-05 anna",
            ])
    }

    @Test func whoHasHadOneGivesItsPlaceToTheNextOnlyForThemselves() throws {
        let scene = try scene(
            """
            - { name: birthday, when: { anniversary: birthday }, title: A }
            - { name: day, when: { date: 03-05 }, title: B }
            """)
        for name in ["anna", "boris"] { try scene.add(name) }
        try set(scene, "anna", birthday: "1990-03-05")
        try run(scene, "2026-03-01", "2026-03-10")
        try run(scene, "2027-03-01", "2027-03-10")
        #expect(
            try began(scene) == [
                "birthday:2026-03-05:36 anna", "day:2026-03-05 boris", "day:2027-03-05 anna", "day:2027-03-05 boris",
            ])
    }

    @Test func theAudienceAndTheFilterOfTheOccasionBothHold() throws {
        let scene = try scene("- { name: day, when: { date: 03-05 }, title: A, where: purchases >= 1 }")
        for name in ["anna", "boris", "clara"] { try scene.add(name) }
        for name in ["anna", "boris"] { try scene.buy(name, "2026-02-01T09:00:00Z") }
        try scene.store.connection.execute("UPDATE members SET attr_city = 'Penza' WHERE email NOT LIKE 'boris%'")
        try scene.write(
            """
            trigger: { occasion: day }
            audience: { where: city = "Penza" }
            steps: [{ id: letter, content: word }]
            """)
        try run(scene, "2026-03-01", "2026-03-10")
        #expect(try began(scene) == ["day:2026-03-05 anna"])
    }

    @Test func aRunThatIsKilledBetweenMembersOrRepeatedBeginsNothingTwice() throws {
        let scene = try scene(
            """
            - { name: birthday, when: { anniversary: birthday }, title: A }
            - { name: day, when: { date: 03-05 }, title: B }
            - { name: other, when: { date: 03-05 }, title: C }
            """)
        for name in ["anna", "boris", "clara"] { try scene.add(name) }
        try set(scene, "anna", birthday: "1990-03-05")
        try scene.run("2026-03-01T08:00:00Z")
        try scene.run("2026-03-04T08:00:00Z")
        let mark = "SELECT max(through_id) FROM journey_marks"
        let before = try scene.store.number(mark)
        // Killed behind the first of the two that begin: the day is not marked as done.
        try scene.store.connection.execute(
            """
            CREATE TRIGGER killed BEFORE INSERT ON journeys WHEN NEW.occurrence LIKE 'occasion:day%'
            BEGIN SELECT RAISE(ABORT, 'killed'); END
            """)
        #expect(throws: (any Error).self) { try scene.run("2026-03-05T08:00:00Z") }
        #expect(try began(scene) == ["birthday:2026-03-05:36 anna"])
        #expect(try scene.store.number(mark) == before)
        try scene.store.connection.execute("DROP TRIGGER killed")
        for minute in 1...3 { try scene.run("2026-03-05T08:0\(minute):00Z") }
        let expected = ["birthday:2026-03-05:36 anna", "day:2026-03-05 boris", "day:2026-03-05 clara"]
        #expect(try began(scene) == expected)
        // As after a restored mark: the day once more.
        try scene.store.connection.execute("UPDATE journey_marks SET through_id = through_id - 2")
        try scene.run("2026-03-05T09:00:00Z")
        #expect(try began(scene) == expected && scene.sent().count == 3)
    }

    @Test func ofAnOutageThreeDaysAreMadeUpForInOrder() throws {
        let scene = try scene(
            """
            - { name: a, when: { date: 03-04 }, title: A }
            - { name: b, when: { date: 03-06 }, title: B }
            - { name: c, when: { date: 03-07 }, title: C }
            """)
        try scene.add("anna")
        try scene.run("2026-03-01T08:00:00Z")
        try scene.run("2026-03-07T12:00:00Z")
        #expect(try began(scene) == ["b:2026-03-06 anna"])
    }

    @Test func whatFellWhileTheCampaignWasDisabledWasNotHad() throws {
        let scene = try scene(
            """
            - { name: a, when: { date: 03-04 }, title: A }
            - { name: b, when: { date: 03-10 }, title: B }
            """)
        try scene.add("anna")
        try scene.run("2026-03-01T08:00:00Z")
        let text = scene.folder.read("campaigns/path.yaml")
        scene.folder.write(text + "disabled: true\n", to: "campaigns/path.yaml")
        try scene.load()
        try run(scene, "2026-03-02", "2026-03-06")
        scene.folder.write(text, to: "campaigns/path.yaml")
        try scene.load()
        try run(scene, "2026-03-07", "2026-03-12")
        #expect(try scene.sent() == ["occasion:b:2026-03-10 letter anna 2026-03-10T12:00Z"])
    }

    @Test func anErasedMemberHasNoMoreOfThem() throws {
        let scene = try scene("- { name: year, when: { anniversary: joined_at }, title: A }")
        try scene.add("anna")
        try set(scene, "anna", joined: "2024-03-05T09:00:00Z")
        try scene.run("2026-03-01T08:00:00Z")
        try scene.store.connection.execute("UPDATE members SET email = NULL, email_key = NULL, erased_at = 1")
        try scene.run("2026-03-05T08:00:00Z")
        #expect(try began(scene).isEmpty)
    }

    @Test func thePlanOfTheNextDaysIsWhatHappens() throws {
        let scene = try scene(
            """
            - { name: year, when: { anniversary: joined_at }, title: A }
            - { name: day, when: { date: 03-08 }, title: B }
            """, trigger: "occasion: any, apart: 5d")
        for name in ["anna", "boris", "clara"] { try scene.add(name) }
        try set(scene, "anna", joined: "2024-03-05T09:00:00Z")
        try set(scene, "boris", joined: "2020-03-05T09:00:00Z")
        try scene.run("2026-03-01T08:00:00Z")
        let forecast = PlanForecast(
            scene.store, scene.workspace, now: try time("2026-03-01T08:10:00Z"),
            until: try time("2026-03-09T10:00:00Z"))
        try forecast.run()
        // The years of each are one line.
        #expect(
            forecast.steps.map { "\($0.occurrence) \($0.step) \($0.send)" } == [
                "occasion:year:2026-03-05 letter 2", "occasion:day:2026-03-08 letter 1",
            ])
        #expect(try began(scene).isEmpty)
        try run(scene, "2026-03-02", "2026-03-10")
        #expect(try began(scene) == ["year:2026-03-05:2 anna", "year:2026-03-05:6 boris", "day:2026-03-08 clara"])
        let counts = try scene.store.ledgerCounts().map(\.occurrence)
        #expect(Set(counts) == ["occasion:year:2026-03-05", "occasion:day:2026-03-08"])
    }
}
