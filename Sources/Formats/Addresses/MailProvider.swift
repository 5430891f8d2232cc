/// The big mailbox providers of the world and of Russia, for noticing slips such as `gmial.com` and `yandex.ri`.
struct MailProvider: Sendable {
    /// The first label of its domains.
    let name: String
    /// What may follow it.
    let endings: [String]
    /// True when nobody else has mail under this name, whatever the ending.
    var isAlone = false

    static let all: [MailProvider] = [
        MailProvider(name: "gmail", endings: ["com"], isAlone: true),
        MailProvider(name: "googlemail", endings: ["com"], isAlone: true),
        MailProvider(name: "icloud", endings: ["com"], isAlone: true),
        MailProvider(
            name: "yahoo",
            endings: [
                "com", "co.uk", "co.jp", "co.in", "co.id", "co.nz", "co.kr", "co.za", "com.br", "com.ar", "com.mx",
                "com.au", "com.sg", "com.ph", "com.vn", "com.tr", "com.hk", "com.tw", "com.co", "fr", "de", "it", "es",
                "ca", "in", "ie", "gr", "pl", "ro", "se", "no", "dk", "cz", "hu",
            ], isAlone: true),
        MailProvider(
            name: "hotmail",
            endings: [
                "com", "co.uk", "co.jp", "co.th", "com.br", "com.ar", "com.tr", "com.au", "fr", "de", "it", "es", "be",
                "nl", "se", "no", "dk", "fi", "ch", "gr", "ca", "cl", "hu", "ru",
            ], isAlone: true),
        MailProvider(
            name: "outlook",
            endings: [
                "com", "fr", "de", "it", "es", "be", "dk", "ie", "pt", "at", "jp", "kr", "in", "sa", "ph", "sg", "cl",
                "cz", "hu", "lv", "my", "com.br", "com.ar", "com.au", "com.tr", "com.gr", "com.vn", "co.id", "co.th",
                "co.il",
            ], isAlone: true),
        MailProvider(
            name: "live", endings: ["com", "ru", "co.uk", "fr", "de", "it", "nl", "be", "ca", "se", "com.au"]),
        MailProvider(name: "protonmail", endings: ["com", "ch"], isAlone: true),
        MailProvider(name: "comcast", endings: ["net"]),
        MailProvider(name: "verizon", endings: ["net"]),
        MailProvider(name: "orange", endings: ["fr", "com"]),
        MailProvider(name: "wanadoo", endings: ["fr", "es"]),
        MailProvider(name: "freenet", endings: ["de"]),
        MailProvider(name: "t-online", endings: ["de"]),
        MailProvider(name: "libero", endings: ["it"]),
        MailProvider(name: "naver", endings: ["com"]),
        MailProvider(name: "rambler", endings: ["ru", "ua", "com"], isAlone: true),
        MailProvider(
            name: "yandex",
            endings: [
                "ru", "com", "by", "kz", "ua", "uz", "com.tr", "net", "com.am", "com.ge", "co.il", "md", "fr", "lt",
                "lv", "ee",
                "az", "kg", "tj", "tm", "pl", "eu",
            ], isAlone: true),
        MailProvider(name: "mail", endings: ["ru", "com", "de", "ee", "bg", "ua", "be", "kz", "by", "az", "me"]),
        MailProvider(name: "inbox", endings: ["ru", "lv", "lt", "eu", "com", "ee"]),
        MailProvider(name: "list", endings: ["ru"]),
        MailProvider(name: "internet", endings: ["ru"]),
        MailProvider(name: "bk", endings: ["ru"]),
        MailProvider(name: "ya", endings: ["ru"]),
    ]

    /// Domains that look like slips and are real ones.
    static let neighbours: Set<String> = [
        "mai.ru", "mil.ru", "mali.ru", "gail.com", "hotmal.ru", "lis.ru", "liste.ru", "inbo.ru", "orage.fr",
        "lives.com",
        "intranet.ru", "nave.com", "navel.com", "never.com", "naver.jp",
    ]
}
