package import Definitions
package import Formats
package import Store

/// What a member says to being quoted, put on record: asked, permitted with or without a name, refused, withdrawn.
package struct StoryConsent {
    package enum Refusal: Error, Sendable, Hashable {
        /// The workspace says nothing that could be agreed to.
        case noWording
        /// It may be quoted already.
        case granted
        /// The member has said no to these words, and is not asked again.
        case saidNo
        /// Asked about these words already.
        case asked(Instant)
        /// No mail goes there.
        case unreachable
    }

    private let store: Store
    private let definition: WorkspaceDefinition
    private let now: Instant

    package init(_ store: Store, _ definition: WorkspaceDefinition, now: Instant) {
        (self.store, self.definition, self.now) = (store, definition, now)
    }

    /// The longest name that may stand beside words.
    package static let longestName = 100

    /// What a member who reads this language is asked to agree to; nil where the workspace says nothing.
    package func wording(for locale: String?) -> ShownWording? {
        guard let wording = definition.stories?.wording else { return nil }
        let language = locale ?? definition.locale
        guard let text = wording.text.text(for: language, fallback: definition.locale) else { return nil }
        return ShownWording(version: wording.version, locale: language, text: text)
    }

    /// Plans the letter that asks, once for each text.
    package func ask(_ story: Story) throws {
        guard wording(for: story.locale) != nil else { throw Refusal.noWording }
        let hash = StoryPermission.hash(story.text)
        try store.inTransaction {
            switch story.standing {
            case .granted: throw Refusal.granted
            case .refused where story.permission?.textHash == hash: throw Refusal.saidNo
            case .withdrawn where story.permission?.textHash == hash: throw Refusal.saidNo
            default: break
            }
            let record = try store.storyPermissions(story.id)
            if let earlier = record.last(where: { $0.state == .asked && $0.textHash == hash }) {
                throw Refusal.asked(earlier.at)
            }
            let hasLeft = try store.consentStanding(memberID: story.memberID, purpose: Consent.all)?.state == .withdrawn
            let key = try EmailAddress(extractingFrom: story.email).key
            if try hasLeft || store.isSuppressed(emailKey: key) { throw Refusal.unreachable }
            try append(.asked, story, wording: nil, source: "command")
            try store.planServiceMessage(
                campaign: StoryLetter.campaign, occurrence: StoryLetter.occurrence(story), step: "main",
                memberID: story.memberID, priority: Intent.service.priority, hash: StoryLetter.hash, at: now,
                notAfter: now + StoryLetter.patience, now: now)
        }
    }

    /// Permits these words, under a name or without one.
    /// - Parameters:
    ///   - wording: what was agreed to.
    ///   - source: `page` or `command`.
    ///   - origin: of one that was had by other means, where it can be seen.
    package func permit(
        _ story: Story, name: String?, wording: ShownWording, source: String, origin: String? = nil
    ) throws {
        let name = name.map { $0.trimmed(to: StoryConsent.longestName) }
        try append(
            .granted, story, name: name?.isEmpty == false ? name : nil, wording: wording, source: source,
            origin: origin)
    }

    /// No to words that were not permitted yet.
    package func refuse(_ story: Story, source: String) throws {
        try append(.refused, story, wording: wording(for: story.locale), source: source)
    }

    /// Takes a permission back. False where there was none.
    package func withdraw(_ story: Story, source: String, origin: String? = nil) throws -> Bool {
        guard story.permission?.state == .granted else { return false }
        try append(.withdrawn, story, wording: nil, source: source, origin: origin)
        return true
    }

    private func append(
        _ state: StoryPermission.State, _ story: Story, name: String? = nil, wording: ShownWording?, source: String,
        origin: String? = nil
    ) throws {
        try store.appendStoryPermission(
            StoryPermission(
                state: state, textHash: StoryPermission.hash(story.text), name: name, wording: wording, source: source,
                origin: origin, at: now),
            story: story.id, memberID: story.memberID)
    }
}

extension String {
    /// On one line, at most so many characters.
    fileprivate func trimmed(to length: Int) -> String {
        String(split(whereSeparator: \.isWhitespace).joined(separator: " ").prefix(length))
    }
}
