package import Formats
package import SQLite

/// What templates, plans and pages know of a member.
package final class MemberSnapshot: Sendable {
    package let id: Int64
    package let key: [UInt8]
    package let email: String
    package let emailKey: String
    package let externalID: String?
    package let firstName: String?
    package let lastName: String?
    package let name: String?
    package let locale: String?
    package let timezone: String?
    package let joinedAt: Instant?
    package let stage: String?
    /// Declared attributes by name (without `attr_`); missing ones are absent.
    package let attributes: [String: SQLValue]
    package let tags: [String]
    /// Roles that the member was given and that nobody ended, with the time at which each ends by itself.
    package let roles: [RoleSpan]

    package init(
        id: Int64, key: [UInt8], email: String, emailKey: String, externalID: String? = nil,
        firstName: String? = nil, lastName: String? = nil, name: String? = nil, locale: String? = nil,
        timezone: String? = nil, joinedAt: Instant? = nil, stage: String? = nil,
        attributes: [String: SQLValue] = [:], tags: [String] = [], roles: [RoleSpan] = []
    ) {
        self.id = id
        self.key = key
        self.email = email
        self.emailKey = emailKey
        self.externalID = externalID
        self.firstName = firstName
        self.lastName = lastName
        self.name = name
        self.locale = locale
        self.timezone = timezone
        self.joinedAt = joinedAt
        self.stage = stage
        self.attributes = attributes
        self.tags = tags
        self.roles = roles
    }
}

/// A role and until when it is held; nil is until it is ended.
package struct RoleSpan: Sendable, Hashable {
    package let name: String
    package let until: Instant?

    package init(name: String, until: Instant?) { (self.name, self.until) = (name, until) }

    package func isHeld(at now: Instant) -> Bool { until.map { $0 > now } ?? true }
}
