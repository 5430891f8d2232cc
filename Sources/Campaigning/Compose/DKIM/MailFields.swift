import Foundation

/// Where in a finished message the fields stand that a signature covers, and where its body begins. Line ends are CRLF.
struct MailFields {
    private struct Field {
        /// Of its name in `DKIMHeaders.names`.
        let name: Int
        /// Without the CRLF at its end.
        let range: Range<Int>
    }

    /// From top to bottom. A message has few: they are found faster by looking at each.
    private var fields: [Field] = []
    /// How many have each name.
    private var counts: [Int]
    private(set) var body: Range<Int>

    init(_ octets: UnsafeBufferPointer<UInt8>, _ headers: DKIMHeaders) {
        fields.reserveCapacity(32)
        counts = Array(repeating: 0, count: headers.names.count)
        body = octets.count..<octets.count
        var start = 0
        while start < octets.count {
            let end = MailFields.endOfField(octets, from: start)
            if end == start {
                body = min(end + 2, octets.count)..<octets.count
                return
            }
            let field = UnsafeBufferPointer(rebasing: octets[start..<end])
            if let name = headers.place(of: field) {
                fields.append(Field(name: name, range: start..<end))
                counts[name] += 1
            }
            start = end + 2
        }
    }

    /// The CRLF that no white space follows; the end of the octets when there is none.
    private static func endOfField(_ octets: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        guard let base = octets.baseAddress else { return 0 }
        var index = start
        while let found = memchr(base + index, 0x0D, octets.count - index) {
            let end = UnsafeRawPointer(found) - UnsafeRawPointer(base)
            index = end + 1
            guard index < octets.count, octets[index] == 0x0A else { continue }
            index += 1
            // A message that begins with an empty line has no fields.
            if end == start || index == octets.count || (octets[index] != 0x20 && octets[index] != 0x09) { return end }
        }
        return octets.count
    }

    /// How many fields have a name.
    func count(_ name: Int) -> Int { counts[name] }

    /// The field that the `n`th mention of a name signs, from the bottom up (RFC 6376, 5.4.2); nil when there are fewer.
    func place(of name: Int, fromBottom n: Int) -> Range<Int>? {
        guard n < counts[name] else { return nil }
        var left = n
        var place = fields.count
        while place > 0 {
            place -= 1
            guard fields[place].name == name else { continue }
            if left == 0 { return fields[place].range }
            left -= 1
        }
        return nil
    }
}
