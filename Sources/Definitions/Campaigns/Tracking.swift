/// What a campaign learns of what became of its messages, and what its links say of where they come from. Nothing, unless the
/// file says so.
package struct Tracking: Sendable, Hashable {
    /// A parameter that web statistics read.
    package struct Parameter: Sendable, Hashable {
        /// With its `utm_`.
        package let name: String
        package let value: String

        package init(name: String, value: String) { (self.name, self.value) = (name, value) }
    }

    /// Links of the HTML part go through `/c/TOKEN`.
    package var clicks: Bool
    /// The HTML part ends with a picture of one pixel.
    package var opens: Bool
    /// In the order in which they are added.
    package var utm: [Parameter]

    package init(clicks: Bool = false, opens: Bool = false, utm: [Parameter] = []) {
        (self.clicks, self.opens, self.utm) = (clicks, opens, utm)
    }

    package var isEmpty: Bool { !clicks && !opens && utm.isEmpty }
}

/// Decodes `tracking:`.
struct TrackingDecoder {
    /// The campaign's name: what `utm_campaign` says by itself.
    let campaign: String

    func decode(_ reader: MappingReader) -> Tracking {
        guard let inner = reader.mapping("tracking", .tracking) else { return Tracking() }
        return Tracking(
            clicks: inner.value("clicks", Values.boolean) ?? false,
            opens: inner.value("opens", Values.boolean) ?? false, utm: utm(inner))
    }

    private func utm(_ reader: MappingReader) -> [Tracking.Parameter] {
        guard let inner = reader.mapping("utm", .utm) else { return [] }
        let defaults = ["medium": "email", "campaign": campaign]
        return ["source", "medium", "campaign", "content", "term"].compactMap { name in
            (inner.value(name, Values.line) ?? defaults[name])
                .map { Tracking.Parameter(name: "utm_" + name, value: $0) }
        }
    }
}
