internal import DNS

/// What a domain's SPF record (RFC 7208) is worth, without knowing from which address the relay sends.
struct SPFRecord {
    enum Ending: String {
        case fail = "-all"
        case soft = "~all"
        case neutral = "?all"
        case everyone = "+all"
    }

    private static let mostLookups = 10

    /// How many records there are: one is right.
    let count: Int
    let ending: Ending?
    /// Terms that make a receiver look up names, those of included records too; more than 10 are an error.
    let lookups: Int
    var hasTooManyLookups: Bool { lookups > SPFRecord.mostLookups }

    init(of domain: String, _ resolver: any NameLookup) throws(DNSFailure) {
        let records = try SPFRecord.records(of: domain, resolver)
        count = records.count
        var ending: Ending?
        var lookups = 0
        if records.count == 1 {
            let (last, inner) = try SPFRecord.examine(records[0], resolver, depth: 0)
            (ending, lookups) = (last, inner)
        }
        self.ending = ending
        self.lookups = lookups
    }

    private static func records(of domain: String, _ resolver: any NameLookup) throws(DNSFailure) -> [String] {
        try resolver.texts(of: domain).filter {
            let text = $0.lowercased()
            return text == "v=spf1" || text.hasPrefix("v=spf1 ")
        }
    }

    private static func examine(
        _ record: String, _ resolver: any NameLookup, depth: Int
    ) throws(DNSFailure) -> (Ending?, Int) {
        var lookups = 0
        var ending: Ending?
        for word in record.lowercased().split(separator: " ").dropFirst() {
            let qualifier = word.first.flatMap { "+-~?".contains($0) ? $0 : nil }
            let term = qualifier == nil ? word : word.dropFirst()
            let name = term.prefix { !":/=".contains($0) }
            switch name {
            case "all": ending = Ending(rawValue: "\(qualifier ?? "+")all")
            case "a", "mx", "ptr", "exists": lookups += 1
            case "include", "redirect":
                lookups += 1
                let target = term.dropFirst(name.count + 1)
                guard depth < 10, lookups <= mostLookups, !target.isEmpty, !target.contains("%"),
                    let inner = try records(of: String(target), resolver).first
                else { continue }
                let (end, count) = try examine(inner, resolver, depth: depth + 1)
                lookups += count
                if name == "redirect" { ending = end }
            default: break
            }
        }
        return (ending, lookups)
    }
}
