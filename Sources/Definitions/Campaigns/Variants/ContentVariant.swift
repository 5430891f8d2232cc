package import Formats

/// One of several things that a message may say, or times at which it may say it.
package struct ContentVariant: Sendable, Hashable {
    /// Its name in the ledger.
    package let id: String
    /// Its share is this among the weights of all.
    package let weight: Int
    /// Not before this time of the day; nil is when the message is due.
    package let at: TimeOfDay?
    package let template: String
    package let subject: LocalizedText?
    package let preview: LocalizedText?
    package let mark: SourceMark
    /// What it writes itself.
    package let own: VariantWords

    package init(
        id: String, weight: Int = 1, at: TimeOfDay? = nil, template: String, subject: LocalizedText? = nil,
        preview: LocalizedText? = nil, mark: SourceMark, own: VariantWords? = nil
    ) {
        self.id = id
        self.weight = weight
        self.at = at
        self.template = template
        self.subject = subject
        self.preview = preview
        self.mark = mark
        self.own = own ?? VariantWords(id: id)
    }

    package static func == (a: ContentVariant, b: ContentVariant) -> Bool { a.id == b.id && a.saysTheSame(as: b) }

    package func hash(into hasher: inout Hasher) { hasher.combine(id) }

    /// True when nobody could tell the two apart.
    func saysTheSame(as other: ContentVariant) -> Bool {
        template == other.template && subject?.variants == other.subject?.variants
            && preview?.variants == other.preview?.variants && at == other.at
    }
}

/// What a variant writes itself, of what the content says.
package struct VariantWords: Sendable {
    package let id: String
    package var subject: LocalizedText?
    package var preview: LocalizedText?
    package var hasTemplate = false

    package init(id: String) { self.id = id }
}

/// What variants are compared by. Never opens alone: programs load pictures for everybody.
package enum VariantMetric: String, Sendable, CaseIterable {
    /// Messages in which a person clicked.
    case clicks
    /// Members who answered.
    case responses
    /// Members who reached the campaign's goal.
    case goal
}

/// A part of the audience gets the variants first; the rest waits and gets what did best.
package struct VariantTest: Sendable, Hashable {
    /// Per cent of those who are chosen.
    package let share: Double
    /// So long after the last message of the test went.
    package let decide: Span

    package init(share: Double, decide: Span) { (self.share, self.decide) = (share, decide) }
}

/// The variants of a message with what decides between them.
package struct ContentVariants: Sendable {
    /// At least two. The first is what goes where no difference is shown.
    package let all: [ContentVariant]
    /// Nil splits the whole audience.
    package var test: VariantTest?
    /// Nil: nothing tells which does better.
    package var metric: VariantMetric?
    /// Per cent.
    package var confidence: Double

    package static let confidence = 95.0

    package init(
        _ all: [ContentVariant], test: VariantTest? = nil, metric: VariantMetric? = nil,
        confidence: Double = ContentVariants.confidence
    ) {
        self.all = all
        self.test = test
        self.metric = metric
        self.confidence = confidence
    }

    package func variant(_ id: String) -> ContentVariant? { all.first { $0.id == id } }
}

extension Content {
    /// The content with what one variant says; the first one's where there is none of that name.
    package func saying(_ variant: String?) -> Content {
        guard let variants, let found = variant.flatMap(variants.variant) ?? variants.all.first else { return self }
        var content = self
        content.template = found.template
        content.subject = found.subject
        content.preview = found.preview
        content.mark = found.mark
        content.own = found.own
        return content
    }
}
