package import Formats

/// The days on which members bought, as the BG/NBD model asks for them: members of the same history are counted together.
package struct PurchaseHistories: Sendable {
    private let today: Int
    /// Of each member, the days with a purchase, one after the other; `ends` says where each member's end.
    private var days: [Int32] = []
    private var ends: [Int] = []
    private var earliest = Int.max
    package private(set) var counts: [PurchaseModel.History: Int] = [:]

    /// - Parameter today: the last day that is known, since 1970.
    package init(today: Int) { self.today = today }

    /// Members.
    package var count: Int { ends.count }
    /// From the first purchase of all until today.
    package var weeks: Double { earliest == .max ? 0 : Double(today - earliest) / 7 }

    /// - Parameter bought: days since 1970, ascending, each once.
    package mutating func add(_ bought: some Collection<Int32>) {
        var (first, last, repeats) = (Int32.max, Int32.max, -1)
        for day in bought {
            if repeats < 0 { first = day }
            last = day
            repeats += 1
        }
        guard repeats >= 0 else { return }
        days += bought
        ends.append(days.count)
        earliest = min(earliest, Int(first))
        let history = PurchaseModel.History(
            repeats: repeats, lastAge: Double(last - first) / 7, age: Double(today - Int(first)) / 7)
        counts[history, default: 0] += 1
    }

    /// In an order of their own, so that sums come out the same.
    package var sorted: [(history: PurchaseModel.History, members: Int)] {
        counts.map { (history: $0.key, members: $0.value) }.sorted { a, b in
            (a.history.age, a.history.lastAge, a.history.repeats) < (
                b.history.age, b.history.lastAge, b.history.repeats
            )
        }
    }

    /// What was known so many weeks ago of those who had bought by then, and on how many days they have bought since.
    package func split(lastWeeks weeks: Double) -> (known: PurchaseHistories, later: Int)? {
        let end = today - Int(weeks * 7)
        var known = PurchaseHistories(today: end)
        var later = 0
        var start = 0
        for next in ends {
            let bought = days[start..<next]
            let early = bought.prefix { $0 <= end }
            if !early.isEmpty {
                known.add(early)
                later += bought.count - early.count
            }
            start = next
        }
        return known.count > 0 ? (known, later) : nil
    }
}
