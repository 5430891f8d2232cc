internal import Campaigning
internal import Store

/// A visit by a link of a message: what was sent, and how its reader is spoken to.
struct MessageVisit {
    let message: LinkedMessage
    let language: PageLanguage
    let notice: NoticePage
}

extension Website {
    /// Nil when the token is not one of ours for this purpose, or its message is gone.
    func visit(_ token: String, _ purpose: TokenPurpose, _ store: Store) throws -> MessageVisit? {
        guard let row = signer.verify(token, purpose), let message = try store.linkedMessage(row) else { return nil }
        let language = PageLanguage(member: message.locale, workspace: workspace.definition)
        return MessageVisit(
            message: message, language: language,
            notice: NoticePage(workspace: workspace.definition, language: language))
    }
}
