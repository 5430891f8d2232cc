package import Definitions
package import Formats

/// What members have asked for or proposed.
package struct Idea: Sendable {
    package let id: Int64
    /// With what it is called in other languages.
    package let title: LocalizedText
    package let state: IdeaState
    package let owner: String?
    package let mergedInto: Int64?
    /// What was said of it last.
    package let note: String?
    /// Members who have raised it.
    package let voices: Int
    package let createdAt: Instant
    package let changedAt: Instant

    /// As the team wrote it.
    package var name: String { title.variants[""] ?? "" }
}

/// Where somebody said it.
package enum IdeaSource: Sendable, Hashable {
    /// An answer sheet, by its number in `responses list`.
    case answer(Int64)
    /// A mail that came back, by its number in `bounces list`.
    case reply(Int64)
    /// By its number in `cases list`.
    case memberCase(Int64)
    /// By word of mouth: the address of a member.
    case manual(emailKey: String)

    package static let kinds = ["answer", "reply", "case"]

    /// `answer`, `reply`, `case` or `manual`.
    package var kind: String {
        switch self {
        case .answer: "answer"
        case .reply: "reply"
        case .memberCase: "case"
        case .manual: "manual"
        }
    }

    package var number: Int64? {
        switch self {
        case .answer(let id), .reply(let id), .memberCase(let id): id
        case .manual: nil
        }
    }

    package init?(kind: String, number: Int64) {
        switch kind {
        case "answer": self = .answer(number)
        case "reply": self = .reply(number)
        case "case": self = .memberCase(number)
        default: return nil
        }
    }

    /// `answer:12`.
    package var words: String { number.map { "\(kind):\($0)" } ?? kind }
}

/// A member who has raised an idea.
package struct IdeaVoice: Sendable {
    package let memberID: Int64
    package let email: String?
    package let kind: String
    package let number: Int64?
    package let at: Instant
    package let who: String?

    package var source: String { number.map { "\(kind):\($0)" } ?? kind }
}

/// One entry of an idea's story.
package struct IdeaChange: Sendable {
    package let state: IdeaState
    package let note: String?
    package let who: String?
    package let at: Instant
}

/// What became of a step with an idea.
package enum IdeaOutcome: Sendable, Hashable {
    case done
    case noSuchIdea(Int64)
    /// It is another one now, whose number this is.
    case merged(Int64)
    /// Nothing with this number, or nobody with this address.
    case noSuchSource
    /// Nobody knows who said it.
    case nobody
    /// The member has raised it before.
    case known
    case itself
}

/// What a letter tells of an idea.
package struct IdeaNews: Sendable, Hashable {
    package let title: LocalizedText
    package let note: LocalizedText?
    package let state: IdeaState

    package init(title: LocalizedText, note: LocalizedText?, state: IdeaState) {
        (self.title, self.note, self.state) = (title, note, state)
    }

    /// Letters are named after the change that they tell of.
    package static func occurrence(_ change: Int64) -> String { "idea:\(change)" }

    package static func change(ofOccurrence name: String) -> Int64? {
        name.hasPrefix("idea:") ? Int64(name.dropFirst("idea:".count)) : nil
    }
}

/// A text of a member, for whoever looks for ideas or complaints in it.
package struct WrittenText: Sendable {
    package let source: IdeaSource
    package let memberID: Int64
    package let email: String?
    /// The campaign that it is about.
    package let campaign: String?
    package let at: Instant
    package let text: String

    package init(
        source: IdeaSource, memberID: Int64, email: String?, campaign: String?, at: Instant, text: String
    ) {
        (self.source, self.memberID, self.email) = (source, memberID, email)
        (self.campaign, self.at, self.text) = (campaign, at, text)
    }
}
