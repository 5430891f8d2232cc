internal import Campaigning
internal import Definitions
internal import Formats
internal import HTTP
internal import Store
internal import Surveys

extension Website {
    /// `/s/TOKEN`: GET shows the questions (`?q=score&v=9` chooses a score), POST records the answers.
    func survey(_ token: String, _ request: HTTPRequest, store: Store, now: Instant) throws -> HTTPResponse {
        guard let row = signer.verify(token, .survey), let message = try store.linkedMessage(row),
            message.kind == CampaignKind.survey.rawValue
        else { return notice(request).unknownLink().response() }
        let language = PageLanguage(member: message.locale, workspace: workspace.definition)
        let notice = NoticePage(workspace: workspace.definition, language: language)
        let zone = workspace.definition.timezone
        if message.isErased { return notice.gone().response() }
        guard let campaign = campaign(of: message),
            let ingest = ResponseIngest(store: store, campaign: campaign, zone: zone)
        else {
            // A file with mistakes may be this survey's: it comes back when it is mended.
            return workspace.invalidCampaigns.isEmpty ? notice.gone().response() : unavailable(notice)
        }
        guard request.method != "POST" || isForm(request) else { return notice.notAForm().response() }

        let closing = ingest.closing(of: message)
        let closesOn = closing.map { zone.civil($0).date }
        let isClosed = closing.map { now > $0 } ?? false
        var page = SurveyPage(
            survey: ingest.survey, workspace: workspace.definition,
            locale: message.locale ?? workspace.definition.locale, language: language, closesOn: closesOn)

        if request.method == "POST" {
            let fields = FormFields(request.body)
            let sheet = AnswerSheet(
                ingest.survey.questions.compactMap { question in
                    fields[question.id].map { (question.id, .text($0)) }
                }, survey: ingest.survey)
            if isClosed, let closesOn {
                return notice.closed(on: closesOn, late: try keep(sheet, of: message, ingest, now: now)).response()
            }
            page.problems = sheet.problems
            page.missing = sheet.missing(of: ingest.survey)
            page.isEmptySheet = sheet.answers.isEmpty && sheet.problems.isEmpty
            guard page.problems.isEmpty, page.missing.isEmpty, !page.isEmptySheet else {
                for question in ingest.survey.questions { page.values[question.id] = fields[question.id] }
                return page.page().response()
            }
            _ = try record(sheet, of: message, ingest, now: now)
            let thanks = ingest.survey.ending(sheet.values)?.text?
                .text(for: page.locale, fallback: workspace.definition.locale)
            return notice.thanks(thanks, canChange: true).response()
        }

        if isClosed, let closesOn { return notice.closed(on: closesOn).response() }
        let saved = try store.savedAnswers(source: Website.pageSource, sourceKey: Website.pageKey(message))
        page.wasAnswered = !saved.isEmpty
        for answer in saved { page.values[answer.question] = answer.text ?? answer.number.map { String(Int($0)) } }
        let query = FormFields(request.query)
        if let name = query["q"], let value = query["v"], let score = Int(value), (0...10).contains(score),
            ingest.survey.questions.contains(where: { $0.id == name && $0.kind == .nps })
        {
            page.values[name] = String(score)
        }
        return page.page().response()
    }

    private static let pageSource = "page"

    /// One answer sheet a message: sent again, it is changed.
    private static func pageKey(_ message: LinkedMessage) -> String { "message:\(message.id)" }

    private func record(
        _ sheet: AnswerSheet, of message: LinkedMessage, _ ingest: ResponseIngest, now: Instant
    ) throws -> SavedResponse {
        try ingest.record(
            Submission(
                respondent: .message(message.id), source: Website.pageSource, sourceKey: Website.pageKey(message),
                at: now, locale: message.locale, sheet: sheet), now: now
        ).saved
    }

    /// What is sent after the close is kept as late, unless an answer given in time stands or there is nothing to keep.
    private func keep(
        _ sheet: AnswerSheet, of message: LinkedMessage, _ ingest: ResponseIngest, now: Instant
    ) throws -> NoticePage.LateAnswer? {
        guard sheet.problems.isEmpty, !sheet.answers.isEmpty else { return nil }
        return try record(sheet, of: message, ingest, now: now).change == .kept ? .earlierStands : .kept
    }
}
