package import Definitions
package import Formats
internal import SQLite

/// The value of a declared attribute.
package enum AttributeValue: Sendable, Hashable {
    case text(String)
    case number(Double)
    case flag(Bool)
    case date(CivilDate)
}

extension MemberSnapshot {
    /// The member's value of an attribute; nil when there is none.
    package func value(of attribute: AttributeDefinition) -> AttributeValue? {
        switch attributes[attribute.name] {
        case nil, .null, .blob: nil
        case .integer(let number): attribute.type == .boolean ? .flag(number != 0) : .number(Double(number))
        case .real(let number): .number(number)
        case .text(let text):
            attribute.type == .date ? CivilDate(text).map(AttributeValue.date) ?? .text(text) : .text(text)
        }
    }
}
