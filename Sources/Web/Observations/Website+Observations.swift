internal import Campaigning
internal import Definitions
internal import Formats
internal import HTTP
internal import Store

extension Website {
    /// `/c/TOKEN?to=TARGET`: goes on to the target, which the token covers: to no other place. What is recorded is an
    /// observation and decides nothing; when it cannot be recorded, whoever clicked still gets where they wanted.
    func click(_ token: String, _ request: HTTPRequest, store: Store, now: Instant) throws -> HTTPResponse {
        guard let target = FormFields(request.query)["to"], Website.isTarget(target),
            let row = signer.verify(token, .click, covering: Array(target.utf8))
        else { return notice(request).unknownLink().response(in: frame(request)) }
        watch(row, request, now: now)
        observe(request, store) { message in
            guard campaign(of: message)?.tracking.clicks == true else { return nil }
            return Observation(messageID: row, kind: .click, url: target, at: now)
        } of: {
            row
        }
        return HTTPResponse(
            status: 302,
            headers: [
                "Location": target, "Cache-Control": "no-store", "Referrer-Policy": "no-referrer",
                "X-Robots-Tag": "noindex, nofollow", "Content-Type": "text/plain; charset=utf-8",
            ], text: "")
    }

    /// `/o/TOKEN.gif`: one transparent pixel, whatever the token says.
    func open(_ name: String, _ request: HTTPRequest, store: Store, now: Instant) throws -> HTTPResponse {
        guard name.hasSuffix(".gif") else { return plain(404, "There is nothing here.\n") }
        if let row = signer.verify(String(name.dropLast(4)), .open) {
            observe(request, store) { message in
                guard campaign(of: message)?.tracking.opens == true else { return nil }
                return Observation(messageID: row, kind: .open, at: now)
            } of: {
                row
            }
        }
        return HTTPResponse(
            status: 200,
            headers: [
                "Content-Type": "image/gif", "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff",
                "X-Robots-Tag": "noindex, nofollow",
            ], body: Website.pixel)
    }

    private func observe(
        _ request: HTTPRequest, _ store: Store, _ observation: (LinkedMessage) -> Observation?, of row: () -> Int64
    ) {
        guard request.method == "GET" else { return }
        do {
            guard let message = try store.linkedMessage(row()), !message.isErased,
                var seen = observation(message)
            else { return }
            seen.machine = MachineSigns.sign(of: request, sentAt: try store.sentAt(message: message.id), now: seen.at)
            try store.record(seen)
        } catch {
            report(error)
        }
    }

    /// On the web, and without what would end a header.
    private static func isTarget(_ target: String) -> Bool {
        let start = target.prefix(8).lowercased()
        return target.utf8.count <= 2000 && (start.hasPrefix("https://") || start.hasPrefix("http://"))
            && target.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    }

    /// GIF89a, one transparent pixel.
    private static let pixel: [UInt8] = [
        0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0x21, 0xF9, 4, 1, 0, 0,
        0, 0,
        0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3B,
    ]
}
