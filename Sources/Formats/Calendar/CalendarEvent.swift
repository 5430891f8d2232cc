/// Somebody in a calendar file.
package struct CalendarPerson: Sendable, Hashable {
    package let name: String
    package let address: String

    package init(name: String, address: String) { (self.name, self.address) = (name, address) }
}

/// One VEVENT (RFC 5545, 3.6.1).
package struct CalendarEvent: Sendable, Hashable {
    /// What an attendee has said (3.2.12).
    package enum Participation: String, Sendable {
        case accepted = "ACCEPTED"
        case tentative = "TENTATIVE"
        case needsAction = "NEEDS-ACTION"
    }

    /// The same for ever, whatever changes.
    package var uid: String
    /// Grows with each change that matters (3.8.7.4).
    package var sequence: Int
    /// When this description of it was made.
    package var stamp: Instant
    package var start: Instant
    package var end: Instant
    package var zone: Zone
    package var summary: String
    package var about: String?
    package var location: String?
    package var url: String?
    package var organizer: CalendarPerson?
    package var attendee: CalendarPerson?
    package var participation = Participation.accepted
    package var isCancelled = false

    package init(
        uid: String, sequence: Int, stamp: Instant, start: Instant, end: Instant, zone: Zone, summary: String
    ) {
        (self.uid, self.sequence, self.stamp) = (uid, sequence, stamp)
        (self.start, self.end, self.zone, self.summary) = (start, end, zone, summary)
    }

    /// Its lines, not folded yet.
    var lines: [String] {
        var lines = [
            "BEGIN:VEVENT", "UID:\(CalendarText.escape(uid))", "DTSTAMP:\(CalendarText.utc(stamp))",
            "SEQUENCE:\(sequence)", "DTSTART\(CalendarText.time(start, in: zone))",
            "DTEND\(CalendarText.time(end, in: zone))", "SUMMARY:\(CalendarText.escape(summary))",
        ]
        if let about { lines.append("DESCRIPTION:\(CalendarText.escape(about))") }
        if let location { lines.append("LOCATION:\(CalendarText.escape(location))") }
        if let url { lines.append("URL:\(CalendarText.uri(url))") }
        if let organizer { lines.append("ORGANIZER\(CalendarText.person(organizer))") }
        if let attendee {
            lines.append(
                "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=\(participation.rawValue);RSVP=FALSE"
                    + CalendarText.person(attendee))
        }
        lines += ["STATUS:\(isCancelled ? "CANCELLED" : "CONFIRMED")", "TRANSP:OPAQUE", "END:VEVENT"]
        return lines
    }
}
