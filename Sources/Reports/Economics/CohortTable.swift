internal import Formats
internal import Store

/// Members by the month of their first purchase, and in which months after it they bought.
struct CohortTable {
    /// Months since year 0.
    private let thisMonth: Int
    /// The last month that is over.
    private let lastWhole: Int
    private let most: Int
    private var found: [Int: (members: Int, active: [Int])] = [:]

    /// - Parameter today: the last day that is known.
    init(today: CivilDate, most: Int) {
        thisMonth = today.monthNumber
        lastWhole = today.adding(days: 1).monthNumber - 1
        self.most = most
    }

    mutating func add(_ buyer: PurchaseLedger.Buyer) {
        guard let first = buyer.days.first else { return }
        let start = CivilDate(daysSince1970: Int(first)).monthNumber
        guard thisMonth - start <= most else { return }
        var cohort = found[start] ?? (0, Array(repeating: 0, count: max(0, lastWhole - start)))
        cohort.members += 1
        var counted = start
        for day in buyer.days.dropFirst() {
            let month = CivilDate(daysSince1970: Int(day)).monthNumber
            guard month > counted, month <= lastWhole else { continue }
            cohort.active[month - start - 1] += 1
            counted = month
        }
        found[start] = cohort
    }

    /// The oldest first.
    var cohorts: [EconomicsReport.Cohort] {
        found.sorted { $0.key < $1.key }.map { start, cohort in
            EconomicsReport.Cohort(
                month: CivilDate.monthName(start), members: cohort.members, active: cohort.active)
        }
    }
}
