internal import Definitions

/// Headers under which real exports keep what Kamerton calls by one name; in their normalised spelling. Only those that
/// mean one thing: `id` could be anybody's.
enum HeaderSynonyms {
    static let email = [
        "email", "emailaddress", "mail", "почта", "электроннаяпочта", "имейл", "емейл", "емаил",
        "адресэлектроннойпочты",
    ]

    /// The code of who brought the member, in workspaces with `referrals:`.
    static let referralCode = "referral_code"

    private static let referralCodes = [
        "ref", "refcode", "referral", "referrercode", "referredby", "invitecode", "реферальныйкод", "кодрекомендации",
        "кодпригласившего", "ктопригласил",
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
        referralCode: referralCodes,
    ]

    static let activities: [String: [String]] = [
        "email": email,
        "external_id": ["externalid", "внешнийid"],
        "kind": ["activity", "вид"],
        "at": ["date", "time", "datetime", "timestamp", "orderdate", "дата", "датаивремя", "датазаказа", "время"],
        "order_id": ["ordernumber", "номерзаказа"],
        referralCode: referralCodes,
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
        "text": ["текст", "comment", "комментарий", "body", "отзыв"],
        "url": ["link", "ссылка"],
        "rating": ["stars", "оценка"],
    ]
}

extension WorkspaceDefinition {
    /// Files may say with whose code somebody came. A declared attribute or field of that name is what it always was.
    var takesReferralCodes: Bool {
        referrals != nil && !attributes.contains { $0.name == HeaderSynonyms.referralCode }
            && !activities.contains { $0.fields.contains { $0.name == HeaderSynonyms.referralCode } }
    }
}
