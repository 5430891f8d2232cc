import Foundation

/// Where in a finished message the fields stand that a signature covers, and where its body begins. Line ends are CRLF.
struct MailFields {
    /// By the place of their name in `DKIMHeaders.names`, from top to bottom, without the CRLF at their ends.
    private var places: [[Range<Int>]]
    private(set) var body: Range<Int>

    init(_ octets: UnsafeBufferPointer<UInt8>, _ headers: DKIMHeaders) {
        places = Array(repeating: [], count: headers.names.count)
        body = octets.count..<octets.count
        var start = 0
        while start < octets.count {
            let end = MailFields.endOfField(octets, from: start)
            if end == start {
                body = min(end + 2, octets.count)..<octets.count
                return
            }
            let field = UnsafeBufferPointer(rebasing: octets[start..<end])
            if let place = headers.place(of: field) { places[place].append(start..<end) }
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
    func count(_ name: Int) -> Int { places[name].count }

    /// The field that the `n`th mention of a name signs, from the bottom up (RFC 6376, 5.4.2); nil when there are fewer.
    func place(of name: Int, fromBottom n: Int) -> Range<Int>? {
        let places = places[name]
        return n < places.count ? places[places.count - 1 - n] : nil
    }
}
