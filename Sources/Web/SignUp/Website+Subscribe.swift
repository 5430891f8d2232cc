internal import Campaigning
internal import Definitions
internal import Formats
internal import HTTP
internal import JSON
internal import Store

extension Website {
    /// `/subscribe`: GET shows the form (or, with `?format=json`, what a program needs), POST takes a form or JSON.
    ///
    /// There is no cookie and nothing that a browser adds by itself, so another site that makes a browser post here gains
    /// nothing that it could not send itself: a mail that asks. Only who reads the mail confirms.
    func subscribe(_ request: HTTPRequest, store: Store, now: Instant) -> HTTPResponse {
        guard let settings = workspace.definition.signUp else { return plain(404, "There is nothing here.\n") }
        let desk = SubscribeDesk(website: self, settings: settings, request: request, now: now)
        if request.method == "OPTIONS" { return desk.preflight() }
        if desk.isJSON {
            do {
                return try desk.answerJSON(store)
            } catch {
                report(error)
                return desk.unavailable()
            }
        }
        return page(request) { try desk.answer(store) }
    }
}

/// One request to `/subscribe`.
struct SubscribeDesk {
    let website: Website
    let settings: SignUpSettings
    let request: HTTPRequest
    let now: Instant

    private var definition: WorkspaceDefinition { website.workspace.definition }
    private var age: FormAge { FormAge(signer: website.signer, now: now) }
    private var query: FormFields { FormFields(request.query) }

    /// Programs say so by what they send, or by what they want.
    var isJSON: Bool {
        if request.method == "POST" { return contentType == "application/json" }
        if let format = query["format"] { return format == "json" }
        return request.headers["Accept"]?.lowercased().hasPrefix("application/json") ?? false
    }

    private var contentType: String {
        String((request.headers["Content-Type"] ?? "").lowercased().prefix { $0 != ";" && $0 != " " })
    }

    private func language(_ wanted: String?) -> PageLanguage {
        wanted.flatMap { PageLanguage(locale: $0) }
            ?? PageLanguage(accepting: request.headers["Accept-Language"], workspace: definition)
    }

    // MARK: Pages

    func answer(_ store: Store) throws -> HTTPResponse {
        guard request.method == "POST" else {
            var page = SubscribePage(
                workspace: definition, settings: settings, language: language(query["lang"]), token: age.fresh())
            page.form.page = nil
            page.form.referralCode = SubscribeForm.code(query["ref"])
            return page.page().response(in: website.frame(request))
        }
        guard website.isForm(request) else {
            return website.notice(request).notAForm().response(in: website.frame(request))
        }
        var form = SubscribeForm(FormFields(request.body))
        form.page = SubscribeForm.page(form.page ?? request.headers["Referer"] ?? request.headers["Origin"])
        let language = language(form.language)
        var page = SubscribePage(workspace: definition, settings: settings, language: language, form: form)
        page.problems = form.problems(settings, definition.declaration)
        let formAge = age.age(form.token)
        // A genuine token goes on ripening while the form is mended.
        page.token = formAge == .unknown ? age.fresh() : form.token
        guard page.problems.isEmpty, let address = form.address else {
            return page.page().response(in: website.frame(request))
        }
        guard formAge == .mature, !form.wording.isEmpty else {
            return page.review().response(in: website.frame(request))
        }
        switch try take(form, address, language, store) {
        case .accepted, nil: return page.accepted().response(in: website.frame(request))
        case .tooMany(let wait):
            var response = page.tooMany().response(in: website.frame(request))
            response.headers.add("Retry-After", "\((wait + 999) / 1000)")
            return response
        }
    }

    private func take(
        _ form: SubscribeForm, _ address: EmailAddress, _ language: PageLanguage, _ store: Store
    ) throws -> SignUp.Answer? {
        let text = settings.wording.text.text(for: language.rawValue, fallback: definition.locale) ?? ""
        var wanted = SignUpRequest(
            email: address, purposes: form.chosen(settings),
            wording: ShownWording(version: settings.wording.version, locale: language.rawValue, text: text),
            locale: language.rawValue, page: form.page ?? definition.publicURL + "/subscribe",
            sender: website.trace(of: request))
        wanted.declaration = definition.declaration.map {
            DeclarationBook.wording($0, language.rawValue, fallback: definition.locale)
        }
        if definition.referrals != nil { wanted.referralCode = form.referralCode }
        return try SignUp(store: store, workspace: website.workspace, now: now)?.request(
            wanted, block: SenderAddress.block(of: request)?.description ?? "unknown", isTrapped: !form.trap.isEmpty)
    }

    // MARK: JSON

