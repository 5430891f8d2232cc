import Campaigning
import Crypto
import Definitions
import Formats
import JSON

/// A key's DNS record as `dkim keygen` and `dkim show` print it.
struct DKIMRecordText {
    let settings: DKIMSettings
    let kind: KeyKind
    let record: DKIMRecord

    init(_ settings: DKIMSettings, _ key: PrivateKey) {
        self.settings = settings
        kind = key.kind
        record = DKIMRecord(domain: settings.domain, selector: settings.selector, key: key.publicKey)
    }

    var kindInWords: Phrase {
        switch kind {
        case .rsa(let bits): Phrase("RSA, \(bits) bits")
        case .ed25519: Phrase(verbatim: "Ed25519")
        }
    }

    func print(on console: Console) {
        console.out(Phrase("The TXT record to publish:"))
        console.out(verbatim: "")
        var table = Table(Phrase(verbatim: ""), Phrase(verbatim: ""))
        table.add(Phrase("name"), Phrase(verbatim: record.name))
        table.add(Phrase("value"), Phrase(verbatim: record.value))
        for line in table.lines(in: console.language).dropFirst() { console.out(verbatim: "  " + line) }
        console.out(verbatim: "")
        console.out(Phrase("The same as a line of a zone file:"))
        console.out(verbatim: "")
        for line in record.zoneLine.split(separator: "\n") { console.out(verbatim: "  " + line) }
    }

    var fields: [(String, JSONValue)] {
        let (type, bits): (String, Int) =
            switch kind {
            case .rsa(let bits): ("rsa", bits)
            case .ed25519: ("ed25519", 256)
            }
        return [
            ("type", .string(type)), ("bits", JSONValue(bits)), ("domain", .string(settings.domain)),
            ("selector", .string(settings.selector)), ("name", .string(record.name)),
            ("value", .string(record.value)), ("strings", .array(record.strings.map { .string($0) })),
            ("zone", .string(record.zoneLine)), ("yaml", .string("dkim: " + settings.yaml)),
        ]
    }
}
