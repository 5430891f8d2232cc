package import Formats
internal import Store

/// `responses link`: says by hand whose an answer is that came without a token and without a known address.
package struct ResponseLink {
    package enum Outcome: Sendable {
        case linked(isLate: Bool, isDuplicate: Bool, occurrence: String?)
        /// It is this member's already.
        case unchanged
        case noSuchResponse
        case ofAnotherMember
    }

    private let ingest: ResponseIngest

    package init(_ ingest: ResponseIngest) { self.ingest = ingest }

    /// An answer is taken as one to the latest message of the survey that the member had by then.
    package func link(_ id: Int64, to memberID: Int64, now: Instant) throws -> Outcome {
        let store = ingest.store
        return try store.inTransaction {
            guard let response = try store.unlinkedResponse(id),
                [ingest.campaign.name, ingest.campaign.was].contains(response.campaign)
            else { return .noSuchResponse }
            if let known = response.memberID { return known == memberID ? .unchanged : .ofAnotherMember }
            let message = try store.latestSurveyMessage(
                campaign: ingest.campaign.name, formerCampaign: ingest.campaign.was, memberID: memberID,
                before: response.at)
            let isLate = message.flatMap(ingest.closing).map { response.at > $0 } ?? false
            let (late, duplicate) = try store.linkResponse(
                id, memberID: memberID, message: message, isLate: isLate, now: now)
            return .linked(isLate: late, isDuplicate: duplicate, occurrence: message?.occurrence)
        }
    }
}
