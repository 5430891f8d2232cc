import SQLite
import Store
import TestSupport
import Testing

@Suite struct MemberSnapshotTests {
    let folder = TemporaryFolder()
    let store: Store

    init() throws {
        store = try Sample.store(in: folder)
        try store.addDeclaredColumns(Sample.definition())
        try store.connection.execute(
            """
            INSERT INTO members (id, key, email, email_key, first_name, locale, joined_at, stage, attr_city, created_at,
                updated_at, erased_at)
            VALUES (1, x'01', 'Anna@example.org', 'anna@example.org', 'Анна', 'ru', 5000, 'repeat', 'Penza', 1, 1, NULL),
                (2, x'02', 'b@example.org', 'b@example.org', NULL, NULL, NULL, NULL, NULL, 1, 1, NULL),
                (3, x'03', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1, 1, 9);
            INSERT INTO member_tags (member_id, tag, added_at) VALUES (1, 'staff', 1), (1, 'early', 2), (2, 'x', 1);
            """)
    }

    @Test func membersComeWithTheirAttributesAndTags() throws {
        let anna = try #require(try store.memberSnapshots(ids: [1, 2])[1])
        #expect(anna.email == "Anna@example.org")
        #expect(anna.firstName == "Анна")
        #expect(anna.attributes == ["city": .text("Penza")])
        #expect(anna.tags == ["early", "staff"])
        #expect(anna.joinedAt?.milliseconds == 5000)
        #expect(anna.stage == "repeat")
    }

    @Test func whatIsMissingIsAbsent() throws {
        let member = try #require(try store.memberSnapshots(ids: [2])[2])
        #expect(member.firstName == nil)
        #expect(member.attributes.isEmpty)
    }

    @Test func erasedAndUnknownMembersAreNotThere() throws {
        #expect(try store.memberSnapshots(ids: [1, 3, 99]).keys.sorted() == [1])
        #expect(try store.memberSnapshots(ids: []).isEmpty)
    }

    /// Read as a stretch of ids, with and without those who are not asked for, and as a list.
    @Test(arguments: [[1, 2, 4, 5], [2, 5], [5, 1], [1, 900, 2], [900], [4, 4, 5]])
    func whoeverIsAskedForComesAndNobodyElse(ids: [Int64]) throws {
        try store.connection.execute(
            """
            INSERT INTO members (id, key, email, email_key, created_at, updated_at)
            VALUES (4, x'04', 'd@example.org', 'd@example.org', 1, 1), (5, x'05', 'e@example.org', 'e@example.org', 1, 1),
                (900, x'09', 'f@example.org', 'f@example.org', 1, 1);
            INSERT INTO consent_states (member_id, purpose, state, at)
            SELECT id, 'email', 'granted', 7 FROM members;
            INSERT INTO consent_states (member_id, purpose, state, at) SELECT id, 'other', 'granted', 7 FROM members;
            INSERT INTO member_tags (member_id, tag, added_at) SELECT id, 'all', 1 FROM members;
            """)
        let wanted = Set(ids).sorted()
        let snapshots = try store.memberSnapshots(ids: ids)
        #expect(snapshots.keys.sorted() == wanted)
        #expect(snapshots.values.allSatisfy { $0.tags.contains("all") })
        let facts = try store.memberFacts(
            ids: ids, purposes: ["email"], audience: nil, contactsFrom: Sample.now, through: Sample.now)
        #expect(facts.keys.sorted() == wanted)
        #expect(facts.values.allSatisfy { $0.consents.map(\.purpose) == ["email"] })
    }

    @Test func aMemberIsFoundByTheKeyOfTheAddress() throws {
        #expect(try store.memberSnapshot(emailKey: "anna@example.org")?.id == 1)
        #expect(try store.memberSnapshot(emailKey: "nobody@example.org") == nil)
    }
}
