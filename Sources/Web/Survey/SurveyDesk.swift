internal import Campaigning
internal import Definitions
internal import Formats
internal import HTTP
internal import Store
internal import Surveys

/// One visit to a survey's page: what is shown, and what becomes of what is sent.
struct SurveyDesk {
    let website: Website
    let frame: PageFrame
    let store: Store
    let ingest: ResponseIngest
    let visitor: SurveyVisitor
    let language: PageLanguage
    /// The reader's, else the workspace's.
    let locale: String
    let closing: Instant?
    let now: Instant

    var survey: SurveyDefinition { ingest.survey }
    var definition: WorkspaceDefinition { website.workspace.definition }
    private var notice: NoticePage { NoticePage(workspace: definition, language: language) }
    private var anonymous: AnonymousAnswers {
        AnonymousAnswers(store: store, campaign: ingest.campaign, zone: ingest.zone)
    }

    private var closesOn: CivilDate? { closing.map { ingest.zone.civil($0).date } }
    private var isClosed: Bool { closing.map { now > $0 } ?? false }

    // MARK: GET

    /// - Parameter query: `q` and `v` choose an answer.
    func show(_ query: FormFields) throws -> HTTPResponse {
        if isClosed, let closesOn { return notice.closed(on: closesOn).response(in: frame) }
        if try isFinal() { return notice.answeredForGood().response(in: frame) }
        let saved = try savedFields()
        if saved.isEmpty, try isFull(nil) { return notice.full().response(in: frame) }
        let draft = try store.draft(source: visitor.source, sourceKey: visitor.sourceKey)
            .map { SurveyFields($0, of: survey) }
        var page = self.page(draft ?? saved)
        page.wasAnswered = !saved.isEmpty
        page.isDraft = draft != nil
        let chosen = choose(query, &page.fields)
        if survey.pages == .each { page.step = chosen ?? firstOpen(page.fields, isDraft: draft != nil) }
        return page.page().response(in: frame)
    }

    /// The question that a link of the mail answers, with that answer in the form.
    private func choose(_ query: FormFields, _ fields: inout SurveyFields) -> String? {
        guard let name = query["q"], let value = query["v"],
            let question = survey.questions.first(where: { $0.id == name }), question.fitsInMail,
            question.kind != .choice || question.optionIDs.contains(value)
        else { return nil }
        var single = SurveyFields()
        single.set(name, value)
        guard !single.sheet(of: survey).answers.isEmpty else { return nil }
        fields = fields.replacing(question, by: single)
        return name
    }

    /// Where somebody goes on: at the first question without an answer, else at the beginning.
    private func firstOpen(_ fields: SurveyFields, isDraft: Bool) -> String? {
        let values = fields.sheet(of: survey).values
        let asked = survey.asked(values)
        return (isDraft ? asked.first { values[$0.id] == nil } : nil)?.id ?? asked.first?.id
    }

    private func savedFields() throws -> SurveyFields {
        guard !survey.isAnonymous else { return SurveyFields() }
        return SurveyFields(
            try store.savedAnswers(source: visitor.source, sourceKey: visitor.sourceKey), of: survey)
    }

    private func isFinal() throws -> Bool {
        guard survey.isAnonymous, let message = visitor.message else { return false }
        return try anonymous.hasAnswered(message)
    }

    private func page(_ fields: SurveyFields) -> SurveyPage {
        SurveyPage(
            survey: survey, campaign: ingest.campaign.name, workspace: definition, locale: locale, language: language,
            shuffle: { Array(store.keyedHash(["order", visitor.source, visitor.sourceKey] + $0)) },
            token: visitor.formToken(website.signer, now: now), number: visitor.number, closesOn: closesOn,
            fields: fields)
    }

    // MARK: POST

    func take(_ form: FormFields) throws -> HTTPResponse {
        let sent = SurveyFields(form, of: survey)
        if isClosed, let closesOn {
            return notice.closed(on: closesOn, late: try keepLate(sent.sheet(of: survey))).response(in: frame)
        }
        if try isFinal() { return notice.answeredForGood().response(in: frame) }
        if survey.pages == .each, let step = form["at"], let question = survey.questions.first(where: { $0.id == step })
        {
            return try take(question, sent, form)
        }
        if form["go"] == "save", !survey.isAnonymous {
            try saveDraft(sent)
            return saved(form["form"] ?? "")
        }
        return try finish(sent, form)
    }

    /// One question of several pages.
    private func take(_ question: Question, _ sent: SurveyFields, _ form: FormFields) throws -> HTTPResponse {
        let known =
            try survey.isAnonymous
            ? sent
            : store.draft(source: visitor.source, sourceKey: visitor.sourceKey).map { SurveyFields($0, of: survey) }
                ?? savedFields()
        let fields = known.replacing(question, by: sent)
        let sheet = fields.sheet(of: survey)
        let asked = survey.asked(sheet.values)
        var page = self.page(fields)
        page.token = form["form"] ?? page.token
        page.step = question.id
        if form["go"] != "back" {
            page.problems = sheet.problems.filter { $0.question == question.id }
            page.missing = sheet.missing(of: survey).filter { $0 == question.id }
            guard page.problems.isEmpty, page.missing.isEmpty else { return page.page().response(in: frame) }
        }
        if !survey.isAnonymous { try saveDraft(fields) }
        if form["go"] == "save", !survey.isAnonymous { return saved(page.token) }
        let place = survey.questions.firstIndex { $0.id == question.id } ?? 0
        let places = asked.map { asked in survey.questions.firstIndex { $0.id == asked.id } ?? 0 }
        if form["go"] == "back" {
            page.step = places.last { $0 < place }.map { survey.questions[$0].id } ?? question.id
            return page.page().response(in: frame)
        }
        if let next = places.first(where: { $0 > place }) {
            page.step = survey.questions[next].id
            return page.page().response(in: frame)
        }
        return try finish(fields, form)
    }