    func answerJSON(_ store: Store) throws -> HTTPResponse {
        guard request.method == "POST" else {
            guard ["GET", "HEAD"].contains(request.method) else {
                return json(
                    405, [("error", "method"), ("reason", "this address takes GET, HEAD and POST")],
                    headers: ["Allow": "GET, HEAD, POST, OPTIONS"])
            }
            return json(200, offer(language(query["lang"])))
        }
        if request.isBodyTooLarge || request.body.count > Website.bodyLimit {
            return refusal(413, "too_large", "the body may have at most \(Website.bodyLimit) bytes")
        }
        guard let value = try? JSONValue(parsing: request.body), var form = SubscribeForm(value) else {
            return refusal(400, "malformed", "the body is not a JSON object")
        }
        form.page = SubscribeForm.page(form.page ?? request.headers["Referer"] ?? request.headers["Origin"])
        let language = language(form.language)
        let problems = form.problems(settings, definition.declaration)
        guard problems.isEmpty, let address = form.address else {
            let page = SubscribePage(workspace: definition, settings: settings, language: language)
            return json(
                422,
                [
                    ("error", "invalid"), ("fields", .array(problems.map { .string($0.rawValue) })),
                    ("reason", .string(problems.map(page.words).joined(separator: " "))),
                ])
        }
        guard !form.wording.isEmpty else {
            return refusal(422, "wording", "say which version of the wording was shown, as GET has it")
        }
        switch age.age(form.token) {
        case .mature: break
        case .young:
            return refusal(
                425, "too_early", "the token is younger than 2 seconds: send the same again",
                headers: ["Retry-After": "2"])
        case .unknown: return refusal(422, "token", "get a token with GET /subscribe?format=json; it works for a day")
        }
        switch try take(form, address, language, store) {
        case .accepted, nil: return json(202, [("status", "accepted")])
        case .tooMany(let wait):
            return refusal(
                429, "too_many", "too many sign-ups from this network",
                headers: ["Retry-After": "\((wait + 999) / 1000)"])
        }
    }

    /// What a program needs to make a form of its own.
    private func offer(_ language: PageLanguage) -> [(String, JSONValue)] {
        let topics: [JSONValue] = settings.topics.map { name in
            let topic = definition.topics.first { $0.name == name }
            let title = topic?.title.text(for: language.rawValue, fallback: definition.locale) ?? name
            return ["name": .string(name), "title": .string(title)]
        }
        let text = settings.wording.text.text(for: language.rawValue, fallback: definition.locale) ?? ""
        var more: [(String, JSONValue)] = []
        if let mission = definition.mission?.text(for: language.rawValue, fallback: definition.locale) {
            more.append(("mission", .string(mission)))
        }
        if let declaration = definition.declaration {
            let wording = DeclarationBook.wording(declaration, language.rawValue, fallback: definition.locale)
            more.append(("declaration", ["version": JSONValue(wording.version), "text": .string(wording.text)]))
        }
        return [
            ("token", .string(age.fresh())), ("wait_seconds", .integer(FormAge.youngest / 1000)),
            ("lang", .string(language.rawValue)), ("topics", .array(topics)),
            ("wording", ["version": .string(settings.wording.version), "text": .string(text)]),
        ] + more
    }

    /// Scripts of any site may read the answers: they say nothing that is not said to everyone.
    func preflight() -> HTTPResponse {
        HTTPResponse(
            status: 204,
            headers: [
                "Access-Control-Allow-Origin": "*", "Access-Control-Allow-Methods": "GET, POST",
                "Access-Control-Allow-Headers": "Content-Type", "Access-Control-Max-Age": "86400",
            ])
    }

    func unavailable() -> HTTPResponse {
        refusal(503, "unavailable", "nothing was saved, try again in a moment", headers: ["Retry-After": "10"])
    }

    private func refusal(
        _ status: Int, _ code: String, _ reason: String, headers: HTTPHeaders = HTTPHeaders()
    ) -> HTTPResponse {
        json(status, [("error", .string(code)), ("reason", .string(reason))], headers: headers)
    }

    private func json(
        _ status: Int, _ members: [(String, JSONValue)], headers: HTTPHeaders = HTTPHeaders()
    ) -> HTTPResponse {
        var headers = headers
        headers.add("Content-Type", "application/json; charset=utf-8")
        headers.add("Access-Control-Allow-Origin", "*")
        headers.add("X-Content-Type-Options", "nosniff")
        headers.add("Cache-Control", "no-store")
        headers.add("X-Robots-Tag", "noindex, nofollow")
        return HTTPResponse(status: status, headers: headers, text: JSONValue.object(JSONObject(members)).text() + "\n")
    }
}
