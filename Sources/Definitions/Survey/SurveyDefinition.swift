package import Formats

/// `survey:` of a campaign file.
package struct SurveyDefinition: Sendable {
    /// How the questions are put on pages.
    package enum Pages: String, Sendable, CaseIterable {
        /// All on one page.
        case one
        /// One question at a time.
        case each
    }

    /// When answers stop counting.
    package enum Closing: Sendable, Hashable {
        /// So long after an occurrence was due.
        case after(Span)
        /// The same for all occurrences, in the workspace's zone.
        case at(CivilDateTime)
    }

    /// Where people go, and what they are told, when they have answered: the first whose condition holds.
    package struct Ending: Sendable {
        package var when: AnswerCondition?
        package var text: LocalizedText?
        /// A web address that the page leads on to.
        package var to: String?

        package init(when: AnswerCondition? = nil, text: LocalizedText? = nil, to: String? = nil) {
            (self.when, self.text, self.to) = (when, text, to)
        }
    }

    /// So many answer sheets are wanted, of all or of those whose answers are like this.
    package struct Quota: Sendable {
        package var when: AnswerCondition?
        package var most: Int

        package init(when: AnswerCondition? = nil, most: Int) { (self.when, self.most) = (when, most) }
    }

    /// Shown to members: why they are asked.
    package var purpose: LocalizedText?
    /// Nil never closes.
    package var closing: Closing?
    package var questions: [Question]
    package var endings: [Ending]
    package var pages = Pages.one
    package var quotas: [Quota] = []
    /// Answers that nobody can join with the member who gave them.
    package var isAnonymous = false
    /// Also answered through a link that is nobody's own.
    package var isPublic = false
    /// Groups with fewer answers are not shown in reports; nil is the usual number.
    package var least: Int?
    /// What the author thinks it takes; nil is estimated.
    package var minutes: Int?

    package init(
        purpose: LocalizedText? = nil, closes: Span? = nil, questions: [Question], thanks: LocalizedText? = nil
    ) {
        self.purpose = purpose
        closing = closes.map(Closing.after)
        self.questions = questions
        endings = thanks.map { [Ending(text: $0)] } ?? []
    }

    /// Nil where it closes on a day, or never.
    package var closesAfter: Span? { if case .after(let span) = closing { span } else { nil } }

    /// When answers to an occurrence stop counting.
    package func closesAt(dueAt: Instant?, in zone: Zone) -> Instant? {
        switch closing {
        case .after(let span): dueAt.map { span.after($0, in: zone) }
        case .at(let time): zone.instant(time)
        case nil: nil
        }
    }

    /// The questions that are asked of someone with these answers. What was answered where it is not asked counts for nothing
    /// that depends on it.
    package func asked(_ answers: [String: AnswerValue]) -> [Question] {
        var known: [String: AnswerValue] = [:]
        return questions.filter { question in
            guard question.when?.holds(for: known) ?? true else { return false }
            for name in question.answerNames { known[name] = answers[name] }
            return true
        }
    }

    /// The ending of someone with these answers.
    package func ending(_ answers: [String: AnswerValue]) -> Ending? {
        endings.first { $0.when?.holds(for: answers) ?? true }
    }
}

extension CampaignDefinition {
    /// The question whose score the campaign is about: its first of type `nps`.
    package var npsQuestion: Question? { survey?.questions.first { $0.kind == .nps } }
}
