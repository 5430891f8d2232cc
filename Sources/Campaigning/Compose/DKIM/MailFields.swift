/// The fields of a finished message by name, and where its body begins. Line ends are CRLF.
struct MailFields {
    private let octets: [UInt8]
    /// Of each name in lower case, its fields from top to bottom, without the CRLF at their ends.
    private var places: [String: [Range<Int>]] = [:]
    let body: Range<Int>

    init(_ octets: [UInt8]) {
        self.octets = octets
        var start = 0
        var bodyStart = octets.count
        while start < octets.count {
            let end = MailFields.endOfField(octets, from: start)
            if end == start {
                bodyStart = end + 2
                break
            }
            if let name = MailFields.name(octets[start..<end]) { places[name, default: []].append(start..<end) }
            start = end + 2
        }
        body = min(bodyStart, octets.count)..<octets.count
    }

    /// The CRLF that no white space follows; the end of the octets when there is none.
    private static func endOfField(_ octets: [UInt8], from start: Int) -> Int {
        var index = start
        while let end = octets[index...].firstIndex(of: 0x0D) {
            index = end + 1
            guard index < octets.count, octets[index] == 0x0A else { continue }
            index += 1
            // A message that begins with an empty line has no fields.
            if end == start || index == octets.count || (octets[index] != 0x20 && octets[index] != 0x09) { return end }
        }
        return octets.count
    }

    private static func name(_ field: ArraySlice<UInt8>) -> String? {
        guard let colon = field.firstIndex(of: 0x3A) else { return nil }
        let name = String(decoding: field[..<colon], as: UTF8.self).lowercased()
        return String(name.prefix { $0 != " " && $0 != "\t" })
    }

    func count(_ name: String) -> Int { places[name]?.count ?? 0 }

    /// The field that the `n`th mention of a name signs, from the bottom up (RFC 6376, 5.4.2); nil when there are fewer.
    func field(_ name: String, fromBottom n: Int) -> ArraySlice<UInt8>? {
        guard let places = places[name], n < places.count else { return nil }
        return octets[places[places.count - 1 - n]]
    }
}
