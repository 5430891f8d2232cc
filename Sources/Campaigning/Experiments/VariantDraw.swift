internal import Definitions
internal import Store

/// Which variant a member gets: by a keyed hash (DESIGN.md 5), so the same for everyone who asks, however often. The first 8
/// bytes of the hash choose the variant, the next 8 who is tested with: a larger test changes nobody's variant.
struct VariantDraw {
    enum Lot {
        case variant(ContentVariant)
        /// Waits for what the test decides.
        case rest
    }

    private let store: Store
    private let variants: [ContentVariant]
    private let weight: UInt64
    private let tested: HashShare?
    private let campaign: String
    private let step: String

    /// - Parameters:
    ///   - campaign: the name that it had when the occurrence began.
    ///   - share: per cent that is tested with; nil is everyone.
    init(_ store: Store, _ variants: ContentVariants, campaign: String, step: String, share: Double?) {
        self.store = store
        self.variants = variants.all
        weight = UInt64(variants.all.map(\.weight).reduce(0, +))
        tested = share.map(HashShare.init(percent:))
        (self.campaign, self.step) = (campaign, step)
    }

    func lot(occurrence: String, memberKey: [UInt8]) -> Lot {
        let names = ["variant", campaign, occurrence, step].map { Array($0.utf8) }
        let hash = store.keyedHash(names + [memberKey])
        if let tested, !tested.selects(Array(hash[8..<16])) { return .rest }
        let number = hash.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        // The hash as a part of 1, times the weights of all.
        var place = number.multipliedFullWidth(by: weight).high
        for variant in variants {
            if place < UInt64(variant.weight) { return .variant(variant) }
            place -= UInt64(variant.weight)
        }
        return .variant(variants[variants.count - 1])
    }
}
