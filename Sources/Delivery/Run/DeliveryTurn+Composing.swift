internal import Campaigning
internal import Definitions
internal import Formats
internal import Store

/// What the messages of a batch are made of.
extension DeliveryTurn {
    /// Rows of one campaign and step, and what they mean now.
    struct LetterRun {
        let rows: ArraySlice<LedgerMessage>
        /// Nil where the campaign is gone.
        let campaign: CampaignDefinition?
        /// Nil also where it has no such step any more.
        let letter: CampaignDefinition?
        /// By variant; nil is the only thing that is said.
        let composers: [String?: Composer]

        var readsStories: Bool { composers.values.contains(where: \.readsStories) }
    }

    /// What a file says is looked up once for neighbours, not for each message.
    func letters(of messages: [LedgerMessage]) -> [LetterRun] {
        Claimer.runs(of: messages).compactMap { rows in
            guard let first = rows.first else { return nil }
            let campaign = claimer.campaign(of: first.campaign)
            var made: [String?: Composer] = [:]
            for variant in Set(rows.map(\.variant)) {
                made[variant] = campaign.flatMap { composers.composer(of: $0, step: first.step, variant: variant) }
            }
            return LetterRun(
                rows: rows, campaign: campaign, letter: campaign?.letter(of: first.step), composers: made)
        }
    }

    /// What the members of a batch have with us, by row: with the code that the row's claim took.
    func belongings(
        of messages: [LedgerMessage], _ runs: [LetterRun], _ members: [MemberSnapshot]
    ) throws -> [Int64: Belongings] {
        let givesCodes = runs.contains { $0.letter?.codes != nil }
        let stories = try StoryLetter.stories(of: messages, in: store)
        let ideas = try store.ideaNews(Set(messages.compactMap { IdeaNews.change(ofOccurrence: $0.occurrence) }))
        guard givesCodes || !stories.isEmpty || !ideas.isEmpty || !BelongingsReader.isEmpty(run.workspace) else {
            return [:]
        }
        let all = try BelongingsReader(store, run.workspace, now: clock.now).read(members)
        var result: [Int64: Belongings] = [:]
        for run in runs {
            for row in run.rows where row.seed == nil {
                var own = all[row.memberID] ?? Belongings()
                if let codes = run.letter?.codes {
                    own.code = try store.givenCode(
                        campaign: row.campaign, scope: codes.scope(of: row.occurrence), memberID: row.memberID)
                }
                own.story = stories[row.id]
                own.idea = IdeaNews.change(ofOccurrence: row.occurrence).flatMap { ideas[$0] }
                result[row.id] = own
            }
        }
        return result
    }

    /// What has become of the dates that the messages are about.
    func eventChanges(_ runs: [LetterRun]) throws -> [Int64: EventStanding] {
        let rows = runs.filter { $0.campaign?.event != nil }.flatMap(\.rows).filter { $0.seed == nil }
        return rows.isEmpty ? [:] : try store.eventStandings(of: rows.map(\.id))
    }

    static func compose(
        _ row: LedgerMessage, for recipient: MemberSnapshot?, _ composer: Composer?, _ belongings: Belongings?,
        at date: Instant, event: EventStanding?, _ stories: StoryShelf?
    ) -> Result<MessageToSign, ComposeError> {
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
            return try composer.composeUnsigned(message)
        }
    }
}
