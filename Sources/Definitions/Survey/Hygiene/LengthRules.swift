internal import Formats

/// How much a survey asks of people, and whether it says what for.
enum LengthRules {
    /// Minutes that people give to a survey they did not ask for (Galesic & Bosnjak 2009; Revilla & Ochoa 2017).
    static let budget = 5

    static func findings(_ sheet: SurveySheet) -> [Finding] { purpose(sheet) + length(sheet) }

    private static func purpose(_ sheet: SurveySheet) -> [Finding] {
        guard let node = sheet.node["purpose"], !sheet.purpose.isEmpty else {
            return [
                sheet.finding(
                    sheet.key, .surveyPurpose, Phrase("the survey does not say what the answers are for"),
                    suggestion: Phrase(
                        "add \"purpose: …\": what will be decided or changed by them; it is shown to members"))
            ]
        }
        guard sheet.purpose.contains(where: { $0.words.count < 3 }) else { return [] }
        return [
            sheet.finding(
                node, .surveyPurpose, Phrase("the purpose says too little to be one"),
                suggestion: Phrase("write in a sentence what will be decided or changed by the answers"))
        ]
    }

    private static func length(_ sheet: SurveySheet) -> [Finding] {
        let estimate = SurveyEstimate(sheet.survey)
        var findings: [Finding] = []
        if let promised = sheet.survey.minutes, estimate.minutes > promised, let node = sheet.node["minutes"] {
            findings.append(
                sheet.finding(
                    node, .surveyLength,
                    Phrase("\(promised, "minute is", "minutes are") promised, and it takes about \(estimate.minutes)"),
                    suggestion: Phrase("write \"minutes: \(estimate.minutes)\", or ask less")))
        }
        if estimate.minutes > budget, let node = sheet.node["questions"] {
            let first = node.elements?.first?.pairs?.first?.key ?? node
            findings.append(
                sheet.finding(
                    first, .surveyLength,
                    Phrase(
                        "the survey takes about \(estimate.minutes, "minute", "minutes"), and people give it \(budget)"),
                    suggestion: Phrase("keep the questions that something will be decided by")))
        }
        return findings
    }
}
