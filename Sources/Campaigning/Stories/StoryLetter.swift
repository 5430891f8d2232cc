internal import Crypto
internal import Definitions
internal import Formats
package import Store

/// The letter that asks whether a story may be quoted, a campaign of the program's own: it shows the words and what would be
/// agreed to, and the page takes the answer.
package enum StoryLetter {
    package static let campaign = "story-permission"
    static let hash = "built-in"
    /// How long the answer is waited for before the letter would come too late.
    static let patience: Int64 = 7 * 86_400_000

    /// One letter for one text: changed words are asked about anew.
    static func occurrence(_ story: Story) -> String {
        "story\(story.id)-" + TextCode.hex(Array(StoryPermission.hash(story.text).prefix(4)))
    }

    package static func storyID(ofOccurrence name: String) -> Int64? {
        guard name.hasPrefix("story") else { return nil }
        return Int64(name.dropFirst("story".count).prefix { $0 != "-" })
    }

    /// Nil for any other campaign's name.
    static func definition(_ name: String, _ workspace: Workspace) -> CampaignDefinition? {
        guard name == campaign else { return nil }
        let mark = SourceMark(file: "kamerton.yaml", line: 1, column: 1)
        return CampaignDefinition(
            name: name, file: "kamerton.yaml", title: "May we quote you", kind: .email, intent: .service,
            reason: "the member has told us something and is asked whether it may be quoted",
            // Never due by itself: it is not among the workspace's campaigns.
            schedule: Schedule(
                timing: .at(CivilDateTime(utc: Instant(milliseconds: 0))), zone: workspace.definition.timezone,
                mark: mark),
            content: Content(template: campaign, mark: mark), hash: hash)
    }

    static func isOne(_ campaign: CampaignDefinition) -> Bool { campaign.name == StoryLetter.campaign }

    /// The stories that the letters of a batch ask about, by ledger row. What is gone, or is another member's now, is absent.
    package static func stories(of messages: [LedgerMessage], in store: Store) throws -> [Int64: Story] {
        let asked = messages.filter { $0.campaign == campaign && $0.seed == nil }.compactMap { message in
            storyID(ofOccurrence: message.occurrence).map { (message, $0) }
        }
        guard !asked.isEmpty else { return [:] }
        let found = try store.stories(Store.StoryQuestion(ids: asked.map(\.1)))
        let stories = Dictionary(uniqueKeysWithValues: found.map { ($0.id, $0) })
        var result: [Int64: Story] = [:]
        for (message, id) in asked where stories[id]?.memberID == message.memberID {
            result[message.id] = stories[id]
        }
        return result
    }

    /// What an invented member has told.
    static func sample(isBare: Bool) -> Story { sample(0, text: isBare ? "Ask first." : sampleText) }

    /// The same under a number.
    static func sample(_ id: Int64) -> Story { sample(id, text: sampleText) }

    private static let sampleText = "Ask first: it saves three years. <b>\"Antonovka\" & co.</b>"

    private static func sample(_ id: Int64, text: String) -> Story {
        let at = Instant(milliseconds: 1_780_000_000_000)
        return Story(
            id: id, memberID: 0, email: "anna@example.org", kind: "story", text: text, at: at, source: "sample",
            isVerified: true,
            permission: StoryPermission(
                state: .granted, textHash: StoryPermission.hash(text), name: "Anna P.", source: "sample", at: at))
    }

    /// Our own words, for languages in which `templates/story-permission.LANGUAGE.md` is not there; English for the others.
    static func templates() -> [TemplateFile] {
        TemplateFile.ownWords(campaign, russian: russian, english: english)
    }

    private static let russian = """
        ---
        subject: Можно привести ваши слова? – {{ workspace.name }}
        preview: Покажем, какие и где; решать вам
        ---
        Здравствуйте!

        Вы рассказали нам вот что:

        {% render "quote", text: told.text %}

        Нам хотелось бы показать эти слова другим. {{ told.wording }}

        На странице видно, как они будут выглядеть и как будет названо ваше имя. Можно разрешить, разрешить без имени или отказать – и передумать в любой день.

        {% render "button", url: story_url, text: "Посмотреть и ответить" %}

        Пока вы не ответите, мы их не приведём.

        """

    private static let english = """
        ---
        subject: May we quote you? – {{ workspace.name }}
        preview: We show which words and where; it is yours to say
        ---
        Hello!

        This is what you told us:

        {% render "quote", text: told.text %}

        We should like to show these words to others. {{ told.wording }}

        The page shows how they would look and how your name would stand. You may permit it, permit it without your name, or refuse – and change your mind on any day.

        {% render "button", url: story_url, text: "Look and answer" %}

        Until you answer we do not quote them.

        """
}
