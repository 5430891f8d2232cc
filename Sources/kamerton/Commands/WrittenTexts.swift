import Bounces
import Definitions
import Formats
import Store

/// What members have written: answers and notes of cases from the store, replies from the mail that is kept.
struct WrittenTexts {
    private let store: Store
    private let workspace: Workspace

    init(_ store: Store, _ workspace: Workspace) { (self.store, self.workspace) = (store, workspace) }

    /// The newest first. A reply whose mail is not kept any more, or that is nobody's, is left out.
    func since(_ time: Instant) throws -> [WrittenText] {
        var texts = try store.memberTexts(since: time)
        try store.forEachInboundEvent(kind: "reply", since: time) { listed in
            guard let member = listed.event.memberID, let email = listed.email,
                let reply = KeptReply(listed, in: workspace)
            else { return }
            let words = [reply.subject, reply.words].filter { !$0.isEmpty }.joined(separator: "\n")
            texts.append(
                WrittenText(
                    source: .reply(listed.mail), memberID: member, email: email, campaign: listed.campaign,
                    at: listed.at, text: words))
        }
        return texts.sorted { $0.at > $1.at }
    }
}
