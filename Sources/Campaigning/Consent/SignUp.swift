package import Definitions
package import Formats
package import Store

/// What happens at `/subscribe` and `/confirm`: requests are taken, confirmed, and forgotten in time.
package struct SignUp {
    private let store: Store
    private let settings: SignUpSettings
    private let zone: Zone
    private let now: Instant

    /// A person who asks again within this time has the mail of the first request still to come, or before them.
    static let patience: Int64 = 3_600_000
    /// Mails that strangers can make us send to one address until the first request has expired.
    static let mostRequests = 3

    /// Nil in a workspace without a sign-up page.
    package init?(store: Store, workspace: Workspace, now: Instant) {
        guard let settings = workspace.definition.signUp else { return nil }
        self.store = store
        self.settings = settings
        self.now = now
        zone = workspace.definition.timezone
    }

    package enum Answer: Sendable, Hashable {
        /// The same for every address: known, new or suppressed.
        case accepted
        /// The block of addresses has used up its rate.
        case tooMany(waitMilliseconds: Int64)
    }

    /// Takes a request, in one transaction that writes whatever the address is.
    /// - Parameters:
    ///   - block: of the sender, for the rate.
    ///   - isTrapped: a machine filled the field that no person sees: it is told what all are told, and nothing is kept.
    package func request(_ request: SignUpRequest, block: String, isTrapped: Bool) throws -> Answer {
        try store.inTransaction {
            let wait = try store.takeSignUpToken(
                block: block, capacity: settings.rate.count,
                window: settings.rate.window.after(now, in: zone) - now, now: now)
            if let wait { return .tooMany(waitMilliseconds: wait) }
            if !isTrapped { try record(request) }
            return .accepted
        }
    }

    private func record(_ request: SignUpRequest) throws {
        // Whoever unsubscribed may think again, and says so by confirming. A bounce, a complaint and an erasure stand.
        let suppression = try store.suppression(emailKey: request.email.key)
        if let suppression, suppression.reason != .unsubscribed { return }
        let known = try store.memberID(emailKey: request.email.key)
        let member = try known ?? store.addMember(email: request.email, locale: request.locale, now: now)
        let earlier = known == nil ? [] : try store.signUps(memberID: member)
        let change = ConsentChange(
            store: store, memberID: member, source: SignUp.source, proof: SignUpProof(request, at: now).text, now: now)
        if let waiting = earlier.last, waiting.state == .pending {
            if waiting.requestedAt > now - SignUp.patience, waiting.wording == request.wording {
                return try widen(waiting, request, change)
            }
        }
        let recent = earlier.filter { $0.requestedAt > settings.expires.before(now, in: zone) }
        guard recent.count < SignUp.mostRequests else { return }
        for waiting in earlier where waiting.state == .pending {
            guard try settle(waiting, .replaced) else { continue }
            try store.dropPendingStandings(memberID: member, purposes: waiting.purposes)
        }
        let expires = settings.expires.after(now, in: zone)
        let id = try store.addSignUp(
            request, memberID: member, hasMadeMember: known == nil, expiresAt: expires, now: now)
        for purpose in request.purposes { try change.ask(purpose, wording: request.wording.version, signUp: id) }
        try keepDeclaration(request, member, signUp: id)
        if try !settings.isDoubleOptIn && suppression == nil && !hasWithdrawn(member, request.purposes) {
            guard let record = try store.signUp(id) else { return }
            try grant(record, by: nil)
            return
        }
        try plan(ConfirmationMail.mainStep, of: id, member, at: now, until: expires)
        if let reminder = settings.reminder {
            try plan(ConfirmationMail.reminderStep, of: id, member, at: reminder.after(now, in: zone), until: expires)
        }
    }

    private static let source = "sign-up"

    /// It holds once the sign-up is confirmed: anyone can tick a box for anyone.
    private func keepDeclaration(_ request: SignUpRequest, _ member: Int64, signUp: Int64) throws {
        guard let wording = request.declaration else { return }
        try store.acceptDeclaration(wording, memberID: member, origin: .signUp, signUp: signUp, at: now)
    }

    /// The same person asks for more before having confirmed: one mail does for all.
    private func widen(_ waiting: SignUpRecord, _ request: SignUpRequest, _ change: ConsentChange) throws {
        let more = request.purposes.filter { !waiting.purposes.contains($0) }
        guard !more.isEmpty else { return }
        try store.widenSignUp(waiting.id, purposes: waiting.purposes + more)
        for purpose in more { try change.ask(purpose, wording: request.wording.version, signUp: waiting.id) }
    }

    /// Without double opt-in anyone can ask for anyone: what a person left comes back by that person's word only.
    private func hasWithdrawn(_ member: Int64, _ purposes: [String]) throws -> Bool {
        let standings = try store.consentStandings(memberID: member)
        return ([Consent.all] + purposes).contains { standings[$0]?.state == .withdrawn }
    }

    private func plan(_ step: String, of id: Int64, _ member: Int64, at: Instant, until: Instant) throws {
        try store.planServiceMessage(
            campaign: ConfirmationMail.campaign, occurrence: ConfirmationMail.occurrence(id), step: step,
            memberID: member, priority: Intent.service.priority, hash: "built-in", at: at, notAfter: until, now: now)
    }

    // MARK: Confirming

    package enum Standing: Sendable {
        case waits(SignUpRecord)
        case confirmed(SignUpRecord)
        case expired(SignUpRecord)
    }

    /// The sign-up that a confirmation mail is about: its own, or the later one that took its place. Nil for a message of
    /// another kind.
    package func standing(of message: LinkedMessage) throws -> Standing? {
        guard message.campaign == ConfirmationMail.campaign,
            let id = ConfirmationMail.signUp(of: message.occurrence), var record = try store.signUp(id)
        else { return nil }
        if record.state == .replaced, let latest = try store.signUps(memberID: record.memberID).last { record = latest }
        switch record.state {
        case .confirmed: return .confirmed(record)
        case .expired, .replaced: return .expired(record)
        case .pending:
            if let expires = record.expiresAt, expires <= now { return .expired(record) }
            return .waits(record)
        }
    }

    /// The person's own word: the consent is granted, with the proof of both steps. Said twice, it changes nothing.
    package func confirm(_ message: LinkedMessage, by confirmer: SenderTrace) throws -> Standing? {
        try store.inTransaction {
            let standing = try standing(of: message)
            guard case .waits(let record) = standing else { return standing }
            try grant(record, by: confirmer)
            if let member = try store.memberSnapshots(ids: [record.memberID])[record.memberID],
                try store.suppression(emailKey: member.emailKey)?.reason == .unsubscribed
            {
                try store.liftSuppression(emailKey: member.emailKey)
            }
            return .confirmed(try store.signUp(record.id) ?? record)
        }
    }

    /// - Parameter confirmer: nil where the form alone is enough.
    private func grant(_ record: SignUpRecord, by confirmer: SenderTrace?) throws {
        guard try settle(record, .confirmed, by: confirmer) else { return }
        let proof = SignUpProof(record, confirmer: confirmer, at: now)
        let change = ConsentChange(
            store: store, memberID: record.memberID, source: SignUp.source, proof: proof.text, now: now)
        for purpose in record.purposes {
            try change.grantAnew(
                purpose, basis: confirmer == nil ? "sign-up form" : "sign-up form, confirmed by mail",
                wording: record.wording.version, signUp: record.id)
        }
        try store.welcomeMember(record.memberID, locale: record.locale, now: now)
        try store.keepReferralCode(ofSignUp: record.id)
    }

    private func settle(_ record: SignUpRecord, _ state: SignUpState, by confirmer: SenderTrace? = nil) throws -> Bool {
        try SignUp.settle(record, state, by: confirmer, in: store, now: now)
    }

    static func settle(
        _ record: SignUpRecord, _ state: SignUpState, by confirmer: SenderTrace?, in store: Store, now: Instant
    ) throws -> Bool {
        try store.settleSignUp(
            record.id, state, confirmer: confirmer, campaign: ConfirmationMail.campaign,
            occurrence: ConfirmationMail.occurrence(record.id), now: now)
    }
}
