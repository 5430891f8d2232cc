import Formats

/// Something a person did: a row of the shop's or the club's export.
struct Event {
    let at: CivilDateTime
    let id: String
    let email: String
    let kind: String
    var amount = ""
    var sku = ""
    var format = ""
}

/// What one person did from joining to the end of the data.
struct History {
    private let person: Person
    private let end: CivilDate
    private var random: SeededGenerator
    private(set) var events: [Event] = []
    private var count = 0

    init(of person: Person, until end: CivilDate, seed: UInt64) {
        self.person = person
        self.end = end
        random = SeededGenerator(seed: seed, name: "history " + person.email)
        purchases()
        meetings()
        signsOfLife()
    }

    /// A first purchase for three of four, then repeats that come sooner and last longer the happier one is.
    private mutating func purchases() {
        guard random.chance(0.55 + person.satisfaction * 0.4) else { return }
        var day = person.joined.adding(days: random.whole(1...40))
        while day <= end {
            let tree = random.pick(Self.catalogue)
            let pieces = random.whole(1...3)
            add("purchase", on: day, amount: "\(tree.price * pieces).00", sku: tree.sku)
            guard random.chance(0.45 + person.satisfaction * 0.45) else { return }
            let mean = 150 - person.satisfaction * 90
            day = day.adding(days: random.whole(12...Int(mean * 2)))
        }
    }

    /// The meeting on the second Saturday of each month.
    private mutating func meetings() {
        var month = CivilDate(year: person.joined.year, month: person.joined.month, day: 1)!
        while month <= end {
            let saturday = month.adding(days: (6 - month.weekday + 7) % 7 + 7)
            if saturday >= person.joined, saturday <= end, person.city == "Пенза" || person.city == "Penza",
                random.chance(person.satisfaction * 0.55)
            {
                add("attended", on: saturday)
            }
            month = month.adding(months: 1)
        }
    }

    /// Visits, tickets of the unhappy, reviews, stories and referrals of the happy: about once a month.
    private mutating func signsOfLife() {
        var day = person.joined
        while day <= end {
            if random.chance(0.5) { add("visit", on: day) }
            if person.satisfaction < 0.45, random.chance(0.12) { add("ticket", on: day) }
            if person.satisfaction > 0.7, random.chance(0.06) { add("review", on: day) }
            if person.satisfaction > 0.75, random.chance(0.10) { add("referral", on: day) }
            if person.satisfaction > 0.75, random.chance(0.06) {
                add("story", on: day, format: random.pick(["letter", "photo", "talk"]))
            }
            day = day.adding(days: random.whole(18...42))
        }
    }

    private mutating func add(
        _ kind: String, on day: CivilDate, amount: String = "", sku: String = "", format: String = ""
    ) {
        guard day <= end else { return }
        count += 1
        let time = CivilDateTime(date: day, hour: random.whole(9...20), minute: random.whole(0...59))
        let name = person.email.prefix { $0 != "@" }
        events.append(
            Event(
                at: time, id: "\(name)-\(count)", email: person.email, kind: kind, amount: amount, sku: sku,
                format: format))
    }

    private static let catalogue: [(sku: String, price: Int)] = [
        ("apple-antonovka", 900), ("apple-idared", 850), ("pear-lada", 1100), ("plum-skoroplodnaya", 700),
        ("cherry-vladimirskaya", 650), ("currant-black", 300), ("pruner", 1900), ("grafting-knife", 2400),
    ]
}
