import Campaigning
import Definitions
import Formats
import Store
import TestSupport
import Testing

@Suite struct PlannerTests {
    @Test func anOccurrenceIsNamedByItsUTCMinute() throws {
        let community = try Community(members: 1)
        community.campaigns = [try .sample()]
        let outcome = try community.plan("2026-10-10T07:00:00Z")
        #expect(outcome.planned == 1 && outcome.warnings.isEmpty)
        #expect(try community.ledger() == ["letter 2026-10-10T07:00Z m0@example.org planned"])
    }

    @Test func runTwiceNothingIsNew() throws {
        let community = try Community(members: 30)
        community.campaigns = [try .sample(audience: Audience(sample: 50, holdout: 20))]
        _ = try community.plan("2026-10-10T07:00:00Z")
        let first = try community.ledger()
        let again = try community.plan("2026-10-10T07:01:00Z")
        #expect(again.planned == 0 && again.skipped.isEmpty)
        #expect(try community.ledger() == first)
    }

    @Test func cronMakesUpForNothingFromBeforeItWasFirstRun() throws {
        let community = try Community(members: 1)
        community.campaigns = [try .sample()]
        #expect(try community.plan("2026-10-12T00:00:00Z").planned == 0)
        #expect(try community.plan("2026-10-17T07:00:00Z").planned == 1)
    }

