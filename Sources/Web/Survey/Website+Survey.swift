internal import Campaigning
internal import Crypto
internal import Definitions
internal import Formats
internal import HTTP
internal import Store
internal import Surveys

extension Website {
    /// `/s/TOKEN`: GET shows the questions (`?q=score&v=9` chooses an answer), POST takes the answers.
    func survey(_ token: String, _ request: HTTPRequest, store: Store, now: Instant) throws -> HTTPResponse {
        guard let row = signer.verify(token, .survey), let message = try store.linkedMessage(row),
            message.kind == CampaignKind.survey.rawValue || campaign(of: message)?.pilot != nil
        else { return notice(request).unknownLink().response(in: frame(request)) }
        watch(row, request, now: now)
        let language = PageLanguage(member: message.locale, workspace: workspace.definition)
        let notice = NoticePage(workspace: workspace.definition, language: language)
        if message.isErased { return notice.gone().response(in: frame(request)) }
        guard let campaign = campaign(of: message),
            let ingest = ResponseIngest(store: store, campaign: campaign, zone: workspace.definition.timezone)
        else {
            // A file with mistakes may be this survey's: it comes back when it is mended.
            return workspace.invalidCampaigns.isEmpty
                ? notice.gone().response(in: frame(request)) : unavailable(notice, request)
        }
        guard request.method != "POST" || isForm(request) else { return notice.notAForm().response(in: frame(request)) }
        let desk = SurveyDesk(
            website: self, frame: frame(request), store: store, ingest: ingest,
            visitor: SurveyVisitor(message: message), language: language,
            locale: message.locale ?? workspace.definition.locale, closing: ingest.closing(of: message), now: now)
        let response =
            try request.method == "POST"
            ? desk.take(FormFields(request.body, most: 2000)) : desk.show(FormFields(request.query))
        return response.about(campaign.name)
    }

    /// `/q/CAMPAIGN`: the same for everyone, where the survey is `public: true`. Who answers gets a number with the page; sent
    /// again under it, the answer is changed.
    func openSurvey(_ name: String, _ request: HTTPRequest, store: Store, now: Instant) throws -> HTTPResponse {
        let notice = self.notice(request)
        guard let campaign = workspace.campaign(name) ?? workspace.campaigns.first(where: { $0.was == name }),
            campaign.survey?.isPublic == true, !campaign.isDisabled,
            let ingest = ResponseIngest(store: store, campaign: campaign, zone: workspace.definition.timezone)
        else {
            return workspace.invalidCampaigns.contains(name)
                ? unavailable(notice, request) : notice.unknownLink().response(in: frame(request))
        }
        guard request.method != "POST" || isForm(request) else { return notice.notAForm().response(in: frame(request)) }
        let form = FormFields(request.body, most: 2000)
        let query = FormFields(request.query)
        let closing: Instant?
        switch ingest.survey.closing {
        case .at(let time): closing = ingest.zone.instant(time)
        case .after: closing = try store.latestClosing(campaign: name, formerCampaign: campaign.was, before: now)
        case nil: closing = nil
        }
        // A number without the token that was made with it is nobody's.
        let sent = request.method == "POST" ? form : query
        var visitor = SurveyVisitor(campaign: campaign.name, number: TextCode.hex(Crypto.randomBytes(12)))
        if let number = sent["n"], number.utf8.count == 24, number.allSatisfy(\.isHexDigit) {
            let known = SurveyVisitor(campaign: campaign.name, number: number)
            if known.formFetched(sent["form"] ?? "", signer, now: now) != nil { visitor = known }
        }
        if request.method == "POST", !rate.allows(SenderAddress.block(of: request)?.description ?? "", now: now) {
            var response = notice.tooManyAnswers().response(in: frame(request))
            response.headers.add("Retry-After", "3600")
            return response.about(campaign.name)
        }
        let desk = SurveyDesk(
            website: self, frame: frame(request), store: store, ingest: ingest, visitor: visitor,
            language: notice.language,
            locale: query["lang"].flatMap { PageLanguage(locale: $0) }?.rawValue ?? notice.language.rawValue,
            closing: closing, now: now)
        return try (request.method == "POST" ? desk.take(form) : desk.show(query)).about(campaign.name)
    }

    /// A link of a message was fetched: many of them at once are a scanner's doing.
    func watch(_ row: Int64, _ request: HTTPRequest, now: Instant) {
        guard request.method != "POST" else { return }
        links.note(row, link: request.path + "?" + (request.query ?? ""), at: now)
    }
}
