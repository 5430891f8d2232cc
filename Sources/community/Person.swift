import Formats

/// One made-up member of the sample community.
struct Person {
    let email: String
    let firstName: String
    let lastName: String
    let locale: String
    let timezone: String
    let city: String
    let plan: String
    let gardenSize: Int
    /// Not everyone tells.
    let birthday: CivilDate?
    let joined: CivilDate
    let hasConsented: Bool
    let isStaff: Bool
    /// 0 (angry) to 1 (rings): drives purchases, visits, stories and answers.
    let satisfaction: Double

    init(number: Int, joined: CivilDate, seed: UInt64) {
        var random = SeededGenerator(seed: seed, name: "person \(number)")
        let isRussian = random.chance(0.78)
        let isWoman = random.chance(0.56)
        let names = isRussian ? Names.russian : Names.english
        let first = random.pick(isWoman ? names.women : names.men)
        let last = random.pick(names.families)
        firstName = random.chance(0.04) ? "" : first.name
        lastName = isRussian && isWoman ? last.name + "а" : last.name
        let place = random.pick(isRussian ? Names.russianPlaces : Names.englishPlaces)
        (city, timezone) = place
        locale = isRussian ? "ru" : "en"
        email = "\(first.latin).\(last.latin)\(number)@\(random.pick(["example.com", "example.net", "mail.example"]))"
        plan = random.pick(["free", "free", "free", "club", "club", "patron"])
        gardenSize = random.whole(2...40)
        birthday = random.chance(0.6) ? CivilDate(daysSince1970: random.whole(-7300...12_000)) : nil
        self.joined = joined
        hasConsented = random.chance(0.93)
        isStaff = number <= 4
        satisfaction = Person.satisfaction(of: email, seed: seed)
    }

    /// The same for the same address, so that the answers fit the purchases. The mean of two draws, shifted upwards.
    static func satisfaction(of email: String, seed: UInt64) -> Double {
        var random = SeededGenerator(seed: seed, name: "satisfaction " + email)
        return min(1, max(0, (random.unit() + random.unit()) / 2 + 0.14))
    }
}

/// Names and places to draw from.
enum Names {
    typealias Name = (name: String, latin: String)
    typealias Pool = (women: [Name], men: [Name], families: [Name])

    static let russian: Pool = (
        [
            ("Анна", "anna"), ("Мария", "maria"), ("Елена", "elena"), ("Ольга", "olga"), ("Наталья", "natalia"),
            ("Ирина", "irina"), ("Светлана", "svetlana"), ("Татьяна", "tatiana"), ("Юлия", "julia"),
            ("Алёна", "alena"), ("Ксения", "ksenia"), ("Вера", "vera"),
        ],
        [
            ("Иван", "ivan"), ("Пётр", "petr"), ("Алексей", "alexey"), ("Дмитрий", "dmitry"), ("Сергей", "sergey"),
            ("Олег", "oleg"), ("Тимур", "timur"), ("Николай", "nikolay"), ("Андрей", "andrey"), ("Фёдор", "fedor"),
        ],
        [
            ("Иванов", "ivanov"), ("Петров", "petrov"), ("Соколов", "sokolov"), ("Морозов", "morozov"),
            ("Яблоков", "yablokov"), ("Садов", "sadov"), ("Орлов", "orlov"), ("Лебедев", "lebedev"),
            ("Вишнёв", "vishnev"), ("Громов", "gromov"), ("Зайцев", "zaitsev"), ("Киселёв", "kiselev"),
        ]
    )

    static let english: Pool = (
        [
            ("Emma", "emma"), ("Grace", "grace"), ("Alice", "alice"), ("Nora", "nora"), ("Hannah", "hannah"),
            ("Zoë", "zoe"), ("Ruth", "ruth"),
        ],
        [
            ("John", "john"), ("Peter", "peter"), ("Samuel", "samuel"), ("Liam", "liam"), ("Oscar", "oscar"),
            ("Hugh", "hugh"),
        ],
        [
            ("Appleby", "appleby"), ("Brown", "brown"), ("O'Neill", "oneill"), ("Green", "green"),
            ("Orchard", "orchard"), ("Smith", "smith"), ("Taylor", "taylor"), ("Müller", "mueller"),
        ]
    )

    static let russianPlaces = [
        ("Пенза", "Europe/Moscow"), ("Пенза", "Europe/Moscow"), ("Пенза", "Europe/Moscow"),
        ("Москва", "Europe/Moscow"), ("Саратов", "Europe/Saratov"), ("Самара", "Europe/Samara"),
        ("Екатеринбург", "Asia/Yekaterinburg"), ("Новосибирск", "Asia/Novosibirsk"),
    ]

    static let englishPlaces = [
        ("Penza", "Europe/Moscow"), ("London", "Europe/London"), ("Berlin", "Europe/Berlin"),
        ("Boston", "America/New_York"),
    ]
}