    @Test func afterAnOutageOnlyTheLatestGoesAndItIsSaid() throws {
        let community = try Community(members: 1)
        community.campaigns = [try .sample(when: "0 10 * * *")]
        _ = try community.plan("2026-10-10T06:00:00Z")
        let outcome = try community.plan("2026-10-14T09:00:00Z")
        #expect(try community.ledger() == ["letter 2026-10-14T07:00Z m0@example.org planned"])
        #expect(
            outcome.warnings.map(\.english) == [
                "campaign letter: 4 earlier times were missed and will not be made up for"
            ])
        #expect(try community.plan("2026-10-14T09:01:00Z").warnings.isEmpty)
    }

    @Test func withNotAfterEveryOccurrenceThatIsStillInTimeGoes() throws {
        let community = try Community(members: 1)
        community.campaigns = [try .sample(when: "0 10 * * *", notAfter: Span(1, .days))]
        _ = try community.plan("2026-10-10T06:00:00Z")
        _ = try community.plan("2026-10-14T06:59:00Z")
        #expect(try community.occurrences() == ["letter 2026-10-13T07:00Z"])
        community.campaigns = [try .sample(when: "0 10 * * *", notAfter: Span(3, .hours))]
        let outcome = try community.plan("2026-10-16T00:00:00Z")
        #expect(try community.occurrences().last == "letter 2026-10-15T07:00Z too_late")
        #expect(outcome.planned == 0 && outcome.warnings.count == 2)
        #expect(try community.plan("2026-10-16T00:01:00Z").warnings.isEmpty)
    }

    @Test func aPastTimeIsSentWithinItsNotAfterWithAWarning() throws {
        let community = try Community(members: 1)
        community.campaigns = [try .sample(when: "2026-10-09 10:00")]
        let outcome = try community.plan("2026-10-10T07:00:00Z")
        #expect(outcome.planned == 1)
        #expect(
            outcome.warnings.map(\.english) == [
                "campaign letter was due at 2026-10-09T07:00:00Z and is sent 24 hours late"
            ])
    }

    @Test func aTimeLongPastIsNotSentAndSaidOnce() throws {
        let community = try Community(members: 1)
        community.campaigns = [try .sample(when: "2026-10-01 10:00")]
        let outcome = try community.plan("2026-10-10T07:00:00Z")
        #expect(outcome.planned == 0 && outcome.warnings.count == 1)
        #expect(try community.plan("2026-10-10T07:01:00Z").warnings.isEmpty)
        #expect(try community.occurrences() == ["letter 2026-10-01T07:00Z too_late"])
    }

    @Test func onceMeansOnceThoughTheFileIsEditedAndRenamed() throws {
        let community = try Community(members: 1)
        community.campaigns = [try .sample(when: "2026-10-10 10:00")]
        #expect(try community.plan("2026-10-10T07:00:00Z").planned == 1)
        community.campaigns = [try .sample("note", when: "2026-10-10 10:00", was: "letter", hash: "h2")]
        #expect(try community.plan("2026-10-10T07:05:00Z").planned == 0)
    }

    @Test func aRenamedCampaignGoesOnWithItsRhythm() throws {
        let community = try Community(members: 1)
        community.campaigns = [try .sample()]
        _ = try community.plan("2026-10-10T07:00:00Z")
        community.campaigns = [try .sample("note", was: "letter", hash: "h2")]
        _ = try community.plan("2026-10-18T07:00:00Z")
        #expect(
            try community.occurrences() == ["letter 2026-10-10T07:00Z", "note 2026-10-17T07:00Z"])
    }

    @Test func aChangedScheduleMakesUpForNothing() throws {
        let community = try Community(members: 1)
        community.campaigns = [try .sample()]
        _ = try community.plan("2026-10-10T07:00:00Z")
        community.campaigns = [try .sample(when: "0 9 * * mon", hash: "h2")]
        #expect(try community.plan("2026-10-14T07:00:00Z").planned == 0)
        #expect(try community.plan("2026-10-19T06:00:00Z").planned == 1)
    }

    @Test func anEditedTextDuringAnOutageLosesNothing() throws {
        let community = try Community(members: 1)
        community.campaigns = [try .sample()]
        _ = try community.plan("2026-10-09T07:00:00Z")
        community.campaigns = [try .sample(hash: "h2")]
        #expect(try community.plan("2026-10-10T07:00:30Z").planned == 1)
    }

    @Test func enablingACampaignSendsNothingFromWhileItWasDisabled() throws {
        let community = try Community(members: 1)
        community.campaigns = [try .sample(hash: "h2", isDisabled: true)]
        _ = try community.plan("2026-10-09T07:00:00Z")
        _ = try community.plan("2026-10-11T07:00:00Z")
        community.campaigns = [try .sample()]
        #expect(try community.plan("2026-10-12T07:00:00Z").planned == 0)
        #expect(try community.plan("2026-10-17T07:00:00Z").planned == 1)
    }

    @Test func tooLargeAnAudienceIsStoppedBeforeTheFirstRow() throws {
        let community = try Community(members: 20)
        community.campaigns = [try .sample(audience: Audience(maxAudience: 10))]
        let outcome = try community.plan("2026-10-10T07:00:00Z")
        #expect(outcome.planned == 0)
        let warning = try #require(outcome.warnings.first)
        #expect(warning.contains("20 members would get it, max_audience is 10"))
        #expect(try community.ledger().isEmpty)
        #expect(try community.plan("2026-10-10T07:01:00Z").warnings.isEmpty)
        community.campaigns = [try .sample(audience: Audience(maxAudience: 20), hash: "h2")]
        #expect(try community.plan("2026-10-10T08:00:00Z").planned == 20)
    }

    @Test func whatStaysStoppedIsTooLateWhenTheNextOneIsDue() throws {
        let community = try Community(members: 20)
        community.campaigns = [try .sample(audience: Audience(maxAudience: 10))]
        _ = try community.plan("2026-10-10T07:00:00Z")
        let outcome = try community.plan("2026-10-17T07:00:00Z")
        #expect(outcome.warnings.count == 2)
        #expect(
            try community.occurrences() == [
                "letter 2026-10-10T07:00Z too_late", "letter 2026-10-17T07:00Z max_audience",
            ])
    }

    @Test func theErasedAndThoseWithoutAnAddressAreInNoAudience() throws {
        let community = try Community(members: 3)
        try community.store.connection.execute(
            """
            UPDATE members SET email = NULL, email_key = NULL WHERE id = 1;
            UPDATE members SET erased_at = 1 WHERE id = 2;
            """)
        community.campaigns = [try .sample()]
        _ = try community.plan("2026-10-10T07:00:00Z")
        #expect(try community.ledger() == ["letter 2026-10-10T07:00Z m2@example.org planned"])
    }

    @Test func excludedTagsAndSegmentsAreLeftOut() throws {
        let community = try Community(members: 1)
        try community.add("staff@example.org", tags: ["staff"])
        community.definition.segments = [
            SegmentDefinition(name: "all", filter: Filter(text: "all", root: .always(true)), mark: Sample.mark)
        ]
        community.campaigns = [
            try .sample(audience: Audience(exclude: [.tag("staff")])),
            try .sample("none", audience: Audience(exclude: [.segment("gone")])),
        ]
        _ = try community.plan("2026-10-10T07:00:00Z")
        #expect(try community.ledger() == ["letter 2026-10-10T07:00Z m0@example.org planned"])
    }

    @Test func aSegmentExcludesNobodyOfWhomNothingIsKnown() throws {
        let community = try Community(members: 2)
        try community.store.addDeclaredColumns(community.definition)
        try community.store.connection.execute("UPDATE members SET attr_city = 'Penza' WHERE id = 1")
        community.definition.segments = [
            SegmentDefinition(
                name: "locals", filter: try community.filter("city = \"Penza\""), mark: Sample.mark)
        ]
        community.campaigns = [
            try .sample(audience: Audience(exclude: [.segment("locals")])),
            try .sample("local", audience: Audience(filter: try community.filter("city = \"Penza\""))),
        ]
        _ = try community.plan("2026-10-10T07:00:00Z")
        #expect(
            try community.ledger() == [
                "letter 2026-10-10T07:00Z m1@example.org planned", "local 2026-10-10T07:00Z m0@example.org planned",
            ])
    }

    @Test func thoseWhoJoinAfterPlanningAreNotAdded() throws {
        let community = try Community(members: 1)
        community.campaigns = [try .sample()]
        _ = try community.plan("2026-10-10T07:00:00Z")
        try community.add("late@example.org")
        #expect(try community.plan("2026-10-10T07:05:00Z").planned == 0)
    }

    @Test func planningGoesOnFromWhereItWasKilled() throws {
        let community = try Community(members: 2500)
        community.campaigns = [try .sample()]
        _ = try community.plan("2026-10-10T07:00:00Z")
        let whole = try community.ledger()
        // As if the process had died after its first chunk.
        try community.store.connection.execute(
            """
            DELETE FROM messages WHERE member_id > 1000;
            UPDATE occurrences SET planned_through_id = 1000, audience = 1000, complete_at = NULL;
            """)
        #expect(try community.plan("2026-10-10T07:01:00Z").planned == 1500)
        #expect(try community.ledger() == whole)
    }

    @Test func aRemovedCampaignIsNotPlannedOnAndABrokenOneWaits() throws {
        let community = try Community(members: 1)
        community.campaigns = [try .sample()]
        _ = try community.plan("2026-10-10T07:00:00Z")
        try community.store.connection.execute("UPDATE occurrences SET complete_at = NULL")
        community.campaigns = []
        community.invalidCampaigns = ["letter"]
        _ = try community.plan("2026-10-10T07:01:00Z")
        #expect(try community.occurrences() == ["letter 2026-10-10T07:00Z"])
        community.invalidCampaigns = []
        _ = try community.plan("2026-10-10T07:02:00Z")
        #expect(try community.occurrences() == ["letter 2026-10-10T07:00Z campaign_removed"])
    }

    @Test func twoPlannersAtOnceWriteEachRowOnce() async throws {
        let community = try Community(members: 3000)
        community.campaigns = [try .sample(audience: Audience(holdout: 10))]
        let (path, workspace, now) = (community.store.path, community.workspace, try time("2026-10-10T07:00:00Z"))
        let outcomes = try await withThrowingTaskGroup(of: Planner.Outcome.self) { group in
            for _ in 0..<2 { group.addTask { try Planner.plan(Store(path: path), workspace, now: now) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.map { $0.planned + ($0.skipped[.holdout] ?? 0) }.reduce(0, +) == 3000)
        #expect(try community.ledger().count == 3000)
        _ = try community.plan("2026-10-10T07:01:00Z")
        #expect(try community.ledger().count == 3000)
    }
}
