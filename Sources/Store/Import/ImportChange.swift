internal import Formats
internal import SQLite

/// What an import did to one member or activity, or with a dry run would do.
package struct ImportChange: Sendable, Hashable {
    package enum Kind: String, Sendable {
        case created, updated, suppressed
    }

    /// One thing that is new: nil for what was not there.
    package struct Field: Sendable, Hashable {
        package let name: String
        package let old: String?
        package let new: String?

        package init(_ name: String, old: String? = nil, new: String?) {
            (self.name, self.old, self.new) = (name, old, new)
        }

        /// From the store's values; columns of attributes go by the attribute's name.
        init(column: String, old: SQLValue = .null, new: SQLValue) {
            let prefix = ["attr_", "field_"].first { column.hasPrefix($0) } ?? ""
            name = String(column.dropFirst(prefix.count))
            self.old = Field.text(old, column)
            self.new = Field.text(new, column)
        }

        private static func text(_ value: SQLValue, _ column: String) -> String? {
            switch value {
            case .null: nil
            case .integer(let number) where column == "joined_at" || column == "at":
                Instant(milliseconds: number).description
            case .integer(let number): String(number)
            case .real(let number):
                number == number.rounded() && abs(number) < 1e15 ? String(Int64(number)) : String(number)
            case .text(let text): text
            case .blob(let bytes): "\(bytes.count) bytes"
            }
        }
    }

    /// Where an import has several files.
    package var file: String?
    package let line: Int
    package let kind: Kind
    /// An address, or what else tells whose row it is.
    package let who: String
    package let fields: [Field]

    init(line: Int, kind: Kind, who: String, fields: [Field]) {
        (self.line, self.kind, self.who, self.fields) = (line, kind, who, fields)
    }
}

/// A change before its line is known, with one sentence for those who read only the first few.
struct RowChange {
    let who: String
    let sentence: Phrase
    var fields: [ImportChange.Field] = []
}
