internal import Campaigning
internal import Definitions
internal import Formats
internal import Store

/// One form of the preference page, carried out. The same form again changes nothing more.
struct PreferencesChoice {
    enum Outcome {
        case done(PreferencesPage.Notice)
        case refused(PreferencesPage.AddressProblem, typed: String)
    }

    /// On what ground a topic that is ticked is granted.
    private static let basis = "preference page"

    let store: Store
    let website: Website
    let message: LinkedMessage
    /// What the page shows before it.
    let before: PreferencesState
    let now: Instant

    private var memberID: Int64 { message.memberID }
    private var definition: WorkspaceDefinition { website.workspace.definition }
    private var topics: [String] { definition.topics.map(\.name) }

    private var consent: ConsentChange {
        ConsentChange(
            store: store, memberID: memberID, source: "preferences", proof: "message \(message.id)", now: now)
    }

    /// Nil when it is no form of the page.
    func make(_ fields: FormFields) throws -> Outcome? {
        switch fields["form"] {
        case "topics": .done(try chooseTopics(fields))
        case "stop": .done(try stop())
        case "all": .done(try comeBack())
        case "undo": .done(try undo(fields))
        case "frequency": try chooseRhythm(fields["frequency"]).map(Outcome.done)
        case "language": try chooseLanguage(fields["locale"]).map(Outcome.done)
        case "address": try askForAddress(fields["email"] ?? "")
        case "keep-address": .done(try keepAddress())
        case "quote": .done(try withdrawQuote(fields["story"]))
        default: nil
        }
    }

    /// A story of another member is none of theirs.
    private func withdrawQuote(_ id: String?) throws -> PreferencesPage.Notice {
        guard let id = id.flatMap(Int64.init), let story = before.quoted.first(where: { $0.id == id }) else {
            return .unchanged
        }
        return try StoryConsent(store, definition, now: now).withdraw(story, source: "preferences")
            ? .withdrewQuote : .unchanged
    }

    private var undo: PreferencesPage.Undo {
        PreferencesPage.Undo(topics: before.subscribed, hasEverything: before.hasEverything)
    }

    /// Only what differs from what the page showed is said: a page that was left open in another tab does not take back
    /// what was chosen meanwhile. A form that does not say what it showed means every topic.
    private func chooseTopics(_ fields: FormFields) throws -> PreferencesPage.Notice {
        let wanted = Set(fields.values("topic"))
        let shown = fields["shown"].map { Set($0.split(separator: " ").map(String.init)) }
        let meant = topics.filter { topic in shown.map { $0.contains(topic) != wanted.contains(topic) } ?? true }
        return try set(meant, wanted) ? .savedTopics(undo: undo) : .unchanged
    }

    /// Turns topics on or off. True if any was not so already.
    private func set(_ meant: [String], _ wanted: Set<String>) throws -> Bool {
        try store.inTransaction {
            var hasChanged = false
            for topic in meant {
                let isOn = ConsentChange.isOn(topic, try store.consentStandings(memberID: memberID))
                if wanted.contains(topic) == isOn { continue }
                if isOn {
                    try consent.withdraw(topic)
                } else {
                    try consent.grant(topic, basis: PreferencesChoice.basis, wording: wording(ofTopic: topic))
                }
                hasChanged = true
            }
            return hasChanged
        }
    }

    private func stop() throws -> PreferencesPage.Notice {
        try consent.withdraw() ? .stopped(undo: undo) : .unchanged
    }

    private func comeBack() throws -> PreferencesPage.Notice {
        try store.inTransaction {
            guard try consent.hasLeft() else { return .unchanged }
            try consent.grant(basis: PreferencesChoice.basis, wording: wordingOfEverything)
            return .cameBack
        }
    }

    /// Back to what the page had before: everything first, then topic by topic.
    private func undo(_ fields: FormFields) throws -> PreferencesPage.Notice {
        try store.inTransaction {
            var hasChanged = false
            if fields["everything"] == "1", !before.hasEverything {
                try consent.grant(basis: PreferencesChoice.basis, wording: wordingOfEverything)
                hasChanged = true
            }
            return try set(topics, Set(fields.values("topic"))) || hasChanged ? .undone : .unchanged
        }
    }

    /// The version of what the page says beside a topic: part, language and a fingerprint of the words.
    private func wording(ofTopic topic: String) -> String {
        let title = definition.topics.first { $0.name == topic }.map(page.title) ?? topic
        return PageWording.version(page.language, [page.topicsHeading, title])
    }

    private var wordingOfEverything: String { PageWording.version(page.language, [page.comeBackTitle]) }

    private var page: PreferencesPage {
        PreferencesPage(
            workspace: website.workspace, locales: [],
            language: PageLanguage(member: message.locale, workspace: definition), state: before, token: "", now: now)
    }

    private func chooseRhythm(_ choice: String?) throws -> PreferencesPage.Notice? {
        var rhythm = before.rhythm
        switch choice {
        case "all", "fewer":
            rhythm = Rhythm(choice == "all" ? .all : .fewer)
        case "pause":
            // A pause that holds is not made longer by a second click.
            if rhythm.pause(at: now) == nil { rhythm.pausedUntil = now + Website.pauseLength }
        default: return nil
        }
        return try store.setRhythm(rhythm, memberID: memberID, now: now) ? .savedRhythm : .unchanged
    }

    private func chooseLanguage(_ locale: String?) throws -> PreferencesPage.Notice? {
        guard let choice = website.locales.first(where: { $0.locale == locale }) else { return nil }
        // `en-GB` is not made `en` by saving the page as it is.
        if ContentLocales.choice(of: before.member.locale, among: website.locales) == choice,
            before.member.locale != nil
        {
            return .unchanged
        }
        try store.setLocale(choice.locale, memberID: memberID, now: now)
        return .savedLanguage
    }

    private func askForAddress(_ text: String) throws -> Outcome {
        let request = AddressRequest(store: store, workspace: website.workspace, memberID: memberID, now: now)
        return switch try request.ask(text) {
        case .asked: .done(.askedForAddress)
        case .invalid: .refused(.invalid, typed: text)
        case .same: .refused(.same, typed: text)
        case .tooOften: .refused(.tooOften, typed: text)
        }
    }

    private func keepAddress() throws -> PreferencesPage.Notice {
        guard let change = before.addressChange else { return .unchanged }
        try store.endAddressChange(change.id, .replaced, now: now)
        return .cancelledAddress
    }
}
