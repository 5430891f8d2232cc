package import Formats
package import Store

/// Who brings whom, what part of the new customers that is, and how long it takes (docs/referrals.md).
package struct ReferralsReport: Sendable {
    /// A member who brought others.
    package struct Bringer: Sendable, Hashable {
        /// Nil once erased.
        package let email: String?
        package let brought: Int
        /// Whom those brought in turn, however far.
        package let further: Int
    }

    package static let confidence = 0.95
    /// A share of fewer shows nothing but single members.
    package static let fewest = 5
    private static let mostBringers = 20

    package let from: Instant
    package let until: Instant
    package let now: Instant
    package let credited: Int
    package let waiting: Int
    package let refused: [ReferralRefusal: Int]
    package let customers: Int
    /// Of the new customers of the time: brought by a member.
    package let brought: Proportion
    /// By the length of the chain that ends with whom was brought: 1 is brought by somebody whom nobody brought.
    package let chains: [Int: Int]
    package let bringers: [Bringer]
    package let bringerCount: Int
    package let firstCredit: SurvivalCurve

    /// Credited in the time for each customer at its end.
    package var kFactor: Double? { customers >= ReferralsReport.fewest ? Double(credited) / Double(customers) : nil }

    /// Garwood's interval of the count, for each customer.
    package var kInterval: ClosedRange<Double>? {
        guard customers >= ReferralsReport.fewest else { return nil }
        let interval = PoissonCount(credited).interval(confidence: ReferralsReport.confidence)
        return interval.lowerBound / Double(customers)...interval.upperBound / Double(customers)
    }

    package var refusedCount: Int { refused.values.reduce(0, +) }
    package var isShareShown: Bool { brought.members >= ReferralsReport.fewest }

    package init(
        _ figures: ReferralFigures, emails: (([Int64]) throws -> [Int64: String])? = nil, from: Instant, until: Instant,
        now: Instant
    ) rethrows {
        (self.from, self.until, self.now) = (from, until, now)
        let inside = figures.pairs.filter { $0.at >= from }
        credited = inside.count
        waiting = figures.waiting
        refused = figures.refused
        customers = figures.customers
        brought = Proportion(figures.broughtCustomers, of: figures.newCustomers)
        firstCredit = SurvivalCurve(figures.firstCredits)
        let above = Dictionary(
            figures.pairs.map { ($0.memberID, $0.referrerID) }, uniquingKeysWith: { first, _ in first })
        var chains: [Int: Int] = [:]
        for pair in inside { chains[ReferralsReport.depth(pair.memberID, above), default: 0] += 1 }
        self.chains = chains
        var children: [Int64: [Int64]] = [:]
        for pair in figures.pairs { children[pair.referrerID, default: []].append(pair.memberID) }
        let counts = Dictionary(grouping: inside, by: \.referrerID).mapValues(\.count)
        bringerCount = counts.count
        let top = counts.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.prefix(ReferralsReport.mostBringers)
        let names = try emails?(top.map(\.key)) ?? [:]
        bringers = top.map { id, count in
            Bringer(
                email: names[id], brought: count,
                further: ReferralsReport.below(id, children) - (children[id]?.count ?? 0))
        }
    }

    package init(_ store: Store, from: Instant, until: Instant, now: Instant) throws {
        let end = min(until, now + 1)
        try self.init(
            try store.referralFigures(from: from, until: end), emails: { try store.emails(of: $0) }, from: from,
            until: until, now: now)
    }

    /// How many stand above somebody; a ring, which there is none of, would end it.
    private static func depth(_ member: Int64, _ above: [Int64: Int64]) -> Int {
        var (depth, place) = (0, member)
        while let next = above[place], depth < 1000 { (depth, place) = (depth + 1, next) }
        return depth
    }

    private static func below(_ member: Int64, _ children: [Int64: [Int64]]) -> Int {
        var seen: Set<Int64> = [member]
        var open = [member]
        while let next = open.popLast() {
            for child in children[next] ?? [] where seen.insert(child).inserted { open.append(child) }
        }
        return seen.count - 1
    }
}
