extension Shape {
    /// Attributes and fields are columns of the store.
    static let columnPattern = "^[a-z][a-z0-9_]{0,50}$"
    /// All other names may have hyphens.
    static let namePattern = "^[a-z][a-z0-9_-]{0,50}$"
    /// The part of an address after the @.
    static let domainPattern = "^[^\\s/@]+$"

    /// What a text of this shape looks like, as a regular expression that every editor understands (ECMA-262); nil where only
    /// the program can tell.
    var pattern: String? {
        let day = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
        let days = "\(day)( *\\.\\.\\.? *\(day))?|[0-9]{2}-[0-9]{2}"
        let duration = "[0-9]{1,6}(s|m|h|d|w|mo|y)"
        return switch self {
        case .name: Shape.namePattern
        case .campaignName: "^[a-z0-9][a-z0-9-]*$"
        case .templateName: "^[A-Za-z0-9_-]+$"
        case .exclusion: "^(tag:.+|[a-z][a-z0-9_-]{0,50})$"
        case .zone, .scheduleZone: "^[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*$"
        case .locale: "^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$"
        case .url: "^https?://[^\\s?#]+$"
        case .host: "^[^\\s/]+$"
        case .address: "^\\S.*@\\S+$"
        case .mailbox: "^.*\\S@\\S+$"
        case .duration: "^\(duration)$"
        case .percentage: "^[0-9]+(\\.[0-9]+)?\\s*%$"
        case .month: "^[0-9]{4}-[0-9]{2}$"
        case .ratio: "^[0-9]{1,6} +in +[0-9]{1,6}$"
        case .countLimit: "^[0-9]{1,6} +per +\(duration)$"
        case .pace: "^[0-9]{1,9}( */ *(s|m|h|d|w)| +per +(second|minute|hour|day|week|[0-9]{1,6}(s|m|h|d|w)))$"
        case .date: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
        case .shareLimit: "^[0-9]{1,6} +in +[0-9]{1,6} +per +\(duration)$"
        case .quietHours: "^[0-9]{1,2}:[0-9]{2} *[-–] *[0-9]{1,2}:[0-9]{2}$"
        case .recurrence: "^\\S.*\\bat\\b.*[0-9]{1,2}:[0-9]{2}"
        case .calendarDay: "^(\(days)|holidays)$"
        case .holiday: "^(\(days)|.+\\.[iI][cC][sS])$"
        case .day: "^\(day)$"
        case .window: "^\\S.*$"
        case .cron: "^(@[a-z]+|\\S+(\\s+\\S+){4})$"
        case .dateTime: "^[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:[0-9]{2}(:[0-9]{2})?$"
        case .timeOfDay: "^([01]?[0-9]|2[0-3]):[0-5][0-9]$"
        case .reentry: "^(once|always|every +\(duration))$"
        case .color: "^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$"
        default: nil
        }
    }
}
