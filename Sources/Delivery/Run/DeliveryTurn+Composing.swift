internal import Campaigning
internal import Definitions
internal import Formats
internal import Store

/// What the messages of a batch are made of.
extension DeliveryTurn {
    /// What the members of a batch have with us, by row: with the code that the row's claim took.
    func belongings(
        of messages: [LedgerMessage], _ members: [MemberSnapshot]
    ) throws -> [Int64: Belongings] {
        let givesCodes = messages.contains { claimer.letter(of: $0)?.codes != nil }
        let stories = try StoryLetter.stories(of: messages, in: store)
        let ideas = try store.ideaNews(Set(messages.compactMap { IdeaNews.change(ofOccurrence: $0.occurrence) }))
        guard givesCodes || !stories.isEmpty || !ideas.isEmpty || !BelongingsReader.isEmpty(run.workspace) else {
            return [:]
        }
        let all = try BelongingsReader(store, run.workspace, now: clock.now).read(members)
        var result: [Int64: Belongings] = [:]
        for row in messages where row.seed == nil {
            var own = all[row.memberID] ?? Belongings()
            if let codes = claimer.letter(of: row)?.codes {
                own.code = try store.givenCode(
                    campaign: row.campaign, scope: codes.scope(of: row.occurrence), memberID: row.memberID)
            }
            own.story = stories[row.id]
            own.idea = IdeaNews.change(ofOccurrence: row.occurrence).flatMap { ideas[$0] }
            result[row.id] = own
        }
        return result
    }

    /// What has become of the dates that the messages are about.
    func eventChanges(_ messages: [LedgerMessage]) throws -> [Int64: EventStanding] {
        let events = Set(messages.map(\.campaign)).filter { claimer.campaign(of: $0)?.event != nil }
        guard !events.isEmpty else { return [:] }
        return try store.eventStandings(
            of: messages.filter { events.contains($0.campaign) && $0.seed == nil }.map(\.id))
    }

    static func compose(
        _ row: LedgerMessage, for recipient: MemberSnapshot?, _ composer: Composer?, _ belongings: Belongings?,
        at date: Instant, event: EventStanding?, _ stories: StoryShelf?
    ) -> Result<ComposedMessage, ComposeError> {
        Result { () throws(ComposeError) in
            guard let composer else { throw ComposeError(Phrase("the campaign is gone")) }
            guard let recipient else { throw ComposeError(Phrase("the change of address has ended")) }
            if row.campaign == StoryLetter.campaign, row.seed == nil, belongings?.story == nil {
                throw ComposeError(Phrase("the story that it asks about is not there any more"))
            }
            var message = MessageToCompose(
                row: max(0, row.id), campaign: row.campaign, occurrence: row.occurrence, step: row.step,
                variant: row.variant, member: recipient, date: date, isSeed: row.seed != nil)
            // A copy for ourselves shows what an invented member would read.
            message.belongings = row.seed == nil ? belongings ?? Belongings() : nil
            message.event = event
            message.stories = stories
            message.isDraft = row.wave == 1
            return try composer.compose(message)
        }
    }
}
