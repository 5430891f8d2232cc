internal import Definitions
internal import Store

/// Who of an audience is held out and who is sampled, by keyed hashes (DESIGN.md 5): the same for everyone who asks, and
/// independent of each other.
struct AudienceSelection {
    enum Part {
        /// Gets the message.
        case chosen
        /// Is of the workspace's control group.
        case control
        /// Is kept out always, to compare with.
        case heldOut
        /// Is not in this occurrence's sample.
        case notSampled
    }

    private let store: Store
    private let sample: HashShare?
    private let holdout: HashShare?
    private let control: HashShare?
    private let samplePrefix: [[UInt8]]
    private let holdoutPrefix: [[UInt8]]

    /// - Parameter row: the occurrence; its campaign is the name that the sample is made of, so that a rename between two
    ///   chunks changes nobody's lot. The holdout keeps to the older name: the same members always.
    init(_ store: Store, _ definition: WorkspaceDefinition, campaign: CampaignDefinition, row: OccurrenceRow) {
        self.store = store
        sample = campaign.audience.sample.map(HashShare.init(percent:))
        holdout = campaign.audience.holdout.map(HashShare.init(percent:))
        // Service messages are nobody's experiment.
        control = campaign.intent == .service ? nil : definition.control.map(HashShare.init(percent:))
        samplePrefix = ["sample", row.campaign, row.occurrence].map { Array($0.utf8) }
        holdoutPrefix = ["holdout", campaign.was ?? campaign.name].map { Array($0.utf8) }
    }

    func part(of member: AudienceMember) -> Part {
        switch leftOut(member) {
        case .control?: return .control
        case _?: return .heldOut
        case nil: break
        }
        if let sample, !sample.selects(store.keyedHash(samplePrefix + [member.key])) { return .notSampled }
        return .chosen
    }

    /// Why the member never gets the campaign: `control` or `holdout`.
    func leftOut(_ member: AudienceMember) -> MessageReason? {
        if control?.selects(store.keyedHash([Array("control".utf8), member.key])) == true { return .control }
        return holdout?.selects(store.keyedHash(holdoutPrefix + [member.key])) == true ? .holdout : nil
    }
}

/// A share of all hashes.
struct HashShare {
    /// The first 8 bytes must be below this; nil selects everything.
    private let bound: UInt64?

    init(percent: Double) {
        let scaled = max(0, percent) / 100 * 18_446_744_073_709_551_616
        bound = scaled < 18_446_744_073_709_551_616 ? UInt64(scaled) : nil
    }

    func selects(_ hash: [UInt8]) -> Bool {
        guard let bound else { return true }
        return hash.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) } < bound
    }
}
