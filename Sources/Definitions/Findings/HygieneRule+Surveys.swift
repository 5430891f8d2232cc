/// The rules of surveys: what each asks for, and who found it out.
extension HygieneRule {
    /// It is looked for in the questions of a survey, not in its mail.
    package var isOfSurveys: Bool { source != nil }

    var surveyHelp: String {
        switch self {
        case .surveyPurpose: "a survey says what its answers are for; members read it above the questions"
        case .surveyLength: "a survey takes 5 minutes at most, and no longer than `minutes` promises"
        case .doubleBarrelled: "what is answered with one mark asks for one thing"
        case .leading: "no answer is suggested"
        case .loaded: "what is asked about is neither praised nor blamed"
        case .absolute: "a closed question leaves room between always and never"
        case .doubleNegative: "a question denies at most once"
        case .longQuestion: "a question has at most 25 words"
        case .repeatedQuestion: "the same is not asked twice"
        case .unbalancedScale: "a scale has as many steps on either side of its middle"
        case .unlabelledScale: "both ends of a scale say what they mean, and answer the question"
        case .agreeDisagree: "the thing itself is asked for, not whether one agrees to a statement about it"
        case .largeMatrix: "a matrix has at most 8 rows"
        case .overlappingRanges: "a number is in one option only"
        case .gappedRanges: "every number between the options is in one of them"
        case .manyOptions: "more than 10 options stand in random order, or in one that people know"
        case .sensitiveWithoutOptout: "age, income, health, belief and the like need not be told"
        case .sensitiveFirst: "a survey does not begin with them"
        case .requiredText: "nobody must write"
        case .npsWording: "an NPS is asked in the standard words, from 0 to 10"
        default: ""
        }
    }

    /// Where it is from; nil for the rules of mail. docs/survey-hygiene.md has the titles.
    package var source: String? {
        switch self {
        case .surveyPurpose: "AAPOR; Dillman et al. 2014, ch. 2"
        case .surveyLength: "Galesic & Bosnjak 2009; Revilla & Ochoa 2017"
        case .doubleBarrelled: "Dillman et al. 2014, ch. 4; Krosnick & Presser 2010"
        case .leading, .loaded: "Krosnick & Presser 2010; AAPOR"
        case .absolute, .doubleNegative: "Dillman et al. 2014, ch. 4"
        case .longQuestion: "Payne 1951; Dillman et al. 2014, ch. 4"
        case .repeatedQuestion: "AAPOR"
        case .unbalancedScale: "Dillman et al. 2014, ch. 5"
        case .unlabelledScale: "Krosnick & Presser 2010"
        case .agreeDisagree: "Krosnick & Presser 2010; Saris et al. 2010"
        case .largeMatrix: "Couper et al. 2013; Liu & Cernat 2018"
        case .overlappingRanges, .gappedRanges: "Dillman et al. 2014, ch. 5"
        case .manyOptions: "Krosnick & Alwin 1987"
        case .sensitiveWithoutOptout: "Tourangeau & Yan 2007; GDPR, art. 9"
        case .sensitiveFirst: "Dillman et al. 2014, ch. 7"
        case .requiredText: "Dillman et al. 2014, ch. 9"
        case .npsWording: "Reichheld 2003"
        default: nil
        }
    }

    /// The rules of surveys as a table in Markdown, for docs/survey-hygiene.md.
    package static var surveyReference: String {
        let rows = allCases.filter(\.isOfSurveys).map { rule in
            "| `\(rule.rawValue)` | \(rule.surveyHelp) | \(rule.source ?? "") |\n"
        }
        return "| rule | asks for | see |\n|---|---|---|\n" + rows.joined()
    }
}