    /// All is answered: what is wrong is asked again, what a program sent is set aside, and the rest is kept.
    private func finish(_ fields: SurveyFields, _ form: FormFields) throws -> HTTPResponse {
        let sheet = fields.sheet(of: survey)
        var page = self.page(fields)
        page.problems = sheet.problems
        page.missing = sheet.missing(of: survey)
        page.isEmptySheet = sheet.answers.isEmpty && sheet.problems.isEmpty
        // A genuine token goes on ripening while the form is mended.
        let token = form["form"] ?? ""
        let fetched = visitor.formFetched(token, website.signer, now: now)
        if fetched != nil { page.token = token }
        let wrong = Set(page.problems.map(\.question) + page.missing)
        if survey.pages == .each {
            page.step = (survey.questions.first { wrong.contains($0.id) } ?? survey.asked(sheet.values).last)?.id
        }
        guard wrong.isEmpty, !page.isEmptySheet else { return page.page().response(in: frame) }
        if let reason = machine(form, fetched) {
            try setAside(fields, reason)
            page.asksAgain = true
            page.step = nil
            return page.page().response(in: frame)
        }
        if try isFull(sheet) {
            try setAside(fields, .quota)
            return notice.full().response(in: frame)
        }
        if survey.isAnonymous {
            guard let message = visitor.message, try anonymous.record(sheet, of: message, now: now) else {
                return notice.answeredForGood().response(in: frame)
            }
        } else {
            _ = try record(sheet)
            try store.deleteDraft(source: visitor.source, sourceKey: visitor.sourceKey)
        }
        return end(sheet, token: page.token)
    }

    /// Why a form is taken for a program's; nil for a person's.
    private func machine(_ form: FormFields, _ fetched: Instant?) -> SetAsideReason? {
        if form[SurveyPage.trapName]?.isEmpty == false { return .trap }
        guard let fetched else { return .token }
        if now - fetched < FormAge.youngest { return .young }
        if let row = visitor.message?.id, website.links.isInBurst(row, fetchedAt: fetched) { return .burst }
        return nil
    }

    // MARK: What is kept

    private func sentForm(_ fields: SurveyFields) -> SentForm {
        SentForm(
            source: visitor.source, sourceKey: visitor.sourceKey, campaign: ingest.campaign.name,
            messageID: visitor.message?.id, memberID: visitor.message?.memberID, fields: fields.pairs)
    }

    private func saveDraft(_ fields: SurveyFields) throws { try store.saveDraft(sentForm(fields), now: now) }

    /// Of an anonymous survey only that it was: its answers stand nowhere beside a message.
    private func setAside(_ fields: SurveyFields, _ reason: SetAsideReason) throws {
        try store.setAside(sentForm(survey.isAnonymous ? SurveyFields() : fields), reason: reason, at: now)
    }

    private func record(_ sheet: AnswerSheet) throws -> SavedResponse {
        try ingest.record(
            Submission(
                respondent: visitor.message.map { .message($0.id) } ?? .unknown, source: visitor.source,
                sourceKey: visitor.sourceKey, at: now, locale: visitor.message?.locale ?? language.rawValue,
                sheet: sheet), now: now
        ).saved
    }

    /// What is sent after the close is kept as late, unless an answer given in time stands or there is nothing to keep.
    private func keepLate(_ sheet: AnswerSheet) throws -> NoticePage.LateAnswer? {
        guard sheet.problems.isEmpty, !sheet.answers.isEmpty, !survey.isAnonymous else { return nil }
        return try record(sheet).change == .kept ? .earlierStands : .kept
    }

    /// As many as were wanted have answered: all in all, or of those who answer like this.
    private func isFull(_ sheet: AnswerSheet?) throws -> Bool {
        let values = sheet?.values ?? [:]
        return try survey.quotas.contains { quota in
            guard quota.when.map({ sheet != nil && $0.holds(for: values) }) ?? true else { return false }
            let count = try store.sheetCount(
                campaign: ingest.campaign.name, formerCampaign: ingest.campaign.was,
                occurrence: visitor.message?.occurrence, condition: quota.when, source: visitor.source,
                sourceKey: visitor.sourceKey)
            return count >= quota.most
        }
    }

    // MARK: The end

    private func end(_ sheet: AnswerSheet, token: String) -> HTTPResponse {
        let ending = survey.ending(sheet.values)
        if let target = ending?.to {
            return HTTPResponse(
                status: 303,
                headers: [
                    "Location": SurveyDesk.ascii(target), "Cache-Control": "no-store",
                    "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex, nofollow",
                    "Content-Type": "text/plain; charset=utf-8",
                ], text: "")
        }
        let said = ending?.text?.text(for: locale, fallback: definition.locale)
        return notice(token).thanks(said, canChange: !survey.isAnonymous).response(in: frame)
    }

    private func saved(_ token: String) -> HTTPResponse { notice(token).saved().response(in: frame) }

    /// A visitor without a message comes back by their number and its token.
    private func notice(_ token: String) -> NoticePage {
        var page = notice
        if let number = visitor.number { page.changeQuery = "?n=\(number)&amp;form=\(HTMLText.escape(token))" }
        return page
    }

    /// A web address for a header: what is not ASCII in percents.
    private static func ascii(_ target: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in target.utf8 {
            if byte < 0x80 {
                bytes.append(byte)
            } else {
                bytes += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
