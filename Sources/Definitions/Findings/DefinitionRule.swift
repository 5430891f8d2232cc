/// The rules that definitions are checked by: the names in findings, and for the reference what each means.
package enum DefinitionRule: String, CaseIterable, Sendable {
    case unreadable
    case noWorkspace = "no-workspace"
    case emptyFile = "empty-file"
    case unknownKey = "unknown-key"
    case notAvailable = "not-available"
    case missingKey = "missing-key"
    case emptyValue = "empty-value"
    case wrongType = "wrong-type"
    case wrongValue = "wrong-value"
    case name
    case reservedName = "reserved-name"
    case duplicateName = "duplicate-name"
    case timeZone = "time-zone"
    case locale
    case localeMissing = "locale-missing"
    case url
    case insecureURL = "insecure-url"
    case address
    case fromName = "from-name"
    case bouncesName = "bounces-name"
    case secretLiteral = "secret-literal"
    case secretMissing = "secret-missing"
    case tls
    case relay
    case dkimKey = "dkim-key"
    case dkimDomain = "dkim-domain"
    case duration
    case limit
    case quietHours = "quiet-hours"
    case percentage
    case valueType = "value-type"
    case fieldType = "field-type"
    case stageRule = "stage-rule"
    case stageOrder = "stage-order"
    case stageUnreachable = "stage-unreachable"
    case segmentOrder = "segment-order"
    case filter
    case unknownTopic = "unknown-topic"
    case topicMissing = "topic-missing"
    case unknownSegment = "unknown-segment"
    case campaignName = "campaign-name"
    case duplicateCampaign = "duplicate-campaign"
    case fileEnding = "file-ending"
    case rename
    case serviceReason = "service-reason"
    case surveyKind = "survey-kind"
    case questionText = "question-text"
    case questionKey = "question-key"
    case questionOptions = "question-options"
    case questionBounds = "question-bounds"
    case ending
    case anonymous
    case answerCondition = "answer-condition"
    case sequence
    case reminders
    case followUp = "follow-up"
    case ring
    case variants
    case goal
    case event
    case eventPast = "event-past"
    case eventNotice = "event-notice"
    case eventPurpose = "event-purpose"
    case eventClash = "event-clash"
    case eventMonth = "event-month"
    case eventRhythm = "event-rhythm"
    case schedule
    case date
    case cron
    case every
    case window
    case holidays
    case webhookCampaign = "webhook-campaign"
    case singleOptIn = "single-opt-in"
    case builtInCampaign = "built-in-campaign"
    case color
    case themeContrast = "theme-contrast"
    case imagesAddress = "images-address"
    case silence
    case referrals
    case programme
    case gate
    case strategy
    case targetPast = "target-past"
    case tags
    case occasion
    case started
    case tooMany = "too-many"

    /// What the rule asks for.
    package var help: String {
        switch self {
        case .unreadable: "a file can be read"
        case .noWorkspace: "a workspace has a kamerton.yaml"
        case .emptyFile: "a definition file has something in it"
        case .unknownKey: "a key is one of those on this page"
        case .notAvailable: "a key or a value works in this version"
        case .missingKey: "a key that is required is there"
        case .emptyValue: "a key has a value"
        case .wrongType: "a value has the right shape: a text, a number, a list, a mapping"
        case .wrongValue: "a value is one of those that are accepted"
        case .name:
            "a name is lower-case letters, digits and underscores (where it is no column of the store, hyphens too), a letter first"
        case .reservedName: "a name does not hide one that the program already uses"
        case .duplicateName: "a name stands for one thing"
        case .timeZone: "a time zone is an IANA name such as `Europe/Moscow`"
        case .locale: "a locale is a language tag such as `ru` or `pt-BR`"
        case .localeMissing: "a text in several languages has the workspace's, for members of all others"
        case .url: "`public_url` is a web address without query and fragment"
        case .insecureURL: "links in mail are https, unless they lead to this machine"
        case .address: "an email address can be mailed"
        case .fromName: "the sender has a name"
        case .bouncesName: "the address for bounces has room for a message's token: at most 19 letters before the @"
        case .secretLiteral: "a secret is in the environment or in a file of its own, never in a definition"
        case .secretMissing: "the secret that signs links can be read"
        case .tls: "mail goes unencrypted only to this machine"
        case .relay: "all mail has a relay that carries it"
        case .dkimKey: "a DKIM key can be read, by its owner only, and is long enough"
        case .dkimDomain: "a DKIM signature is of the domain of the From line, or of one above it"
        case .duration: "a duration is a whole number and a unit: `30m`, `6h`, `14d`, `2w`, `18mo`, `1y`"
        case .limit: "a limit is written as `2 per 7d`, a share as `1 in 5 per 90d`"
        case .quietHours: "quiet hours are written as `21:00-09:00`"
        case .percentage: "a share is written as `25%`"
        case .valueType: "an attribute is a string, a number, a boolean, a date, or one_of a list"
        case .fieldType: "a field that several activities have has one type in all of them"
        case .stageRule: "a stage has a rule; only the first may do without"
        case .stageOrder: "a stage's rule names only the stages above it"
        case .stageUnreachable: "a member can be in every stage"
        case .segmentOrder: "a segment names only the segments above it"
        case .filter: "a filter can be read and fits what is declared"
        case .unknownTopic: "a topic is declared in kamerton.yaml"
        case .topicMissing: "a message that is not `service` has a topic that members can leave"
        case .unknownSegment: "a segment is declared in kamerton.yaml"
        case .campaignName: "a campaign's file name is lower-case letters, digits and hyphens"
        case .duplicateCampaign: "a campaign has one file"
        case .fileEnding: "definitions end in .yaml and stand in campaigns/ itself"
        case .rename: "`was` is the campaign's name before it was renamed"
        case .serviceReason: "a `service` campaign says why it is one, and no other does"
        case .surveyKind: "a survey has questions, and an email has none"
        case .questionText: "a question says what it asks, where there is no standard wording"
        case .questionKey: "a question has only keys that its type takes"
        case .questionOptions: "options and rows have ids of their own, at least two where one is chosen, at most 50"
        case .questionBounds: "the smallest is below the greatest, and there are as many options as must be chosen"
        case .ending: "an ending says something or leads somewhere, and one that holds for all is the last"
        case .anonymous: "nothing follows from an anonymous answer: no follow-up, case or filter, and no public link"
        case .answerCondition: "a condition compares answers given before: `score <= 8 and reason = price`"
        case .sequence: "a sequence has a trigger and steps, and each step does one thing"
        case .reminders:
            "reminders are in order, and go to those of whom it is known that they have not answered or clicked"
        case .followUp: "a follow-up of a survey's answers does something that can be done"
        case .ring: "no campaign starts itself, over others or not"
        case .variants: "variants differ, and what decides between them is counted and no guess"
        case .goal: "a goal is something that members do, or a filter that holds for them"
        case .event: "an event has one start, and what is said of its seats and days fits it"
        case .eventPast: "an event that nobody was invited to is still to come"
        case .eventNotice: "members know of an event 14 days before it"
        case .eventPurpose: "an event says why come"
        case .eventClash: "no two events are on one day"
        case .eventMonth: "where there are events, each of the next months has one"
        case .eventRhythm: "a series does not leave out a week, a month or a quarter"
        case .schedule: "a schedule has one of `at`, `every` and `cron`"
        case .date: "a date and time exists: `2026-12-01 10:00`"
        case .cron: "a cron expression has five fields"
        case .every: "`every` says how often, on which days and at what time: `month on last friday at 18:30`"
        case .window: "a window says days and hours at which it is open: `weekdays 09:00-20:00`"
        case .holidays: "a calendar of holidays is an iCalendar file that can be read"
        case .webhookCampaign: "a webhook's campaign is a survey of this workspace"
        case .singleOptIn: "a sign-up is confirmed by the owner of the address"
        case .builtInCampaign: "no campaign has the name of one that the program sends itself"
        case .color: "a colour is `#` and three or six hexadecimal digits"
        case .themeContrast: "words can be read on what is behind them: a contrast of 4.5 (WCAG AA)"
        case .imagesAddress: "`images: link` says where the pictures are"
        case .silence: "a rule that is silenced is one of docs/check.md, with a reason"
        case .referrals: "who brings others is thanked by a campaign that there is, and codes have a pool"
        case .programme: "a programme states its goal, how it is judged and what it may cost, and its rules can be kept"
        case .gate: "waves are at least two, and what a gate asks of the wave before can be counted"
        case .strategy: "a target is of a measure that there is, in its unit, and comes after point A"
        case .targetPast: "a target is still to come"
        case .occasion: "an occasion falls on a day that there is, and a campaign writes for it"
        case .tags: "a file of tags can be read, and a tag that is named is one of it"
        case .started: "what kamerton.yaml starts is a campaign of this workspace"
        case .tooMany: "a file has at most 200 mistakes; the rest is not shown"
        }
    }
}
