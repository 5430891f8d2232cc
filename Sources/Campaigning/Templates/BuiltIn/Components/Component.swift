/// A partial that every workspace has. A file of the same name in `templates/partials` takes its place.
struct Component: Sendable {
    let name: String
    /// Parameters that a tag must give.
    let required: [String]
    let optional: [String]
    /// How it is written.
    let usage: String
    private let htmlSource: @Sendable (MailLook) -> String
    private let textSource: @Sendable (MailLook) -> String

    init(
        _ name: String, required: [String] = [], optional: [String] = [], usage: String,
        html: @escaping @Sendable (MailLook) -> String, text: @escaping @Sendable (MailLook) -> String
    ) {
        (self.name, self.required, self.optional, self.usage) = (name, required, optional, usage)
        (htmlSource, textSource) = (html, text)
    }

    func html(_ look: MailLook) -> String { declarations + htmlSource(look) }
    func text(_ look: MailLook) -> String { declarations + textSource(look) }

    var parameters: [String] { required + optional }

    /// A name that is assigned somewhere is no mistake where it is not given.
    private var declarations: String {
        guard !optional.isEmpty else { return "" }
        return "{% if false %}" + optional.map { "{% assign \($0) = nil %}" }.joined() + "{% endif %}"
    }

    static let all: [Component] = [
        .button, .npsScale, .rating, .question, .eventCard, .image, .quote, .divider, .product,
        .useful, .footer,
    ]

    static func named(_ name: String) -> Component? { all.first { $0.name == name } }
}
