package import Formats

/// What may be written as the value of a key.
package indirect enum Shape: Sendable {
    case text
    case localizedText
    case name
    case campaignName
    case templateName
    /// A segment, or `tag:NAME`.
    case exclusion
    case integer(ClosedRange<Int>)
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
    /// `1 in 4`
    case ratio
    case countLimit
    case pace
    case date
    case shareLimit
    case quietHours
    case choice([String])
    case secret
    case hookSecret
    case signingSecret
    case filter
    case condition
    case cron
    case recurrence
    case window
    case calendarDay
    case holiday
    case day
    /// A number or a day.
    case bound
    /// A number that is not negative.
    case amount
    /// A number, or a share in per cent.
    case measured
    /// A month of a year.
    case month
    /// An IANA name, or `member`.
    case scheduleZone
    case dateTime
    case timeOfDay
    case reentry
    /// Steps of a sequence, inside a branch.
    case steps
    case valueType
    case color
    case mapping(KeyTable)
    /// Names that the file chooses, each with a value.
    case named(Phrase, Shape)
    /// Days, each with a value.
    case dated(Shape)
    case list(Shape)
    /// A list of `name: value`, where the order counts.
    case ordered(Phrase, Shape)
    case either(Shape, Shape)

    enum Structure: Sendable {
        case scalar
        case list
        case mapping
        case any
    }

    var structure: Structure {
        switch self {
        case .list, .ordered, .steps: .list
        case .mapping, .named, .dated: .mapping
        case .localizedText, .secret, .hookSecret, .signingSecret, .valueType, .either: .any
        default: .scalar
        }
    }

    /// What to write, for messages and the reference.
    package var words: Phrase {
        switch self {
        case .text: Phrase("a text")
        case .localizedText: Phrase("a text, or one for each language: { ru: …, en: … }")
        case .name, .campaignName, .templateName: Phrase("a name")
        case .exclusion: Phrase("a segment or tag:NAME")
        case .integer: Phrase("a whole number")
        case .boolean: Phrase("true or false")
        case .zone: Phrase("a time zone such as Europe/Moscow")
        case .locale: Phrase("a language such as ru or pt-BR")
        case .url: Phrase("a web address")
        case .path: Phrase("a path")
        case .host: Phrase("a host name")
        case .address: Phrase("an email address")
        case .mailbox: Phrase("Name <address>")
        case .duration: Phrase("a duration such as 90m, 6h, 14d, 2w, 18mo")
        case .percentage: Phrase("a percentage such as 25%")
        case .ratio: Phrase("a part of a whole such as 1 in 4")
        case .countLimit: Phrase("a limit such as 2 per 7d")
        case .pace: Phrase("a pace such as 50/s, 1000 per 1h or 200 per day")
        case .date: Phrase("a date such as 2026-12-01")
        case .shareLimit: Phrase("a share such as 1 in 5 per 90d")
        case .quietHours: Phrase("hours such as 21:00-09:00")
        case .choice(let words):
            words.count == 1
                ? Phrase(verbatim: words[0])
                : Phrase("\(words.dropLast().joined(separator: ", ")) or \(words[words.count - 1])")
        case .secret: Phrase("{ env: NAME } or { file: PATH }")
        case .hookSecret: Phrase("{ env: NAME }, { file: PATH } or none")
        case .signingSecret: Phrase("{ file: PATH }, { env: NAME } or { current: …, previous: […] }")
        case .filter: Phrase("a filter")
        case .condition: Phrase("a condition such as score <= 8")
        case .recurrence: Phrase("words such as month on day 10 at 10:00")
        case .window: Phrase("days and hours such as weekdays 09:00-20:00")
        case .calendarDay: Phrase("a day, a range of days, MM-DD of every year, or holidays")
        case .holiday: Phrase("a day, a range of days, MM-DD of every year, or a calendar file")
        case .day: Phrase("a day such as 2027-06-30")
        case .amount: Phrase("an amount such as 1500 or 12.50")
        case .measured: Phrase("a number, or a share such as 30%")
        case .month: Phrase("a month such as 2026-11")
        case .bound: Phrase("a number, or a day such as 2027-06-30")
        case .scheduleZone: Phrase("a time zone such as Europe/Moscow, or member")
        case .cron: Phrase("five cron fields in quotes")
        case .dateTime: Phrase("a date and time such as 2026-12-01 10:00")
        case .timeOfDay: Phrase("a time of day in quotes such as \"10:00\"")
        case .reentry: Phrase("once, always, or every and a duration")
        case .steps: Phrase("a list of steps")
        case .valueType: Phrase("string, number, boolean, date or { one_of: [a, b] }")
        case .color: Phrase("a colour in quotes such as \"#1f6f54\"")
        case .mapping: Phrase("a mapping")
        case .named(let what, let shape): Phrase("\(what), each with \(shape.words)")
        case .dated(let shape): Phrase("days such as 2026-12-12, each with \(shape.words)")
        case .list(let shape): Phrase("a list, each \(shape.words)")
        case .ordered(let what, let shape): Phrase("a list, each \(what): \(shape.words)")
        case .either(let a, let b): Phrase("\(a.words), or \(b.words)")
        }
    }
}
