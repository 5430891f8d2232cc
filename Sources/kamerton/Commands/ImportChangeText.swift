import Formats
import JSON
import Store

/// A change of an import as people and programs read it.
struct ImportChangeText {
    private let language: Language
    private let none: String

    init(_ language: Language) {
        self.language = language
        none = Phrase("(none)").text(in: language)
    }

    /// `line 3: anna@example.org updated: city: Penza -> Omsk; tag: (none) -> vip`. There may be a million of them.
    func line(_ change: ImportChange) -> String {
        let fields = change.fields.map { "\($0.name): \($0.old ?? none) -> \($0.new ?? none)" }
        let place = change.file.map { "\($0), " } ?? ""
        let head = place + ImportChangeText.head(change).text(in: language)
        return fields.isEmpty ? head : "\(head): \(fields.joined(separator: "; "))"
    }

    private static func head(_ change: ImportChange) -> Phrase {
        switch change.kind {
        case .created: Phrase("line \(change.line): \(change.who) created")
        case .updated: Phrase("line \(change.line): \(change.who) updated")
        case .suppressed: Phrase("line \(change.line): \(change.who) suppressed")
        }
    }

    static func json(_ change: ImportChange) -> JSONValue {
        .object(
            JSONObject([
                ("file", JSONValue(change.file)), ("line", JSONValue(change.line)), ("who", .string(change.who)),
                ("email", change.who.contains("@") ? .string(change.who) : .null),
                ("change", .string(change.kind.rawValue)),
                (
                    "fields",
                    .array(
                        change.fields.map { field in
                            .object(
                                JSONObject([
                                    ("field", .string(field.name)), ("old", JSONValue(field.old)),
                                    ("new", JSONValue(field.new)),
                                ]))
                        })
                ),
            ]))
    }

    static func json(_ warning: AddressWarning) -> JSONValue {
        .object(
            JSONObject([
                ("line", JSONValue(warning.line)), ("email", .string(warning.email)),
                ("kind", .string(warning.kind.rawValue)), ("suggestion", JSONValue(warning.suggestion)),
            ]))
    }
}
