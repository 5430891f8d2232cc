/// What has become of an idea.
package enum IdeaState: String, Sendable, CaseIterable {
    case new
    case planned
    case doing
    case done
    case declined
    /// It is another one.
    case merged

    /// Somebody is still to do something about it.
    package var isOpen: Bool {
        switch self {
        case .new, .planned, .doing: true
        case .done, .declined, .merged: false
        }
    }

    /// States that members may be told of.
    package static let told: [IdeaState] = [.planned, .doing, .done, .declined]
}

/// `ideas:`: where ideas are found, and who is told what became of them.
package struct IdeaSettings: Sendable, Hashable {
    /// The tag of `tags:` that makes a text worth a look.
    package var tag: String
    /// The campaigns that tell those who raised an idea, by the state that it has come to.
    package var letters: [IdeaState: String]

    package init(tag: String = IdeaSettings.defaultTag, letters: [IdeaState: String] = [:]) {
        (self.tag, self.letters) = (tag, letters)
    }

    package func tells(by campaign: String) -> Bool { letters.values.contains(campaign) }

    package static let defaultTag = "idea"
}
