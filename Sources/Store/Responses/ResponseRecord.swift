package import Formats

/// One answer sheet as the store keeps it.
package struct ResponseRecord: Sendable {
    package enum MatchedBy: String, Sendable {
        case token
        case address
        /// Kept without a member.
        case none
    }

    package struct Answer: Sendable, Hashable {
        package let question: String
        /// The question's kind: `nps`, `text`.
        package let kind: String
        package let number: Double?
        package let text: String?

        package init(question: String, kind: String, number: Double?, text: String?) {
            (self.question, self.kind, self.number, self.text) = (question, kind, number, text)
        }
    }

    package var campaign: String
    /// The campaign's name before a rename: its responses are the same campaign's.
    package var formerCampaign: String?
    package var occurrence: String?
    package var messageID: Int64?
    package var memberID: Int64?
    package var matchedBy: MatchedBy
    /// Where it came from (`page`, `hook:NAME`, `csv`), and what identifies it there.
    package var source: String
    package var sourceKey: String
    package var locale: String?
    package var definitionHash: String?
    package var isLate: Bool
    package var at: Instant
    package var answers: [Answer]
    /// What was given later stands, whichever came first.
    package var yieldsToNewer = false

    package init(
        campaign: String, formerCampaign: String? = nil, occurrence: String? = nil, messageID: Int64? = nil,
        memberID: Int64? = nil, matchedBy: MatchedBy, source: String, sourceKey: String, locale: String? = nil,
        definitionHash: String? = nil, isLate: Bool = false, at: Instant, answers: [Answer]
    ) {
        self.campaign = campaign
        self.formerCampaign = formerCampaign
        self.occurrence = occurrence
        self.messageID = messageID
        self.memberID = memberID
        self.matchedBy = matchedBy
        self.source = source
        self.sourceKey = sourceKey
        self.locale = locale
        self.definitionHash = definitionHash
        self.isLate = isLate
        self.at = at
        self.answers = answers
    }
}

/// What saving a response did.
package struct SavedResponse: Sendable, Hashable {
    package enum Change: String, Sendable {
        case created
        case updated
        case unchanged
        /// It came after the survey had closed, and the answers given in time stand.
        case kept
        /// What was given later has come before it, and stands.
        case older
    }

    package let id: Int64
    package let change: Change
    package let isLate: Bool
    /// The member had already answered this occurrence through another source.
    package let isDuplicate: Bool
}
