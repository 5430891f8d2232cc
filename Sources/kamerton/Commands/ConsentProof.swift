import Formats
import JSON
import Store

/// One entry of the record of consent, as it is shown and exported.
enum ConsentProof {
    static let headers = [
        "email", "external_id", "purpose", "state", "is_standing", "at", "basis", "wording", "wording_text", "source",
        "page", "from", "user_agent", "language", "requested_at", "confirmed_at", "confirmed_from", "proof",
    ]

    /// As recorded; what was asked for and never confirmed in time is `expired`.
    static func state(_ row: ConsentRow) -> String {
        let hasExpired = row.consent.state == .pending && row.signUp?.state == .expired
        return hasExpired ? "expired" : row.consent.state.rawValue
    }

    /// Where the person's request came from.
    static func from(_ row: ConsentRow) -> String? { row.signUp?.sender.address }

    private static func confirmedAt(_ row: ConsentRow) -> Instant? {
        row.signUp?.state == .confirmed && row.consent.state == .granted ? row.signUp?.settledAt : nil
    }

    static func cells(_ member: MemberSnapshot, _ row: ConsentRow) -> [String] {
        let (consent, signUp) = (row.consent, row.signUp)
        return [
            member.email, member.externalID ?? "", consent.purpose, state(row), row.isStanding ? "true" : "false",
            consent.at.description, consent.basis ?? "", consent.wording ?? "", row.wordingText ?? "", consent.source,
            signUp?.page ?? "", from(row) ?? "", signUp?.sender.userAgent ?? "", signUp?.locale ?? "",
            signUp?.requestedAt.description ?? "", confirmedAt(row)?.description ?? "",
            confirmedAt(row) == nil ? "" : signUp?.confirmer.address ?? "", consent.proof ?? "",
        ]
    }

    static func json(_ row: ConsentRow) -> JSONValue {
        let (consent, signUp) = (row.consent, row.signUp)
        // A proof of our own making is an object; one that came with an import is a text.
        let proof = consent.proof.map { (try? JSONValue(parsing: $0)) ?? .string($0) } ?? .null
        return [
            "purpose": .string(consent.purpose), "state": .string(state(row)), "is_standing": .bool(row.isStanding),
            "at": .string(consent.at.description), "basis": JSONValue(consent.basis),
            "wording": JSONValue(consent.wording), "wording_text": JSONValue(row.wordingText),
            "source": .string(consent.source), "page": JSONValue(signUp?.page), "from": JSONValue(from(row)),
            "user_agent": JSONValue(signUp?.sender.userAgent), "language": JSONValue(signUp?.locale),
            "requested_at": JSONValue(signUp?.requestedAt.description),
            "confirmed_at": JSONValue(confirmedAt(row)?.description),
            "confirmed_from": JSONValue(confirmedAt(row) == nil ? nil : signUp?.confirmer.address), "proof": proof,
        ]
    }
}
