package import Definitions
package import Formats
package import Store

/// Takes responses to one survey into the store: page, webhook and CSV alike.
///
/// A response is matched to a message by its token, else to a member by the address and to the latest message of the
/// survey that this member had before. One that came after the survey closed is kept and marked late; one whose member
/// had already answered the same occurrence through another source is kept and marked a duplicate. Neither counts.
package struct ResponseIngest {
    package let store: Store
    package let campaign: CampaignDefinition
    package let survey: SurveyDefinition
    /// For months in `closes:`.
    package let zone: Zone

    /// Nil when the campaign asks nothing.
    package init?(store: Store, campaign: CampaignDefinition, zone: Zone) {
        guard let survey = campaign.survey else { return nil }
        self.store = store
        self.campaign = campaign
        self.survey = survey
        self.zone = zone
    }

    package struct Outcome: Sendable {
        package let saved: SavedResponse
        package let matchedBy: ResponseRecord.MatchedBy
        package let memberID: Int64?
        package let occurrence: String?
    }

    /// The survey's message of a ledger row that a genuine token names; nil when it belongs to another campaign or is not
    /// a survey, or when its member has been erased.
    package func message(_ row: Int64) throws -> LinkedMessage? {
        guard let message = try store.linkedMessage(row), isOurs(message), !message.isErased else { return nil }
        return message
    }

    /// The member of a ledger row that a genuine token names was erased: nothing more of them is taken in.
    package func isErased(row: Int64) throws -> Bool { try store.linkedMessage(row)?.isErased ?? false }

    /// The address is that of someone who was erased.
    package func isErased(_ address: EmailAddress) throws -> Bool {
        try store.suppression(emailKey: address.key)?.reason == .erased
    }

    /// When answers to a message stop counting; nil when never.
    package func closing(of message: LinkedMessage) -> Instant? {
        if let closesAt = message.closesAt { return closesAt }
        return survey.closesAt(dueAt: message.dueAt, in: zone)
    }

    /// Saves a submission whose sheet has no problems, in the open transaction or in one of its own.
    package func record(_ submission: Submission, now: Instant) throws -> Outcome {
        let match = try match(submission)
        let closing = match.message.flatMap(closing)
        var record = ResponseRecord(
            campaign: campaign.name, formerCampaign: campaign.was, occurrence: match.message?.occurrence,
            messageID: match.message?.id, memberID: match.memberID, matchedBy: match.by, source: submission.source,
            sourceKey: submission.sourceKey, locale: submission.locale ?? match.message?.locale,
            definitionHash: campaign.hash, isLate: closing.map { submission.at > $0 } ?? false, at: submission.at,
            answers: submission.sheet.answers)
        record.yieldsToNewer = submission.yieldsToNewer
        return Outcome(
            saved: try store.saveResponse(record, now: now), matchedBy: match.by, memberID: match.memberID,
            occurrence: match.message?.occurrence)
    }

    private struct Match {
        var message: LinkedMessage?
        var memberID: Int64?
        var by: ResponseRecord.MatchedBy
    }

    private func match(_ submission: Submission) throws -> Match {
        // Whose they are is not to be known, whichever way they came.
        if survey.isAnonymous { return Match(by: .none) }
        switch submission.respondent {
        case .message(let row):
            guard let message = try message(row) else { return Match(by: .none) }
            return Match(message: message, memberID: message.memberID, by: .token)
        case .address(let address):
            guard let memberID = try store.memberID(emailKey: address.key) else { return Match(by: .none) }
            let message = try store.latestSurveyMessage(
                campaign: campaign.name, formerCampaign: campaign.was, memberID: memberID,
                before: submission.sentBefore)
            return Match(message: message, memberID: memberID, by: .address)
        case .unknown: return Match(by: .none)
        }
    }

    private func isOurs(_ message: LinkedMessage) -> Bool {
        (message.kind == CampaignKind.survey.rawValue || campaign.pilot != nil)
            && (message.campaign == campaign.name || message.campaign == campaign.was)
    }
}
