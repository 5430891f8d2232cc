/// Partials that every workspace has, by name.
enum BuiltInPartials {
    static let names = Component.all.map(\.name)

    static func html(_ name: String, _ look: MailLook) -> String? { Component.named(name)?.html(look) }

    static func text(_ name: String, _ look: MailLook) -> String? { Component.named(name)?.text(look) }

    /// How a partial that takes parameters is used; nil for one that takes none.
    static func usage(_ name: String) -> String? {
        Component.named(name).flatMap { $0.parameters.isEmpty ? nil : $0.usage }
    }
}
