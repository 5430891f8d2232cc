package import Formats

/// Which send a test belongs to.
package struct ExperimentKey: Sendable, Hashable {
    /// The name that the campaign had when the occurrence began.
    package let campaign: String
    package let occurrence: String
    package let step: String

    package init(campaign: String, occurrence: String, step: String) {
        (self.campaign, self.occurrence, self.step) = (campaign, occurrence, step)
    }
}

/// The test of one send: a row of `experiments`.
package struct ExperimentRow: Sendable, Hashable {
    package let key: ExperimentKey
    package let definitionHash: String
    /// `clicks`, `responses` or `goal`.
    package let metric: String
    /// Per cent of the audience that is tested with.
    package let share: Double
    /// What is counted happens within so many milliseconds after a message went.
    package let decideAfter: Int64
    /// Per cent.
    package let confidence: Double
    /// Not decided before this.
    package var dueAt: Instant
    package var decidedAt: Instant?
    /// What the rest gets.
    package var winner: String?
    /// True when the difference is real at the level of confidence.
    package var isShown = false
    /// True when the file was not any more what the test began with.
    package var isEdited = false
    /// The test of difference: `z` or `fisher`.
    package var method: String?
    /// In the order of the file.
    package var arms: [ExperimentArm] = []

    package init(
        key: ExperimentKey, definitionHash: String, metric: String, share: Double, decideAfter: Int64,
        confidence: Double, dueAt: Instant
    ) {
        self.key = key
        self.definitionHash = definitionHash
        self.metric = metric
        self.share = share
        self.decideAfter = decideAfter
        self.confidence = confidence
        self.dueAt = dueAt
    }
}

/// One variant of a test; numbers once it is decided.
package struct ExperimentArm: Sendable, Hashable {
    package let variant: String
    /// To whom a message of the test went.
    package var members: Int?
    /// Of those, who clicked, answered, or reached the goal in time.
    package var reached: Int?
    /// Of its share less that of the first, of 1; nil for the first.
    package var difference: Double?
    package var interval: ClosedRange<Double>?
    package var pValue: Double?
    /// Corrected for several comparisons.
    package var adjusted: Double?

    package init(variant: String, members: Int? = nil, reached: Int? = nil) {
        (self.variant, self.members, self.reached) = (variant, members, reached)
    }
}

/// How far the messages of a test are.
package struct ExperimentProgress: Sendable {
    /// Planned or on the wire.
    package let open: Int
    /// When the last of the open ones is looked at.
    package let openUntil: Instant?
    package let firstSent: Instant?
    package let lastSent: Instant?
}
