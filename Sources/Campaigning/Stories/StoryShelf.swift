internal import Definitions
internal import Formats
internal import Liquid
package import Store

/// What templates may quote at a moment: `stories.latest`, `stories.review` and the other kinds, and each by its number. Only what
/// its member permits as it stands; made once for many messages.
package struct StoryShelf: Sendable {
    static let names = ["latest", "by_id"] + ActivityDefinition.told

    let value: LiquidValue

    static let empty = StoryShelf([])

    /// What may be quoted now.
    package init(_ store: Store) throws {
        self.init(try store.stories(Store.StoryQuestion(onlyGranted: true)).filter(\.isQuotable))
    }

    /// - Parameter stories: the latest first.
    init(_ stories: [Story]) {
        var shelf = LiquidObject()
        var byID = LiquidObject()
        var kinds: [String: [LiquidValue]] = [:]
        var latest: [LiquidValue] = []
        for story in stories {
            let one = StoryShelf.value(of: story)
            byID[String(story.id)] = one
            kinds[story.kind, default: []].append(one)
            latest.append(one)
        }
        shelf["by_id"] = .object(byID)
        shelf["latest"] = .array(latest)
        for kind in ActivityDefinition.told { shelf[kind] = .array(kinds[kind] ?? []) }
        value = .object(shelf)
    }

    private static func value(of story: Story) -> LiquidValue {
        [
            "id": .integer(story.id), "kind": .string(story.kind), "text": .string(MemberText.clean(story.text)),
            "name": story.permission?.name.map { .string(MemberText.clean($0)) } ?? .nil,
            "url": story.url.map { .string($0) } ?? .nil, "rating": story.rating.map { .real($0) } ?? .nil,
            "at": .instant(story.at), "is_verified": .bool(story.isVerified),
        ]
    }
}
