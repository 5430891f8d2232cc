package import Formats

/// `kamerton.yaml`, validated (DESIGN.md 3).
package struct WorkspaceDefinition: Sendable {
    package var name: String
    package var locale: String
    package var timezone: Zone
    /// Without a slash at the end.
    package var publicURL: String
    /// As written; relative to the workspace's folder.
    package var storePath: String
    package var secret: SecretSettings
    package var sender: Sender
    package var delivery: DeliverySettings
    package var topics: [Topic]
    package var limits: Limits
    /// Per cent of all members that get nothing but service messages, the same ones always.
    package var control: Double?
    package var attributes: [AttributeDefinition]
    package var activities: [ActivityDefinition]
    package var stages: [StageDefinition]
    package var segments: [SegmentDefinition]
    package var webhooks: [WebhookDefinition]
    package var returns = ReturnsSettings()
    package var retention: RetentionSettings
    /// Nil has no sign-up page.
    package var signUp: SignUpSettings?
    package var theme: Theme
    /// Nil has no codes of members.
    package var referrals: ReferralSettings?
    /// Nil has no points.
    package var programme: ProgrammeDefinition?
    package var images: ImageSettings
    package var engagement = EngagementSettings()
    package var roles: [RoleDefinition] = []
    /// The core of the community, which is a segment too; nil where none is declared.
    package var core: CoreDefinition?
    /// The day on which the community began, of which `report community` tells before and after.
    package var launch: CivilDate?
    /// Nil brings nobody together.
    package var mentoring: MentoringDefinition?
    /// What the community is for.
    package var mission: LocalizedText?
    /// What members say yes to when they join.
    package var declaration: CommunityDeclaration?
    /// From this time of the day on each owner is sent their morning page; nil sends none.
    package var morningMail: TimeOfDay?
    /// Nil has no goals to report of.
    package var strategy: StrategyDefinition?
    /// Nil asks nobody whether a story may be quoted.
    package var stories: StorySettings?
    /// What texts are about, by their words; nil where `tags` names no file.
    package var tags: TagRules?
    /// Nil tells nobody what became of an idea.
    package var ideas: IdeaSettings?
    /// Themes whose spikes hold promotions.
    package var alarms: [AlarmDefinition] = []

    package init(
        name: String, locale: String, timezone: Zone, publicURL: String, storePath: String, secret: SecretSettings,
        sender: Sender, delivery: DeliverySettings, topics: [Topic] = [], limits: Limits = Limits(),
        attributes: [AttributeDefinition] = [], activities: [ActivityDefinition] = [],
        stages: [StageDefinition] = [], segments: [SegmentDefinition] = [], webhooks: [WebhookDefinition] = [],
        retention: RetentionSettings = RetentionSettings(), signUp: SignUpSettings? = nil,
        theme: Theme = Theme(), images: ImageSettings = .inline
    ) {
        self.name = name
        self.locale = locale
        self.timezone = timezone
        self.publicURL = publicURL
        self.storePath = storePath
        self.secret = secret
        self.sender = sender
        self.delivery = delivery
        self.topics = topics
        self.limits = limits
        self.attributes = attributes
        self.activities = activities
        self.stages = stages
        self.segments = segments
        self.webhooks = webhooks
        self.retention = retention
        self.signUp = signUp
        self.theme = theme
        self.images = images
    }
}

/// Where a secret is kept; never the secret itself.
package enum SecretSource: Sendable, Hashable {
    case file(String)
    case environment(String)
}

/// The key that signs tokens: the current one and those that still verify.
package struct SecretSettings: Sendable, Hashable {
    package var current: SecretSource
    package var previous: [SecretSource]

    package init(current: SecretSource, previous: [SecretSource] = []) {
        (self.current, self.previous) = (current, previous)
    }
}

/// A display name and an address, as in a From line.
package struct Mailbox: Sendable, Hashable {
    package let name: String
    package let address: String

    package init(name: String, address: String) { (self.name, self.address) = (name, address) }
}

package struct Sender: Sendable, Hashable {
    package var from: Mailbox
    package var replyTo: Mailbox?
    /// The base of the envelope sender: `bounces@example.org` becomes `bounces+TOKEN@example.org`.
    package var bounces: String?
    /// Its letters before the @, so that `+TOKEN` has room behind them.
    package static let longestBouncesName = 19
    package var postalAddress: String

    package init(from: Mailbox, replyTo: Mailbox? = nil, bounces: String? = nil, postalAddress: String) {
        self.from = from
        self.replyTo = replyTo
        self.bounces = bounces
        self.postalAddress = postalAddress
    }
}

package struct Topic: Sendable, Hashable {
    package let name: String
    package let title: LocalizedText

    package init(name: String, title: LocalizedText) { (self.name, self.title) = (name, title) }
}

/// The type of a declared attribute or of an activity's field.
package enum ValueType: Sendable, Hashable {
    case string
    case number
    case boolean
    case date
    case oneOf([String])

    /// The word in the YAML.
    package var word: String {
        switch self {
        case .string: "string"
        case .number: "number"
        case .boolean: "boolean"
        case .date: "date"
        case .oneOf: "one_of"
        }
    }
}

package struct AttributeDefinition: Sendable, Hashable {
    package let name: String
    package let type: ValueType

    package init(name: String, type: ValueType) { (self.name, self.type) = (name, type) }

    /// The column of `members`.
    package var column: String { "attr_" + name }
}

package struct ActivityDefinition: Sendable, Hashable {
    package let name: String
    package let fields: [AttributeDefinition]

    package init(name: String, fields: [AttributeDefinition]) { (self.name, self.fields) = (name, fields) }

    /// Known without being declared (DESIGN.md 2). A declaration adds fields to one or adds a new one.
    package static let builtIn = [
        "purchase", "visit", "ticket", "referral", "review", "rsvp", "attended", "joined", "referred", "story",
        "mention", "photo", "answer",
    ]

    /// What members tell us, or about us (docs/stories.md). Each has `toldFields` without declaring them.
    package static let told = ["story", "review", "mention", "photo", "answer"]

    /// The words themselves, where they stand, and how many stars they give.
    package static let toldFields = [
        AttributeDefinition(name: "text", type: .string), AttributeDefinition(name: "url", type: .string),
        AttributeDefinition(name: "rating", type: .number),
    ]
}

package struct StageDefinition: Sendable {
    package let name: String
    /// Nil only for the first stage written as a bare name: everyone is at least there.
    package let rule: Filter?
    package let mark: SourceMark

    package init(name: String, rule: Filter?, mark: SourceMark) {
        (self.name, self.rule, self.mark) = (name, rule, mark)
    }
}

package struct SegmentDefinition: Sendable {
    package let name: String
    package let filter: Filter
    package let mark: SourceMark

    package init(name: String, filter: Filter, mark: SourceMark) {
        (self.name, self.filter, self.mark) = (name, filter, mark)
    }
}
