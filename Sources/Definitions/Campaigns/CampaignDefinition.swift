package import Formats

package enum CampaignKind: String, Sendable, CaseIterable {
    case email
    case survey
    /// Several messages, one after the other, to each member in their own time.
    case sequence
    /// Invites members to something that takes place, and follows it to its end.
    case event
}

/// Why a message is sent. Consent, budgets and priority depend on it.
package enum Intent: String, Sendable, CaseIterable {
    case inform
    case promo
    case invite
    case research
    /// A message that the member's own dealings call for; exempt from consent and budgets, and needs a reason.
    case service
}

/// One file of `campaigns/`, validated (DESIGN.md 5).
package struct CampaignDefinition: Sendable {
    /// The file's stem.
    package var name: String
    /// Relative to the workspace.
    package var file: String
    /// The name before a rename: its ledger rows count as this campaign's.
    package var was: String?
    package var title: String
    package var kind: CampaignKind
    package var intent: Intent
    /// Why a `service` message is one.
    package var reason: String?
    package var topic: String?
    package var owner: String?
    package var audience: Audience
    package var schedule: Schedule
    package var content: Content
    package var survey: SurveyDefinition?
    package var sequence: SequenceDefinition?
    package var event: EventDefinition?
    package var goal: Goal?
    /// After the message, to those who have not answered, or where nothing is asked have not clicked.
    package var reminders: [Span] = []
    /// `import:`: columns of exports by what they hold.
    package var importMap: [String: String] = [:]
    package var followUps: [FollowUp] = []
    /// True for the letter of a reminder: the budget of surveys let go what it reminds of.
    package var isReminder = false
    package var isDisabled: Bool
    /// How fast it is sent.
    package var pace: CountLimit?
    package var priority = CampaignPriority.normal
    package var tracking = Tracking()
    /// `approval: true`: it sends only what somebody approved as it is.
    package var needsApproval = false
    /// `asks: true`: it asks a favour, and counts for `limits.asks`.
    package var asks = false
    /// Nil gives out no codes.
    package var codes: CodesSettings?
    /// What it gives a reader who buys nothing; empty where nothing was said.
    package var teaches: [Teaching] = []
    /// Who gets it first; empty where all get it together.
    package var waves: [WaveDefinition] = []
    /// Nil sends no draft. With one, `survey` is what the core is asked, and `waves` are the core and the others.
    package var pilot: PilotDefinition?
    /// Rules of mail that the author answers for, in all its templates.
    package var silences: [Silence]
    /// Lower-case hexadecimal SHA-256 of the file.
    package var hash: String

    package init(
        name: String, file: String, was: String? = nil, title: String, kind: CampaignKind, intent: Intent,
        reason: String? = nil, topic: String? = nil, owner: String? = nil, audience: Audience = Audience(),
        schedule: Schedule, content: Content, survey: SurveyDefinition? = nil, isDisabled: Bool = false,
        silences: [Silence] = [], hash: String
    ) {
        self.name = name
        self.file = file
        self.was = was
        self.title = title
        self.kind = kind
        self.intent = intent
        self.reason = reason
        self.topic = topic
        self.owner = owner
        self.audience = audience
        self.schedule = schedule
        self.content = content
        self.survey = survey
        self.isDisabled = isDisabled
        self.silences = silences
        self.hash = hash
    }
}

/// Who a campaign is for.
package struct Audience: Sendable {
    package enum Exclusion: Sendable, Hashable {
        case segment(String)
        case tag(String)
    }

    /// Nil is everyone.
    package var filter: Filter?
    package var exclude: [Exclusion]
    /// Per cent of the audience, anew each occurrence.
    package var sample: Double?
    /// Per cent of the audience before sampling, the same members always.
    package var holdout: Double?
    /// More members than this stops the occurrence before anything is sent.
    package var maxAudience: Int?

    package init(
        filter: Filter? = nil, exclude: [Exclusion] = [], sample: Double? = nil, holdout: Double? = nil,
        maxAudience: Int? = nil
    ) {
        self.filter = filter
        self.exclude = exclude
        self.sample = sample
        self.holdout = holdout
        self.maxAudience = maxAudience
    }
}

/// What a message says.
package struct Content: Sendable {
    /// The stem in `templates/`: `nps` stands for `nps.ru.md`, `nps.en.md`, `nps.md` or `.html`.
    package var template: String
    /// Here or in the templates' front matter.
    package var subject: LocalizedText?
    package var preview: LocalizedText?
    package var mark: SourceMark
    /// Nil where everyone gets the same; else the above is what the first of them says.
    package var variants: ContentVariants?
    /// Of the variant that it says.
    package var own: VariantWords?

    package init(
        template: String, subject: LocalizedText? = nil, preview: LocalizedText? = nil, mark: SourceMark
    ) {
        self.template = template
        self.subject = subject
        self.preview = preview
        self.mark = mark
    }
}
