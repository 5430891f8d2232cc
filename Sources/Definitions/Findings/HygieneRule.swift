package import Formats

/// What `check` looks for in finished mail and in surveys, beyond mistakes in Liquid and definitions: the names in findings, how
/// much each matters, and for docs/check.md and docs/survey-hygiene.md what it asks for. An author may answer for a warning with `silence:` and a reason.
package enum HygieneRule: String, CaseIterable, Sendable {
    case tooLong = "too-long"
    case poorText = "poor-text"
    case imageOnly = "image-only"
    case imageAlt = "image-alt"
    case misleadingLink = "misleading-link"
    case httpLink = "http-link"
    case linkShortener = "link-shortener"
    case relativeLink = "relative-link"
    case missingUnsubscribe = "missing-unsubscribe"
    case missingPostalAddress = "missing-postal-address"
    case emptySubject = "empty-subject"
    case longSubject = "long-subject"
    case shoutingSubject = "shouting-subject"
    case missingPreview = "missing-preview"
    case missingVariant = "missing-variant"
    case missingDirection = "missing-direction"
    case placeholder
    case unclosedTag = "unclosed-tag"
    case lowContrast = "low-contrast"
    case unsupportedCSS = "unsupported-css"
    case unsupportedHTML = "unsupported-html"
    case mediaWithoutImportant = "media-without-important"
    case styleTooLarge = "style-too-large"
    case surveyWithoutLink = "survey-without-link"
    case unusedSilence = "unused-silence"

    // Of surveys.
    case surveyPurpose = "survey-purpose"
    case surveyLength = "survey-length"
    case doubleBarrelled = "double-barrelled"
    case leading
    case loaded
    case absolute
    case doubleNegative = "double-negative"
    case longQuestion = "long-question"
    case repeatedQuestion = "repeated-question"
    case unbalancedScale = "unbalanced-scale"
    case unlabelledScale = "unlabelled-scale"
    case agreeDisagree = "agree-disagree"
    case largeMatrix = "large-matrix"
    case overlappingRanges = "overlapping-ranges"
    case gappedRanges = "gapped-ranges"
    case manyOptions = "many-options"
    case sensitiveWithoutOptout = "sensitive-without-optout"
    case sensitiveFirst = "sensitive-first"
    case requiredText = "required-text"
    case npsWording = "nps-wording"

    /// An error is mail that is broken or unlawful.
    package var severity: Finding.Severity {
        switch self {
        case .missingUnsubscribe, .emptySubject, .relativeLink: .error
        default: .warning
        }
    }

    /// An author may answer for what is only worth a second look.
    package var canBeSilenced: Bool { severity == .warning && self != .unusedSilence }

    /// The names that `silence:` takes.
    package static var silenceable: [String] { allCases.filter(\.canBeSilenced).map(\.rawValue) }

    /// What the rule asks for.
    package var help: String {
        switch self {
        case .tooLong: "the HTML of a message has at most 102 KB, where Gmail cuts it off, footer and all"
        case .poorText: "the text part says what the HTML says, not only where to look at it"
        case .imageOnly: "a message says something in words: many see no pictures"
        case .imageAlt: "a picture says in words what it shows; decoration says `alt=\"\"`"
        case .misleadingLink: "a link that reads as one web address does not lead to another"
        case .httpLink: "links and pictures are https, unless they lead to this machine"
        case .linkShortener: "links lead where they say: filters of spam distrust shortened ones"
        case .relativeLink: "a link says its host: a message stands on no page that a path could begin at"
        case .missingUnsubscribe: "one can leave by a link, on anything but `intent: service`"
        case .missingPostalAddress: "the sender's postal address is in the message, on anything but `intent: service`"
        case .emptySubject: "the subject says something to every member"
        case .longSubject: "the subject has at most 100 characters; mail programs show 40 to 70"
        case .shoutingSubject: "the subject is not all in capitals, and has no `!!`"
        case .missingPreview: "a message has a preview, or mail programs show its first words beside the subject"
        case .missingVariant: "a template is there in every language that other templates are written in"
        case .missingDirection: "a message in Arabic, Hebrew or the like says that it is written from right to left"
        case .placeholder: "nothing is left of a draft: `Lorem ipsum`, `TODO`, `[Name]`, `href=\"#\"`"
        case .unclosedTag: "a tag that must be closed is closed, where it was opened"
        case .lowContrast: "words can be read on what is behind them: a contrast of 4.5, for large letters 3 (WCAG AA)"
        case .unsupportedCSS: "CSS that the layout depends on works in the great mail programs"
        case .unsupportedHTML: "elements work in the great mail programs"
        case .mediaWithoutImportant: "a media query that changes what stands on an element as well is `!important`"
        case .styleTooLarge: "the style sheet is small enough to be put on the elements"
        case .surveyWithoutLink: "the message of a survey leads to the survey"
        case .unusedSilence: "a rule is silenced only where it finds something"
        default: surveyHelp
        }
    }

    /// The rules as a table in Markdown, for docs/check.md.
    package static var reference: String {
        let rows = allCases.filter { !$0.isOfSurveys }.map { rule in
            let silence = rule.canBeSilenced ? "yes" : "no"
            return "| `\(rule.rawValue)` | \(rule.severity.rawValue) | \(silence) | \(rule.help) |\n"
        }
        return "| rule | is | can be silenced | asks for |\n|---|---|---|---|\n" + rows.joined()
    }
}

extension Finding {
    package init(
        _ mark: SourceMark, length: Int = 1, _ rule: HygieneRule, _ message: Phrase, suggestion: Phrase? = nil,
        sourceLine: String? = nil
    ) {
        self.init(
            mark, length: length, rule: rule.rawValue, severity: rule.severity, message, suggestion: suggestion,
            sourceLine: sourceLine)
    }
}
