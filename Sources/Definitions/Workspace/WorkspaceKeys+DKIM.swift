internal import Formats

extension KeyTable {
    package static let dkim = KeyTable(
        key: "delivery.dkim",
        [
            .required(
                "domain", .host, Phrase("who signs: the domain of sender.from, or one above it"),
                example: "example.org"),
            .required(
                "selector", .text, Phrase("names the key: its TXT record is SELECTOR._domainkey.DOMAIN"), example: "k1"
            ),
            .required(
                "key", .secret, Phrase("where the private key is (PEM); \"kamerton dkim keygen\" makes one"),
                example: "{ file: .kamerton/dkim-k1.pem }"),
            .optional(
                "canonicalization", .choice(DKIMSettings.canonicalizations),
                Phrase("what relays may change in header and body on the way (default relaxed/relaxed)"),
                example: "relaxed/relaxed"),
            .optional(
                "expires", .duration, Phrase("how long a signature holds (default: for ever)"), example: "14d"),
        ])
}
