internal import Definitions
internal import Formats
internal import SQLite

/// Things with a time that happened to a member: what counts, windows and dates of entry are made of.
enum EventSource: Hashable {
    case activities([String])
    /// Messages of a campaign, or of any.
    case messages(String?)
    /// Messages of a campaign, or of any, that are claimed and not settled.
    case claims(String?)
    /// What the forecast of this connection has sent.
    case forecast(String?)
    /// Answer sheets of a campaign, or of any.
    case responses(String?)
    /// Answers to NPS questions of any campaign.
    case npsAnswers
    /// Answers to one question.
    case answers(campaign: String, question: String)

    /// The column of the time, in the aliases of `from`.
    var at: String {
        switch self {
        case .activities: "a.at"
        case .messages: "coalesce(g.sent_at, g.claimed_at)"
        case .claims: "g.claimed_at"
        case .forecast: "g.sent_at"
        case .responses, .npsAnswers, .answers: "r.at"
        }
    }

    /// What orders events of the same time.
    var id: String {
        switch self {
        case .activities: "a.id"
        case .messages, .claims, .forecast: "g.id"
        case .responses, .npsAnswers, .answers: "r.id"
        }
    }
}

/// Whose events are meant.
enum EventOwner {
    /// Those of the member `m` of the statement around.
    case member
    /// Everyone's.
    case everyone
}

extension ConditionWriter {
    /// `FROM … WHERE …` for events, whenever they are.
    mutating func events(_ source: EventSource, of owner: EventOwner = .member) -> String {
        switch source {
        case .activities(let kinds):
            let list = kinds.map { bind(.text($0)) }
            let test = list.count == 1 ? "= \(list[0])" : "IN (\(list.joined(separator: ", ")))"
            return "FROM activities a WHERE \(ownerTest("a", owner))a.kind \(test)"
        case .messages(let campaign):
            return """
                FROM messages g WHERE \(ownerTest("g", owner))\(campaignTest("g", campaign))\
                (g.state = 'sent' OR g.state = 'uncertain' OR g.state = 'complained')
                """
        case .claims(let campaign):
            return """
                FROM messages g WHERE \(ownerTest("g", owner))\(campaignTest("g", campaign))g.state = 'sending'
                """
        case .forecast(let campaign):
            return """
                FROM temp.forecast g WHERE \(ownerTest("g", owner))\(campaignTest("g", campaign))\
                g.member_id IS NOT NULL
                """
        case .responses(let campaign):
            return """
                FROM responses r WHERE \(ownerTest("r", owner))\(campaignTest("r", campaign))r.is_duplicate = 0
                """
        case .npsAnswers:
            return """
                FROM responses r CROSS JOIN answers n WHERE \(ownerTest("r", owner))r.is_duplicate = 0 \
                AND n.response_id = r.id AND n.kind = 'nps' AND n.number IS NOT NULL
                """
        case .answers(let campaign, let question):
            return """
                FROM responses r CROSS JOIN answers n WHERE \(ownerTest("r", owner))\(campaignTest("r", campaign))\
                r.is_duplicate = 0 AND n.response_id = r.id AND n.question = \(bind(.text(question)))
                """
        }
    }

    /// The same, those up to now, and with a window those in (now − span, now].
    mutating func events(_ source: EventSource, of owner: EventOwner = .member, within span: Span?) -> String {
        var sql = events(source, of: owner) + " AND \(source.at) <= \(bind(now))"
        if let span { sql += " AND \(source.at) > \(bind(start(of: span)))" }
        return sql
    }

    mutating func exists(_ source: EventSource, within span: Span?) -> String {
        "EXISTS (SELECT 1 \(events(source, within: span)))"
    }

    mutating func received(_ campaign: String?, within span: Span?) -> String {
        var sources = [EventSource.messages(campaign)]
        if compiler.receipts != .settled { sources.append(.claims(campaign)) }
        if compiler.receipts == .forecast { sources.append(.forecast(campaign)) }
        let tests = sources.map { exists($0, within: span) }
        return tests.count == 1 ? tests[0] : "(\(tests.joined(separator: " OR ")))"
    }

    private func ownerTest(_ alias: String, _ owner: EventOwner) -> String {
        switch (owner, alias) {
        case (.member, _): "\(alias).member_id = m.id AND "
        // An answer sheet may belong to nobody.
        case (.everyone, "r"): "r.member_id IS NOT NULL AND "
        case (.everyone, _): ""
        }
    }

    // A renamed campaign's rows count under its old name too.
    private mutating func campaignTest(_ alias: String, _ campaign: String?) -> String {
        guard let campaign else { return "" }
        guard let former = compiler.formerNames[campaign] else {
            return "\(alias).campaign = \(bind(.text(campaign))) AND "
        }
        return "\(alias).campaign IN (\(bind(.text(campaign))), \(bind(.text(former)))) AND "
    }
}
