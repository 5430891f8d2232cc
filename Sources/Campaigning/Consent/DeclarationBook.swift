package import Definitions
package import Formats
package import Store

/// The declaration of a workspace against what the store knows of it: which wordings there were, and who accepted them.
package struct DeclarationBook {
    package let declaration: CommunityDeclaration
    private let store: Store
    private let locale: String

    /// Nil in a workspace without one.
    package init?(_ store: Store, _ workspace: Workspace) {
        guard let declaration = workspace.definition.declaration else { return nil }
        (self.declaration, self.store, locale) = (declaration, store, workspace.definition.locale)
    }

    /// As a reader of a language sees it.
    package static func wording(
        _ declaration: CommunityDeclaration, _ language: String, fallback: String
    ) -> DeclarationWording {
        DeclarationWording(
            version: declaration.version, locale: language,
            text: declaration.text.text(for: language, fallback: fallback) ?? "")
    }

    /// The latest acceptance of a member that holds.
    package func latest(memberID: Int64) throws -> DeclarationAcceptance? {
        try store.declarationAcceptances(memberID: memberID).filter(\.holds).max { $0.version < $1.version }
    }

    /// The member's own word, on a page. Said twice, it changes nothing.
    @discardableResult
    package func accept(memberID: Int64, language: String, at now: Instant) throws -> Bool {
        try store.acceptDeclaration(
            DeclarationBook.wording(declaration, language, fallback: locale), memberID: memberID, origin: .page, at: now
        )
    }

    private var wordings: [DeclarationWording] {
        declaration.text.variants.sorted { $0.key < $1.key }.map { language, text in
            DeclarationWording(version: declaration.version, locale: language.isEmpty ? locale : language, text: text)
        }
    }

    /// Keeps the wordings of today, so that a change without a new version is noticed.
    package func note(at now: Instant) throws {
        for wording in wordings { try store.noteDeclaration(wording, at: now) }
    }

    /// That the text is not what this version said at first; nothing is written.
    package func warnings() throws -> [Phrase] {
        try wordings.filter { try store.wasWordedOtherwise($0) }.map {
            Phrase(
                """
                version \($0.version) of the declaration said something else in \($0.locale) before: give the new text a new \
                version, so that members can accept it
                """)
        }
    }
}
