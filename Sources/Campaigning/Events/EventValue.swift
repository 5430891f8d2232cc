internal import Definitions
internal import Formats
internal import Liquid

/// `event` in the templates of an event's letters: the date that the letter is about.
struct EventValue: Sendable {
    private let dates: EventDates
    private let campaignTitle: String

    static let names = [
        "title", "purpose", "format", "when", "date", "day", "month", "start", "end", "place", "url", "capacity",
        "hosts",
        "bring_a_friend", "page", "yes_url", "maybe_url", "no_url",
    ]

    /// Nil for what is no event.
    init?(_ campaign: CampaignDefinition) {
        guard let dates = EventDates(campaign) else { return nil }
        (self.dates, campaignTitle) = (dates, campaign.title)
    }

    /// - Parameters:
    ///   - occurrence: the ledger's; of a preview the nearest date.
    ///   - page: where the member answers.
    func value(
        _ occurrence: String, step: String, locale: String, fallback: String, page: String, now: Instant
    ) -> LiquidValue {
        let event = dates.event
        let date = dates.date(occurrence) ?? dates.nearest(to: now)
        let words = EventWords(locale: locale)
        let text = { (text: LocalizedText?) in
            text?.text(for: locale, fallback: fallback).map { LiquidValue.string($0) } ?? .nil
        }
        let day = date.map { dates.zone.civil($0.start).date }
        return [
            "title": event.title == nil ? .string(campaignTitle) : text(event.title), "purpose": text(event.purpose),
            "format": event.format.map { .string(words.format($0)) } ?? .nil,
            "when": date.map { .string(words.when($0.start, $0.end, in: dates.zone)) } ?? "",
            "date": day.map { .string(words.date($0)) } ?? "", "day": day.map { .string("\($0.day)") } ?? "",
            "month": day.map { .string(words.shortMonth($0)) } ?? "",
            "start": date.map { .instant($0.start) } ?? .nil, "end": date.map { .instant($0.end) } ?? .nil,
            "place": text(date?.place), "url": (date?.url).map { .string($0) } ?? .nil,
            "capacity": (date?.capacity).map { .integer(Int64($0)) } ?? .nil,
            "hosts": .array(event.hosts.map { .string($0) }), "bring_a_friend": .integer(Int64(event.bringAFriend)),
            "page": .string(page), "yes_url": .string(page + "?v=yes"), "maybe_url": .string(page + "?v=maybe"),
            "no_url": .string(page + "?v=no"),
        ]
    }
}
