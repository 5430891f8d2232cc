internal import Definitions
internal import Formats
internal import Store

/// The calendar file of an event's letters (RFC 5545; methods by RFC 5546).
///
/// An invitation publishes the event: members answer on its page, not by their mail program, so nobody is asked there. Who has
/// answered gets the event as one of their own (REQUEST, without asking for another answer), its changes, and its end.
struct EventCalendar: Sendable {
    struct Part {
        let attachment: Attachment
        /// Beside the plain text and the HTML; nil for what is only published.
        let alternative: [UInt8]?
    }

    static let name = "invite.ics"

    private let campaign: CampaignDefinition
    private let dates: EventDates
    private let domain: String
    private let organizer: CalendarPerson
    private let fallback: String

    /// Nil for what is no event.
    init?(_ campaign: CampaignDefinition, _ definition: WorkspaceDefinition, domain: String) {
        guard let dates = EventDates(campaign) else { return nil }
        (self.campaign, self.dates, self.domain) = (campaign, dates, domain)
        let sender = definition.mailStream(of: campaign.intent).sender.from
        organizer = CalendarPerson(name: sender.name, address: sender.address)
        fallback = definition.locale
    }

    /// The same for ever for one date, whoever it is shown to.
    static func uid(campaign: String, occurrence: String, domain: String) -> String {
        "\(campaign)-\(occurrence)@\(domain)"
    }

    /// Nil where there is no date, or it is over.
    func part(_ message: MessageToCompose, locale: String, _ links: MessageLinks) -> Part? {
        let step = EventStep(message.step)
        guard step != .thanks, let date = dates.date(message.occurrence) ?? dates.nearest(to: message.date) else {
            return nil
        }
        let file = CalendarFile(
            method: method(step), events: [event(date, step, message, locale: locale, links)])
        let bytes = file.bytes
        let encoded = Base64Lines.encode(bytes)
        let isOwn = file.method != .publish
        let type =
            isOwn
            ? "application/ics; name=\"\(EventCalendar.name)\""
            : "text/calendar; charset=utf-8; method=PUBLISH;\r\n name=\"\(EventCalendar.name)\""
        let attachment =
            head(type) + Array("\(Attachment.disposition(EventCalendar.name))\r\n\r\n".utf8) + encoded
        let alternative =
            head("text/calendar; charset=utf-8; method=\(file.method.rawValue)") + Array("\r\n".utf8) + encoded
        return Part(
            attachment: Attachment(name: EventCalendar.name, size: bytes.count, part: attachment),
            alternative: isOwn ? alternative : nil)
    }

    private func head(_ type: String) -> [UInt8] {
        Array("Content-Type: \(type)\r\nContent-Transfer-Encoding: base64\r\n".utf8)
    }

    private func method(_ step: EventStep?) -> CalendarFile.Method {
        switch step {
        case nil, .again, .thanks: .publish
        case .reminder, .seat, .update: .request
        case .cancelled: .cancel
        }
    }

    private func event(
        _ date: EventDate, _ step: EventStep?, _ message: MessageToCompose, locale: String, _ links: MessageLinks
    ) -> CalendarEvent {
        let text = { (text: LocalizedText?) in text?.text(for: locale, fallback: fallback) }
        var event = CalendarEvent(
            uid: EventCalendar.uid(
                campaign: message.campaign ?? campaign.name, occurrence: date.occurrence, domain: domain),
            sequence: message.event?.sequence ?? 0, stamp: message.date, start: date.start, end: date.end,
            zone: dates.zone, summary: text(dates.event.title) ?? campaign.title)
        event.about = [text(dates.event.purpose), links.rsvp].compactMap(\.self).joined(separator: "\n\n")
        event.location = text(date.place) ?? date.url
        event.url = date.url ?? links.rsvp
        event.organizer = organizer
        if case .cancelled = step { event.isCancelled = true }
        if method(step) != .publish {
            event.attendee = CalendarPerson(
                name: message.member.name ?? message.member.fullName ?? "", address: message.member.email)
            event.participation = message.event?.isSeated == true ? .accepted : .tentative
        }
        return event
    }
}
