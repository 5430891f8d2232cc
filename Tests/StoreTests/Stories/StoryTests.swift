import Definitions
import Formats
import SQLite
import Store
import TestSupport
import Testing

/// Stories are activities with a text; a permission holds for the words that were shown.
struct StoryTests {
    private let folder = TemporaryFolder()
    private let store: Store
    private let anna: Int64
    private let wording = ShownWording(version: "2026-11", locale: "en", text: "You may quote me.")

    init() throws {
        store = try Sample.store(in: folder)
        var definition = Sample.definition()
        definition.activities = [ActivityDefinition(name: "story", fields: ActivityDefinition.toldFields)]
        try store.addDeclaredColumns(definition)
        anna = try store.seedMember("anna@example.org", locale: "en")
    }

    private func tell(_ text: String, key: String = "1", member: Int64? = nil) throws -> Story {
        let added = try store.addStory(
            memberID: member ?? anna, kind: "story", text: text, url: nil, source: "stories", key: key, at: Sample.now,
            now: Sample.now)
        return try #require(try store.story(added.id))
    }

    private func say(_ state: StoryPermission.State, _ story: Story, name: String? = nil) throws {
        try store.appendStoryPermission(
            StoryPermission(
                state: state, textHash: StoryPermission.hash(story.text), name: name,
                wording: state == .granted ? wording : nil, source: "page", at: Sample.now),
            story: story.id, memberID: story.memberID)
    }

    @Test func theSameStoryComesOnce() throws {
        let first = try tell("Ask first.")
        let again = try store.addStory(
            memberID: anna, kind: "story", text: "Ask first.", url: nil, source: "stories", key: "1", at: Sample.now,
            now: Sample.now)
        #expect(again.id == first.id && !again.isNew)
        #expect(first.standing == .unasked && !first.isVerified)
    }

    @Test func aPermissionIsForTheWordsThatWereShown() throws {
        let story = try tell("Ask first.")
        try say(.asked, story)
        #expect(try store.story(story.id)?.standing == .asked)
        try say(.granted, story, name: "Anna P.")
        let granted = try #require(try store.story(story.id))
        #expect(granted.isQuotable && granted.permission?.name == "Anna P." && granted.permission?.wording == wording)
        try store.connection.execute("UPDATE activities SET field_text = 'Ask first!' WHERE id = \(story.id)")
        #expect(try store.story(story.id)?.standing == .changed)
    }

    /// Asking anew undoes nothing.
    @Test func theLatestWordOfTheMemberHolds() throws {
        let story = try tell("Ask first.")
        for (state, standing) in [
            (StoryPermission.State.granted, Story.Standing.granted), (.asked, .granted), (.withdrawn, .withdrawn),
            (.refused, .refused), (.granted, .granted),
        ] {
            try say(state, story)
            #expect(try store.story(story.id)?.standing == standing)
        }
        #expect(try store.storyPermissions(story.id).count == 5)
    }

    /// An import may give an activity to another member: the permission does not go with it.
    @Test func aPermissionOfAnotherMemberIsNone() throws {
        let story = try tell("Ask first.")
        try say(.granted, story)
        let boris = try store.seedMember("boris@example.org")
        try store.connection.execute("UPDATE activities SET member_id = \(boris) WHERE id = \(story.id)")
        #expect(try store.story(story.id)?.standing == .unasked)
    }

    @Test func onlyWhoHasBoughtIsAVerifiedBuyer() throws {
        let story = try tell("Ask first.")
        try store.connection.execute(
            """
            INSERT INTO activities (member_id, kind, at, source, source_key, created_at)
            VALUES (\(anna), 'purchase', 0, 'shop', 'o1', 0)
            """)
        #expect(try store.story(story.id)?.isVerified == true)
    }

    @Test func anErasureTakesStoriesAndPermissions() throws {
        let story = try tell("Ask first.")
        try say(.granted, story, name: "Anna")
        let erasure = try store.beginErasure(memberID: anna, emailKey: "anna@example.org", at: Sample.now)
        _ = try store.deleteActivities(memberID: anna)
        _ = try store.emptyMember(anna, erasure: erasure, at: Sample.now)
        #expect(try store.stories().isEmpty)
        #expect(try store.number("SELECT count(*) FROM story_permissions") == 0)
    }

    @Test func aStoreWithoutTextsHasNoStories() throws {
        let other = TemporaryFolder()
        #expect(try Sample.store(in: other).stories().isEmpty)
    }
}
