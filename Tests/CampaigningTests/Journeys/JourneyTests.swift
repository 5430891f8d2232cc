import Campaigning
import Formats
import Store
import TestSupport
import Testing

/// What sequences send, when, and to whom.
@Suite struct JourneyTests {
    private let welcome = """
        trigger: { activity: purchase }
        steps:
          - { id: thanks, after: 1h, content: word }
          - { id: care, after: 3d, at: "10:00", content: word }
        """

    @Test func aPurchaseBeginsItAndTheStepsFollow() throws {
        let scene = try JourneyScene(welcome)
        try scene.add("anna")
        try scene.run("2026-03-01T08:00:00Z")
        try scene.buy("anna", "2026-03-01T09:30:00Z")
        try scene.run(from: "2026-03-01T10:00:00Z", to: "2026-03-07T10:00:00Z")
        // 10:00 in Moscow is 7:00 UTC.
        #expect(
            try scene.sent() == [
                "activity:1 thanks anna 2026-03-01T11:00Z", "activity:1 care anna 2026-03-04T07:00Z",
            ])
        #expect(try scene.journeys() == ["- completed"])
    }

    @Test func whatHappenedBeforeTheFirstRunBeginsNothing() throws {
        let scene = try JourneyScene(welcome)
        try scene.add("anna")
        try scene.add("boris")
        try scene.buy("anna", "2026-02-01T09:30:00Z")
        try scene.run("2026-03-01T08:00:00Z")
        // Known late, but from before.
        try scene.buy("boris", "2026-02-28T09:30:00Z")
        try scene.run(from: "2026-03-01T10:00:00Z", to: "2026-03-02T10:00:00Z")
        #expect(try scene.sent().isEmpty)
    }

    @Test func whatIsKnownBeforehandBeginsItInItsTime() throws {
        let scene = try JourneyScene(welcome)
        try scene.add("anna")
        try scene.buy("anna", "2026-03-01T12:00:00Z")
        try scene.run(from: "2026-03-01T08:00:00Z", to: "2026-03-01T18:00:00Z")
        #expect(try scene.sent() == ["activity:1 thanks anna 2026-03-01T13:00Z"])
    }

    @Test func onlyActivitiesLikeThisBeginIt() throws {
        let scene = try JourneyScene(
            """
            trigger: { activity: purchase, where: amount > 1000 }
            steps: [{ id: thanks, content: word }]
            """)
        for name in ["anna", "boris"] { try scene.add(name) }
        try scene.run("2026-03-01T08:00:00Z")
        try scene.buy("anna", "2026-03-01T09:00:00Z", amount: 50)
        try scene.buy("boris", "2026-03-01T09:00:00Z", amount: 5000)
        try scene.run("2026-03-01T10:00:00Z")
        #expect(try scene.sent() == ["activity:2 thanks boris 2026-03-01T10:00Z"])
    }

    @Test func aStageBeginsItOnEntering() throws {
        let scene = try JourneyScene("trigger: { stage: repeat }\nsteps: [{ id: hello, content: word }]")
        try scene.add("anna")
        try scene.run("2026-03-01T08:00:00Z")
        try scene.buy("anna", "2026-03-01T09:00:00Z")
        try scene.run("2026-03-01T10:00:00Z")
        #expect(try scene.sent().isEmpty)
        try scene.buy("anna", "2026-03-02T09:00:00Z")
        let now = try time("2026-03-02T10:00:00Z")
        let forecast = PlanForecast(scene.store, scene.workspace, now: now, until: now)
        try forecast.run()
        #expect(forecast.steps.map { "\($0.occurrence) \($0.step) \($0.send)" } == ["stage:* hello 1"])
        try scene.store.dropStageOverlay()
        try scene.run(at: now)
        #expect(
            try scene.sent().map { $0.split(separator: " ").dropFirst().joined(separator: " ") } == [
                "hello anna 2026-03-02T10:00Z"
            ])
    }

    @Test func newMembersBeginItOnce() throws {
        let scene = try JourneyScene("trigger: joined\nsteps: [{ id: hello, content: word }]")
        try scene.add("old", at: "2026-01-01T00:00:00Z")
        try scene.run("2026-03-01T08:00:00Z")
        try scene.add("anna", at: "2026-03-01T09:00:00Z")
        try scene.run(from: "2026-03-01T10:00:00Z", to: "2026-03-01T14:00:00Z")
        #expect(try scene.sent() == ["joined hello anna 2026-03-01T10:00Z"])
    }

    @Test func whereAndExitAreAskedAtEachStep() throws {
        let scene = try JourneyScene(
            """
            trigger: { activity: purchase }
            exit: count(purchase, within 30d) >= 3
            steps:
              - { id: one, content: word }
              - { id: two, after: 1d, where: "count(purchase, within 30d) = 1", content: word }
              - { id: three, after: 1d, content: word }
            """)
        for name in ["anna", "boris", "vera"] { try scene.add(name) }
        try scene.run("2026-03-01T08:00:00Z")
        for name in ["anna", "boris", "vera"] { try scene.buy(name, "2026-03-01T09:00:00Z") }
        try scene.run("2026-03-01T10:00:00Z")
        try scene.buy("boris", "2026-03-01T12:00:00Z")
        for _ in 0..<2 { try scene.buy("vera", "2026-03-01T12:00:00Z") }
        try scene.run(from: "2026-03-01T13:00:00Z", to: "2026-03-05T13:00:00Z")
        #expect(
            try scene.sent().map { $0.split(separator: " ").dropFirst().joined(separator: " ") } == [
                "one anna 2026-03-01T10:00Z", "one boris 2026-03-01T10:00Z", "one vera 2026-03-01T10:00Z",
                "two anna 2026-03-02T10:00Z", "three anna 2026-03-03T10:00Z", "three boris 2026-03-03T10:00Z",
            ])
        #expect(try scene.journeys() == ["- completed", "- completed", "- exited"])
    }

    @Test(arguments: [
        ("once", ["2026-03-01T10:00Z"]),
        ("every 30d", ["2026-03-01T10:00Z", "2026-04-05T10:00Z"]),
        ("always", ["2026-03-01T10:00Z", "2026-03-20T10:00Z", "2026-04-05T10:00Z"]),
    ])
    func reentryIsAsTheRuleSays(rule: String, times: [String]) throws {
        let scene = try JourneyScene(
            "trigger: { activity: purchase }\nreentry: \(rule)\nsteps: [{ id: one, content: word }, { id: end, after: 2d, where: city is set, content: word }]"
        )
        try scene.add("anna")
        try scene.run("2026-03-01T08:00:00Z")
        for day in ["2026-03-01", "2026-03-02", "2026-03-20", "2026-04-05"] {
            try scene.buy("anna", day + "T09:00:00Z")
            try scene.run(day + "T10:00:00Z")
            try scene.run(day + "T11:00:00Z")
            try scene.run(from: day + "T12:00:00Z", to: day + "T12:00:00Z")
        }
        let sent = try scene.sent().map { String($0.split(separator: " ")[3]) }
        #expect(sent == times)
    }

    @Test func aWaitEndsWithWhatItWaitsForOrWithItsTime() throws {
        let scene = try JourneyScene(
            """
            trigger: joined
            steps:
              - { id: hello, content: word }
              - { id: first-order, wait_for: { activity: purchase, where: amount >= 10, timeout: 5d } }
              - id: fork
                branch:
                  - when: purchases >= 1
                    steps: [{ id: thanks, after: 1h, content: word }]
                  - steps: [{ id: help, content: word }]
              - { id: last, after: 1d, content: word }
            """)
        try scene.run("2026-03-01T08:00:00Z")
        for name in ["anna", "boris"] { try scene.add(name, at: "2026-03-01T09:00:00Z") }
        try scene.run(from: "2026-03-01T10:00:00Z", to: "2026-03-02T10:00:00Z")
        try scene.buy("anna", "2026-03-02T10:30:00Z")
        try scene.run(from: "2026-03-02T11:00:00Z", to: "2026-03-09T10:00:00Z")
        #expect(
            try scene.sent() == [
                "joined hello anna 2026-03-01T10:00Z", "joined hello boris 2026-03-01T10:00Z",
                "joined thanks anna 2026-03-02T12:00Z", "joined last anna 2026-03-03T12:00Z",
                "joined help boris 2026-03-06T10:00Z", "joined last boris 2026-03-07T10:00Z",
            ])
    }

    @Test func answersAndDaysAndSegmentsBeginIt() throws {
        let scene = try JourneyScene()
        try scene.write(
            "trigger: { response: nps, where: score >= 9 }\nsteps: [{ id: story, content: word }]", name: "a")
        try scene.write(
            "trigger: { date: birthday }\nschedule: { timezone: member }\nsteps: [{ id: cake, at: \"10:00\", content: word }]",
            name: "b")
        try scene.write("trigger: { segment: spenders }\nsteps: [{ id: core, content: word }]", name: "c")
        try scene.store.addDeclaredColumns(scene.workspace.definition)
        for name in ["anna", "boris"] { try scene.add(name, zone: name == "anna" ? "Asia/Tokyo" : nil) }
        try scene.store.connection.run("UPDATE members SET attr_birthday = '1980-03-03'")
        try scene.buy("boris", "2026-02-01T00:00:00Z", amount: 2000)
        try scene.run("2026-03-01T08:00:00Z")
        try scene.answer("anna", "2026-03-01T09:00:00Z", score: 8)
        try scene.answer("boris", "2026-03-01T09:00:00Z", score: 9)
        try scene.buy("anna", "2026-03-01T09:00:00Z", amount: 2000)
        try scene.run(from: "2026-03-01T10:00:00Z", to: "2026-03-05T10:00:00Z")
        #expect(
            try scene.sent() == [
                "segment:2 core anna 2026-03-01T10:00Z", "response:2 story boris 2026-03-01T10:00Z",
                "date:2026-03-03 cake anna 2026-03-03T01:00Z", "date:2026-03-03 cake boris 2026-03-03T07:00Z",
            ])
    }

    @Test func thePlanOfTheNextDaysIsWhatHappens() throws {
        let scene = try JourneyScene(
            """
            trigger: { activity: purchase }
            steps:
              - { id: one, after: 1h, content: word }
              - { id: two, after: 2d, where: city is not set, content: word }
              - { id: three, after: 1d, at: "10:00", content: word }
            """)
        for name in ["anna", "boris"] { try scene.add(name) }
        try scene.run("2026-03-01T08:00:00Z")
        for name in ["anna", "boris"] { try scene.buy(name, "2026-03-01T09:00:00Z") }
        let now = try time("2026-03-01T09:30:00Z")
        let forecast = PlanForecast(scene.store, scene.workspace, now: now, until: try time("2026-03-10T10:00:00Z"))
        try forecast.run()
        #expect(forecast.steps.map { "\($0.step) \($0.send)" } == ["one 2", "two 2", "three 2"])
        #expect(try scene.store.number("SELECT count(*) FROM journeys") == 0)
        try scene.run(at: now)
        try scene.run(from: "2026-03-01T10:00:00Z", to: "2026-03-10T10:00:00Z")
        #expect(try scene.sent().count == 6)
    }

    @Test func anEditOfTheFileMeetsThoseUnderWay() throws {
        let scene = try JourneyScene(
            """
            trigger: { activity: purchase }
            steps:
              - { id: one, content: word }
              - { id: two, after: 1d, content: word }
              - { id: three, after: 1d, content: word }
            """)
        try scene.add("anna")
        try scene.run("2026-03-01T08:00:00Z")
        try scene.buy("anna", "2026-03-01T09:00:00Z")
        try scene.run("2026-03-01T10:00:00Z")
        try scene.run("2026-03-01T11:00:00Z")
        try scene.write(
            """
            trigger: { activity: purchase }
            steps:
              - { id: zero, content: word }
              - { id: one, content: word }
              - { id: three, after: 3d, content: word }
            """)
        let now = try time("2026-03-01T11:30:00Z")
        let forecast = PlanForecast(scene.store, scene.workspace, now: now, until: now)
        try forecast.run()
        #expect(
            forecast.warnings.map(\.english) == [
                "campaign path has no step two any more: 1 member before it will go on with three"
            ])
        try scene.run(from: "2026-03-01T12:00:00Z", to: "2026-03-06T12:00:00Z")
        #expect(
            try scene.sent() == [
                "activity:1 one anna 2026-03-01T10:00Z", "activity:1 three anna 2026-03-04T10:00Z",
            ])
    }

    @Test func aRemovedSequenceEndsAndARenamedOneGoesOn() throws {
        let scene = try JourneyScene(welcome)
        try scene.add("anna")
        try scene.run("2026-03-01T08:00:00Z")
        try scene.buy("anna", "2026-03-01T09:30:00Z")
        try scene.run("2026-03-01T10:00:00Z")
        let text = scene.folder.read("campaigns/path.yaml")
        try scene.folder.remove("campaigns/path.yaml")
        scene.folder.write("was: path\n" + text, to: "campaigns/way.yaml")
        try scene.load()
        try scene.run("2026-03-01T11:00:00Z")
        #expect(try scene.sent() == ["activity:1 thanks anna 2026-03-01T11:00Z"])
        try scene.folder.remove("campaigns/way.yaml")
        try scene.load()
        try scene.run(from: "2026-03-01T12:00:00Z", to: "2026-03-06T12:00:00Z")
        #expect(try scene.sent().count == 1)
        #expect(try scene.journeys() == ["- removed"])
    }

    @Test func anIdleRunWritesNothing() throws {
        let scene = try JourneyScene(welcome)
        try scene.add("anna")
        try scene.run("2026-03-01T08:00:00Z")
        try scene.buy("anna", "2026-03-01T09:30:00Z")
        try scene.run("2026-03-01T10:00:00Z")
        try scene.run("2026-03-01T11:00:00Z")
        try scene.run("2026-03-01T12:00:00Z")
        let before = try scene.store.number("SELECT total_changes()")
        _ = try Planner.plan(scene.store, scene.workspace, now: try time("2026-03-01T12:01:00Z"))
        #expect(try scene.store.number("SELECT total_changes()") == before)
    }
}
