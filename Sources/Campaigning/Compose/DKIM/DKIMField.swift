/// A `DKIM-Signature` field as it is written: tags one after the other, folded where RFC 6376, 3.5 allows it.
struct DKIMField {
    private(set) var bytes = Array("DKIM-Signature:".utf8)
    private var column = 15
    private static let line = 76

    /// A tag with its semicolon: `a=rsa-sha256;`.
    mutating func append(_ tag: String) { append(Array(tag.utf8), after: 1) }

    /// The same of a value that is octets.
    mutating func append(_ name: String, _ value: [UInt8]) {
        append(Array(name.utf8) + [0x3D] + value + [0x3B], after: 1)
    }

    /// `h=from:to;`, folded behind colons.
    mutating func append(_ name: String, listing words: [[UInt8]]) {
        for (index, word) in words.enumerated() {
            let text = (index == 0 ? Array(name.utf8) + [0x3D] : []) + word + [index == words.count - 1 ? 0x3B : 0x3A]
            append(text, after: index == 0 ? 1 : 0)
        }
    }

    /// `b=` on a line of its own, still without its value: this is what is signed.
    mutating func begin(_ name: String) {
        fold()
        append(Array((name + "=").utf8), after: 0)
    }

    /// Keeps a place for the value of the tag that was begun, folded, and ends the field. Returns the place: who fills it skips
    /// the folds.
    mutating func finish(roomFor octets: Int) -> Range<Int> {
        let start = bytes.count
        bytes.reserveCapacity(start + octets + octets / 16 + 8)
        var left = octets
        while left > 0 {
            if column >= DKIMField.line { fold() }
            let part = min(left, DKIMField.line - column)
            bytes += repeatElement(DKIMField.blank, count: part)
            column += part
            left -= part
        }
        let place = start..<bytes.count
        bytes += [0x0D, 0x0A]
        return place
    }

    /// Stands where an octet of a value will stand.
    private static let blank: UInt8 = 0x3F

    private mutating func append(_ text: [UInt8], after spaces: Int) {
        if column + spaces + text.count > DKIMField.line, column > 1 {
            fold()
        } else if spaces > 0 {
            bytes.append(0x20)
            column += 1
        }
        bytes += text
        column += text.count
    }

    private mutating func fold() {
        bytes += [0x0D, 0x0A, 0x20]
        column = 1
    }
}
