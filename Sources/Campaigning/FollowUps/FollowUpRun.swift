internal import Definitions
internal import Formats
internal import Store

/// Does what the answers of one survey lead to, once for each answer sheet and action.
struct FollowUpRun {
    /// Answer sheets of one transaction.
    private static let chunk = 300
    static let mark = "follow_up"

    private let store: Store
    private let workspace: Workspace
    private let campaign: CampaignDefinition
    private let now: Instant

    init(_ store: Store, _ workspace: Workspace, _ campaign: CampaignDefinition, now: Instant) {
        (self.store, self.workspace, self.campaign, self.now) = (store, workspace, campaign, now)
    }

    /// Answers from before the follow-ups were first run lead to nothing; one that is changed is looked at again.
    func run() throws {
        guard var mark = try store.journeyMark(campaign: campaign.name, source: FollowUpRun.mark) else {
            let mark = JourneyMark(lookedAt: now)
            return try store.setJourneyMark(campaign: campaign.name, source: FollowUpRun.mark, mark, now: now)
        }
        while true {
            let sheets = try store.answeredSheets(
                campaign: campaign.name, was: campaign.was, after: mark, through: now, limit: FollowUpRun.chunk)
            guard let last = sheets.last else { return }
            try store.inTransaction {
                for sheet in sheets where sheet.at > mark.createdAt ?? now { try follow(sheet) }
                mark.lookedAt = last.updatedAt
                mark.throughID = last.responseID
                try store.setJourneyMark(campaign: campaign.name, source: FollowUpRun.mark, mark, now: now)
            }
        }
    }

    private func follow(_ sheet: AnsweredSheet) throws {
        for followUp in campaign.followUps where followUp.when?.holds(for: sheet.answers) ?? true {
            for action in followUp.actions {
                var isNotice = false
                if case .notify = action { isNotice = true }
                guard
                    try store.recordFollowUp(
                        sheet, campaign: campaign.name, action: action.identity, isNotice: isNotice, now: now)
                else { continue }
                try perform(action, sheet)
            }
        }
    }

    private func perform(_ action: FollowUp.Action, _ sheet: AnsweredSheet) throws {
        switch action {
        case .notify: break
        case .tag(let tag): try store.addTag(tag, memberID: sheet.memberID, at: now)
        case .openCase(let owner, let due):
            try store.openCase(
                memberID: sheet.memberID, campaign: campaign.name, responseID: sheet.responseID, owner: owner,
                dueAt: due?.after(sheet.at, in: workspace.definition.timezone), text: scores(sheet), now: now)
        case .start(let name): try start(name, sheet)
        }
    }

    /// `score 3`, by question: what the case's story says of the answers.
    private func scores(_ sheet: AnsweredSheet) -> String? {
        let scores = (campaign.survey?.questions ?? []).compactMap { question in
            question.scale == nil ? nil : sheet.answers[question.id]?.number.map { "\(question.id) \(Int($0))" }
        }
        return scores.isEmpty ? nil : scores.joined(separator: ", ")
    }

    /// Another campaign, for this member: a journey of its own, of one step where the campaign sends one message.
    private func start(_ name: String, _ sheet: AnsweredSheet) throws {
        guard let target = workspace.campaign(name) else { return }
        let occurrence = "response:\(sheet.responseID)"
        try store.enterJourneys(
            campaign: name, occurrence: occurrence, members: [sheet.memberID], at: now, now: now)
        guard let survey = target.survey else { return }
        // When the survey closes is kept with its occurrence.
        let row = OccurrenceRow(
            campaign: name, occurrence: occurrence, dueAt: now,
            closesAt: survey.closesAt(dueAt: now, in: target.schedule.zone), definitionHash: target.hash)
        try store.beginOccurrence(row, now: now)
        try store.completeOccurrence(row, now: now)
    }
}
