/// What may be written as the value of a key.
package indirect enum Shape: Sendable {
    case text
    case localizedText
    case name
    case integer
    case boolean
    case zone
    case locale
    case url
    case path
    case host
    case address
    case mailbox
    case duration
    case percentage
    case countLimit
    case shareLimit
    case quietHours
    case choice([String])
    case secret
    case hookSecret
    case signingSecret
    case filter
    case condition
    case cron
    case dateTime
    case valueType
    case mapping(KeyTable)
    /// A mapping; a list of them is known and not available.
    case server(KeyTable)
    /// Names that the file chooses, each with a value.
    case named(String, Shape)
    case list(Shape)
    /// A list of `name: value`, where the order counts.
    case ordered(String, Shape)
    case either(Shape, Shape)

    enum Structure: Sendable {
        case scalar
        case list
        case mapping
        case any
    }

    var structure: Structure {
        switch self {
        case .list, .ordered: .list
        case .mapping, .named: .mapping
        case .localizedText, .secret, .hookSecret, .signingSecret, .valueType, .server, .either: .any
        default: .scalar
        }
    }

    /// What to write, for messages and the reference.
    package var words: String {
        switch self {
        case .text: "a text"
        case .localizedText: "a text, or one for each language: { ru: …, en: … }"
        case .name: "a name"
        case .integer: "a whole number"
        case .boolean: "true or false"
        case .zone: "a time zone such as Europe/Moscow"
        case .locale: "a language such as ru or pt-BR"
        case .url: "a web address"
        case .path: "a path"
        case .host: "a host name"
        case .address: "an email address"
        case .mailbox: "Name <address>"
        case .duration: "a duration such as 90m, 6h, 14d, 2w, 18mo"
        case .percentage: "a percentage such as 25%"
        case .countLimit: "a limit such as 2 per 7d"
        case .shareLimit: "a share such as 1 in 5 per 90d"
        case .quietHours: "hours such as 21:00-09:00"
        case .choice(let words):
            words.count == 1 ? words[0] : words.dropLast().joined(separator: ", ") + " or " + words.last!
        case .secret: "{ env: NAME } or { file: PATH }"
        case .hookSecret: "{ env: NAME }, { file: PATH } or none"
        case .signingSecret: "{ file: PATH }, { env: NAME } or { current: …, previous: […] }"
        case .filter: "a filter"
        case .condition: "a condition such as score <= 8"
        case .cron: "five cron fields in quotes"
        case .dateTime: "a date and time such as 2026-12-01 10:00"
        case .valueType: "string, number, boolean, date or { one_of: [a, b] }"
        case .mapping, .server: "a mapping"
        case .named(let what, let shape): "\(what), each with \(shape.words)"
        case .list(let shape): "a list, each \(shape.words)"
        case .ordered(let what, let shape): "a list, each \(what): \(shape.words)"
        case .either(let a, let b): "\(a.words), or \(b.words)"
        }
    }
}
