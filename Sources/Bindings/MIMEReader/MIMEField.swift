/// One header field as it came.
package struct MIMEField: Sendable, Hashable {
    package let name: String
    /// RFC 2047 words decoded, lines unfolded, bytes outside UTF-8 replaced.
    package let value: String

    package init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}

/// The header of a mail or of one of its parts, in the order in which it came.
package struct MIMEHeader: Sendable, Hashable {
    package let fields: [MIMEField]

    package init(_ fields: [MIMEField] = []) { self.fields = fields }

    /// The first field of this name, in any case of letters.
    package subscript(name: String) -> String? { all(name).first }

    /// Every field of this name, in any case of letters.
    package func all(_ name: String) -> [String] {
        let wanted = name.lowercased()
        return fields.filter { $0.name.lowercased() == wanted }.map(\.value)
    }

    package func has(_ name: String) -> Bool { self[name] != nil }
}
