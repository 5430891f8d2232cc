package import Formats

/// What came to `/hooks/NAME` of a survey tool.
package struct HookRequest {
    /// By name, whatever its case.
    let header: (String) -> String?
    let body: [UInt8]
    let now: Instant

    package init(header: @escaping (String) -> String?, body: [UInt8], now: Instant) {
        (self.header, self.body, self.now) = (header, body, now)
    }
}

/// Why a request is not believed; for the sender, in English, and it says nothing of any secret.
package struct HookRefusal: Error, Sendable, Hashable {
    package let reason: String

    init(_ reason: String) { self.reason = reason }
}

/// Why a genuine body makes no sense; for the sender, in English.
package struct HookMalformed: Error, Sendable, Hashable {
    package let reason: String

    package init(reason: String) { self.reason = reason }
}
