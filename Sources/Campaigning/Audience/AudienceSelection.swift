internal import Definitions
internal import Store

/// Who of an audience is held out and who is sampled, by keyed hashes (DESIGN.md 5): the same for everyone who asks, and
/// independent of each other.
struct AudienceSelection {
    enum Part {
        /// Gets the message.
        case chosen
        /// Is kept out always, to compare with.
        case heldOut
        /// Is not in this occurrence's sample.
        case notSampled
    }

    private let store: Store
    private let sample: HashShare?
    private let holdout: HashShare?
    private let samplePrefix: [[UInt8]]
    private let holdoutPrefix: [[UInt8]]

    /// - Parameter row: the occurrence; its campaign is the name that the sample is made of, so that a rename between two
    ///   chunks changes nobody's lot. The holdout keeps to the older name: the same members always.
    init(_ store: Store, campaign: CampaignDefinition, row: OccurrenceRow) {
        self.store = store
        sample = campaign.audience.sample.map(HashShare.init(percent:))
        holdout = campaign.audience.holdout.map(HashShare.init(percent:))
        samplePrefix = ["sample", row.campaign, row.occurrence].map { Array($0.utf8) }
        holdoutPrefix = ["holdout", campaign.was ?? campaign.name].map { Array($0.utf8) }
    }

    func part(of member: AudienceMember) -> Part {
        if isHeldOut(member) { return .heldOut }
        if let sample, !sample.selects(store.keyedHash(samplePrefix + [member.key])) { return .notSampled }
        return .chosen
    }

    func isHeldOut(_ member: AudienceMember) -> Bool {
        holdout?.selects(store.keyedHash(holdoutPrefix + [member.key])) ?? false
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
