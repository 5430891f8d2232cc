internal import Definitions
internal import Liquid

/// A template in one language, compiled: parsed once, rendered for each member.
struct MessageTemplate: Sendable {
    /// The message's language: the variant's, or the workspace's for one that names none.
    let locale: String
    /// As its files name it; `""` when they name none.
    let variant: String
    let path: String
    let subject: LiquidTemplate
    let preview: LiquidTemplate?
    let html: LiquidTemplate
    let text: LiquidTemplate
    /// Pictures that go with the message.
    let images: [InlineImage]
    /// Files that go with the message.
    let attachments: [Attachment]
    /// The sources as written, with the lines of their files, for trial renderings whose errors have places.
    let sources: [PlacedSource]
    let parts: Parts

    /// What members told stands in it, or may.
    var readsStories: Bool { names("stories") }

    /// It asks whether it was useful, or names the link for that.
    var asksUsefulness: Bool { names("useful_url") }

    /// What it reads below `member`; nil when that is only known when it is rendered.
    var memberNames: Set<String>? {
        var names: Set<String> = []
        for part in liquid {
            guard let own = part.names(below: "member") else { return nil }
            names.formUnion(own)
        }
        return names
    }

    private func names(_ variable: String) -> Bool {
        liquid.contains { $0.variableReferences.contains { $0.path.first == variable } }
    }

    private var liquid: [LiquidTemplate] { [subject, preview, html, text].compactMap(\.self) }

    /// What it was made of, as written.
    struct Parts: Sendable {
        let subject: PlacedText
        let preview: PlacedText?
        /// Those of the HTML: the body, the layout, partials; relative to the workspace.
        let files: [String]
        /// The one that replaces the text part.
        let textFile: String?
    }

    /// A Liquid source whose places are those of a file, unless it stands inside one.
    struct PlacedSource: Sendable {
        let template: LiquidTemplate
        let place: MistakePlace
    }
}

/// What goes into a message template.
struct TemplateVariant {
    let body: TemplateFile
    /// Replaces the text part.
    let text: TemplateFile?
    let subject: PlacedText
    let preview: PlacedText?
}
