internal import Campaigning
internal import Definitions
internal import Formats
internal import HTTP
internal import JSON
internal import Store

/// What someone sent to `/subscribe`, from a form or as JSON; nothing of it is trusted.
struct SubscribeForm {
    var email = ""
    var topics: [String] = []
    var hasAgreed = false
    /// The version of the wording that was shown.
    var wording = ""
    /// When the form was made, signed.
    var token = ""
    /// A field that no person sees; machines fill it.
    var trap = ""
    /// The page that the form stood on.
    var page: String?
    var language: String?
    /// The code of a member who told them of us.
    var referralCode: String?
    /// The version of the declaration that was accepted.
    var declaration: Int?

    init() {}

    init(_ fields: FormFields) {
        email = fields["email"] ?? ""
        topics = fields.values("topic")
        hasAgreed = fields["agree"] != nil
        wording = fields["wording"] ?? ""
        token = fields["token"] ?? ""
        trap = fields[SubscribeForm.trapName] ?? ""
        page = fields["page"]
        language = fields["lang"]
        referralCode = SubscribeForm.code(fields["ref"])
        declaration = fields["declaration"].flatMap { Int($0) }
    }

    /// Nil for what is not an object.
    init?(_ json: JSONValue) {
        guard json.objectValue != nil else { return nil }
        email = json["email"]?.stringValue ?? ""
        topics = json["topics"]?.arrayValue?.compactMap(\.stringValue) ?? []
        hasAgreed = json["agree"]?.boolValue ?? false
        wording = json["wording"]?.stringValue ?? ""
        token = json["token"]?.stringValue ?? ""
        trap = json[SubscribeForm.trapName]?.stringValue ?? ""
        page = json["page"]?.stringValue
        language = json["lang"]?.stringValue
        referralCode = SubscribeForm.code(json["ref"]?.stringValue)
        declaration = json["declaration"]?.integerValue.map { Int($0) }
    }

    /// What may be a code; nil for nothing.
    static func code(_ text: String?) -> String? {
        let code = ReferralCode.normalized(String((text ?? "").prefix(100)))
        return code.isEmpty ? nil : code
    }

    /// A name that programs which fill in every field cannot resist.
    static let trapName = "website"

    /// What is wrong with a form that a person sent, in the order of its fields.
    enum Problem: String, Sendable, CaseIterable {
        case email, topics, agree
        /// The text has changed since the form was made.
        case wording
        /// Not accepted, or another version than that of today.
        case declaration
    }

    /// The address, if it is one.
    var address: EmailAddress? {
        email.utf8.count <= 400 ? try? EmailAddress(extractingFrom: email) : nil
    }

    /// The topics that are offered and chosen, in the order in which they are offered.
    func chosen(_ settings: SignUpSettings) -> [String] {
        // With nothing to choose there is nothing that must be ticked.
        if settings.topics.count <= 1 { return settings.topics.isEmpty ? [Consent.all] : settings.topics }
        return settings.topics.filter { topics.contains($0) }
    }

    /// - Parameter current: of the community; nil asks for none.
    func problems(_ settings: SignUpSettings, _ current: CommunityDeclaration?) -> [Problem] {
        var problems: [Problem] = []
        if address == nil { problems.append(.email) }
        if chosen(settings).isEmpty { problems.append(.topics) }
        if !wording.isEmpty, wording != settings.wording.version {
            problems.append(.wording)
        } else if !hasAgreed {
            problems.append(.agree)
        }
        if let current, declaration != current.version { problems.append(.declaration) }
        return problems
    }

    /// The page as it is kept for the proof: a web address without its query, or our own form.
    static func page(_ text: String?) -> String? {
        guard let text, text.hasPrefix("https://") || text.hasPrefix("http://"),
            !text.unicodeScalars.contains(where: { $0.value < 0x21 || $0.value == 0x7F })
        else { return nil }
        return String(text.prefix { $0 != "?" && $0 != "#" }.prefix(200))
    }
}

/// A form is taken from two seconds to a day after it was made: machines are faster, and older pages may say something
/// that is not true any more. The time is signed, so that nobody can make a token without asking.
struct FormAge {
    let signer: TokenSigner
    let now: Instant

    static let youngest: Int64 = 2000
    static let oldest: Int64 = 86_400_000

    enum Age: Sendable, Hashable {
        case mature
        /// Genuine: it may be sent again in a moment.
        case young
        case unknown
    }

    func fresh() -> String { signer.sign(.signUpForm, row: now.milliseconds) }

    func age(_ token: String) -> Age {
        guard let made = signer.verify(token, .signUpForm) else { return .unknown }
        let age = now.milliseconds - made
        guard age >= 0, age <= FormAge.oldest else { return .unknown }
        return age < FormAge.youngest ? .young : .mature
    }
}
