internal import Definitions
internal import Formats
internal import HTTP
internal import Store

extension Website {
    /// `/r/CODE`: goes on to the configured page with the code in its query. No cookie is set and nothing is written: the code
    /// counts when an order or a sign-up brings it along.
    func referral(_ text: String, _ request: HTTPRequest, store: Store, now: Instant) throws -> HTTPResponse {
        guard ["GET", "HEAD"].contains(request.method) else {
            return plain(405, "This page takes GET and HEAD.\n", headers: ["Allow": "GET, HEAD"])
        }
        guard let settings = workspace.definition.referrals else { return plain(404, "There is nothing here.\n") }
        let block = SenderAddress.block(of: request)?.description ?? "unknown"
        guard !guesses.isSpent(by: block, now: now) else {
            return plain(
                429, "Too many unknown codes from this network. Try again later.\n", headers: ["Retry-After": "3600"])
        }
        let code = ReferralCode.normalized(String(text.prefix(100)))
        guard try store.member(ofReferralCode: code) != nil else {
            _ = guesses.allows(block, now: now)
            return notice(request).unknownLink().response(in: frame(request))
        }
        return HTTPResponse(
            status: 302,
            headers: [
                "Location": settings.target(code: code), "Cache-Control": "no-store",
                "Referrer-Policy": "no-referrer", "X-Content-Type-Options": "nosniff",
                "X-Robots-Tag": "noindex, nofollow", "Content-Type": "text/plain; charset=utf-8",
            ], text: "")
    }
}

extension ReferralSettings {
    /// The configured page with a code.
    func target(code: String) -> String {
        let query = [("ref", code)] + marks.map { ($0.name, ReferralSettings.encoded($0.value)) }
        return to + "?" + query.map { "\($0)=\($1)" }.joined(separator: "&")
    }

    /// Everything but letters, digits and - . _ ~ (RFC 3986, 2.3).
    private static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            let character = Character(UnicodeScalar(byte))
            if byte < 0x80, character.isLetter || character.isNumber || "-._~".contains(character) {
                return String(character)
            }
            let digits = String(byte, radix: 16, uppercase: true)
            return "%" + (digits.count == 1 ? "0" : "") + digits
        }.joined()
    }
}
