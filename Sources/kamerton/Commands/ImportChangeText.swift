import JSON
import Store

/// A change of an import as people and programs read it.
enum ImportChangeText {
    /// `line 3: anna@example.org updated: city: Penza -> Omsk; tag: (none) -> vip`
    static func line(_ change: ImportChange) -> String {
        let fields = change.fields.map { "\($0.name): \($0.old ?? "(none)") -> \($0.new ?? "(none)")" }
        let place = change.file.map { "\($0), line \(change.line)" } ?? "line \(change.line)"
        let head = "\(place): \(change.who) \(change.kind.rawValue)"
        return fields.isEmpty ? head : "\(head): \(fields.joined(separator: "; "))"
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
