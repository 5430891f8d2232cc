internal import Campaigning
internal import Definitions
internal import Formats
internal import HTTP
internal import Store

extension Website {
    /// `/e/TOKEN`: GET shows the event and asks (`?v=yes` chooses an answer), POST takes it; until the start it may be changed.
    /// `/e/TOKEN/event.ics` is the event for a calendar.
    func rsvp(
        _ token: String, _ part: String?, _ request: HTTPRequest, store: Store, now: Instant
    ) throws -> HTTPResponse {
        guard part == nil || part == EventPage.calendarName, let row = signer.verify(token, .rsvp),
            let message = try store.linkedMessage(row), message.kind == CampaignKind.event.rawValue
        else { return notice(request).unknownLink().response(in: frame(request)) }
        watch(row, request, now: now)
        let language = PageLanguage(member: message.locale, workspace: workspace.definition)
        let notice = NoticePage(workspace: workspace.definition, language: language)
        if message.isErased { return notice.gone().response(in: frame(request)) }
        let name = EventDateName(campaign: message.campaign, occurrence: message.occurrence)
        guard let campaign = campaign(of: message), !campaign.isDisabled,
            let desk = EventDesk(store, workspace, campaign, name, now: now)
        else {
            // A file with mistakes may be this event's: it comes back when it is mended.
            return workspace.invalidCampaigns.isEmpty
                ? notice.gone().response(in: frame(request)) : unavailable(notice, request)
        }
        if part != nil {
            guard request.method != "POST" else { return notice.notAForm().response(in: frame(request)) }
            return try calendar([
                PublicEvents.entry(campaign, desk.date, workspace, store, locale: language.rawValue)
            ])
        }
        guard request.method != "POST" || isForm(request) else { return notice.notAForm().response(in: frame(request)) }
        var page = EventPage(
            workspace: workspace.definition, language: language, token: token, desk: desk,
            replies: try desk.replies(), memberID: message.memberID)
        guard request.method == "POST" else {
            page.chosen = FormFields(request.query)["v"].flatMap(EventAnswer.init)
            return page.form().response(in: frame(request))
        }
        let form = FormFields(request.body)
        guard let answer = form["v"].flatMap(EventAnswer.init) else {
            page.mistake = .noAnswer
            return page.form().response(in: frame(request))
        }
        page.chosen = answer
        let outcome = try desk.take(
            answer, guests: form["guests"].flatMap { Int($0) } ?? 0,
            helps: form.values("help").compactMap(EventHelp.init),
            from: message.memberID)
        page.replies = try desk.replies()
        switch outcome {
        case .saved: return page.saved().response(in: frame(request))
        case .closed, .cancelled:
            var closed = page.form()
            closed.status = 410
            return closed.response(in: frame(request))
        case .tooManyGuests(let most):
            page.mistake = .tooManyGuests(most)
            return page.form().response(in: frame(request))
        }
    }

    /// `/checkin/TOKEN`: the host's list; POST notes who is there. It opens a day before and closes two days after.
    func checkIn(_ token: String, _ request: HTTPRequest, store: Store, now: Instant) throws -> HTTPResponse {
        let notice = self.notice(request)
        guard let row = signer.verify(token, .checkIn), let date = try store.eventDate(id: row) else {
            return notice.unknownLink().response(in: frame(request))
        }
        guard
            let campaign = workspace.campaign(date.campaign)
                ?? workspace.campaigns.first(where: { $0.was == date.campaign })
        else {
            return workspace.invalidCampaigns.isEmpty
                ? notice.gone().response(in: frame(request)) : unavailable(notice, request)
        }
        var list = CheckInList(store: store, workspace: workspace, campaign: campaign, date: date, now: now)
        guard list.isOpen else {
            return CheckInPage(list: list, language: notice.language).closed().response(in: frame(request))
        }
        if request.method == "POST" {
            guard isForm(request) else { return notice.notAForm().response(in: frame(request)) }
            let form = FormFields(request.body, most: 10_000)
            try list.mark(
                shown: Set(form.values("m").compactMap { Int64($0) }),
                present: Set(form.values("a").compactMap { Int64($0) }),
                address: form["email"] ?? "")
        }
        return try CheckInPage(list: list, language: notice.language).list(isSaved: request.method == "POST").response(
            in: frame(request))
    }

    /// `/events`: what everyone may know of.
    func publicEvents(_ request: HTTPRequest, store: Store, now: Instant) throws -> HTTPResponse {
        let notice = self.notice(request)
        guard ["GET", "HEAD"].contains(request.method) else { return notice.notAForm().response(in: frame(request)) }
        return PublicEventsPage(
            workspace: workspace.definition, language: notice.language,
            events: PublicEvents.coming(workspace, now: now)
        ).page().response(in: frame(request))
    }

    /// `/calendar.ics`: the same, to be subscribed to.
    func publicCalendar(_ request: HTTPRequest, store: Store, now: Instant) throws -> HTTPResponse {
        let language = notice(request).language
        return try calendar(
            PublicEvents.coming(workspace, now: now, since: 31 * 86_400_000).map {
                try PublicEvents.entry($0.campaign, $0.date, workspace, store, locale: language.rawValue)
            }, name: workspace.definition.name)
    }

    private func calendar(_ events: [CalendarEvent], name: String? = nil) throws -> HTTPResponse {
        HTTPResponse(
            status: 200,
            headers: [
                "Content-Type": "text/calendar; charset=utf-8", "X-Content-Type-Options": "nosniff",
                "Content-Disposition": "attachment; filename=\"events.ics\"", "X-Robots-Tag": "noindex",
                "Cache-Control": name == nil ? "no-store" : "public, max-age=900",
            ], body: CalendarFile(method: .publish, name: name, events: events).bytes)
    }
}
