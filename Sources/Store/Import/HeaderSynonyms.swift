/// Headers under which real exports keep what Kamerton calls by one name; in their normalised spelling. Only those that
/// mean one thing: `id` could be anybody's.
enum HeaderSynonyms {
    static let email = [
        "email", "emailaddress", "mail", "почта", "электроннаяпочта", "имейл", "емейл", "емаил",
        "адресэлектроннойпочты",
    ]

    static let members: [String: [String]] = [
        "email": email,
        "external_id": ["externalid", "внешнийid"],
        "first_name": ["fname", "givenname", "имя"],
        "last_name": ["lname", "surname", "familyname", "фамилия"],
        "name": ["fullname", "displayname", "фио", "полноеимя"],
        "locale": ["language", "lang", "язык"],
        "timezone": ["tz", "часовойпояс"],
        "joined_at": ["joined", "joindate", "membersince", "датавступления", "датарегистрации", "signupdate"],
        "tags": ["tag", "теги", "метки"],
        "consent": ["согласие"],
    ]

    static let activities: [String: [String]] = [
        "email": email,
        "external_id": ["externalid", "внешнийid"],
        "kind": ["activity", "вид"],
        "at": ["date", "time", "datetime", "timestamp", "orderdate", "дата", "датаивремя", "датазаказа", "время"],
        "order_id": ["ordernumber", "номерзаказа"],
    ]

    /// For attributes and fields of these names, where a workspace declares them.
    static let declared: [String: [String]] = [
        "city": ["город", "town"],
        "country": ["страна"],
        "birthday": ["деньрождения", "датарождения", "birthdate", "dateofbirth", "dob"],
        "phone": ["телефон", "phonenumber"],
        "company": ["компания", "организация", "organization"],
        "gender": ["пол", "sex"],
        "plan": ["тариф"],
        "amount": ["сумма", "total", "стоимость"],
        "sku": ["артикул"],
        "quantity": ["количество", "qty"],
    ]
}
