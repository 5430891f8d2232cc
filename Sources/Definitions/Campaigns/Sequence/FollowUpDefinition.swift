package import Formats

/// What an answer leads to: one entry of `follow_up:`.
package struct FollowUp: Sendable {
    package enum Action: Sendable {
        /// Another campaign, for this member.
        case start(String)
        case tag(String)
        case notify(address: String, NoticePace)
        case openCase(owner: String, due: Span?)

        /// What is done once for each answer sheet, however the conditions are edited.
        package var identity: String {
            switch self {
            case .start(let campaign): "start \(campaign)"
            case .tag(let tag): "tag \(tag)"
            case .notify(let address, _): "notify \(address)"
            case .openCase: "case"
            }
        }
    }

    package enum NoticePace: String, Sendable, CaseIterable {
        case atOnce = "at_once"
        /// One mail a day, with all that came.
        case daily
    }

    /// Nil holds for every answer.
    package let when: AnswerCondition?
    package let actions: [Action]

    package init(when: AnswerCondition?, actions: [Action]) { (self.when, self.actions) = (when, actions) }
}
