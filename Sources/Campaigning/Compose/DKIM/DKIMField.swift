/// A `DKIM-Signature` field as it is written: tags one after the other, folded where RFC 6376, 3.5 allows it.
struct DKIMField {
    private(set) var bytes = Array("DKIM-Signature:".utf8)
    private var column = 15
    private static let line = 76

    /// A tag with its semicolon: `a=rsa-sha256;`.
    mutating func append(_ tag: String) { append(Array(tag.utf8), after: 1) }

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

    /// The value of the tag that was begun, base64 and folded; and the field's end.
    mutating func finish(_ value: String) {
        bytes.reserveCapacity(bytes.count + value.utf8.count + value.utf8.count / 16 + 8)
        value.utf8Span.span.withUnsafeBufferPointer { rest in
            var place = 0
            while place < rest.count {
                if column >= DKIMField.line { fold() }
                let end = min(place + DKIMField.line - column, rest.count)
                bytes += UnsafeBufferPointer(rebasing: rest[place..<end])
                column += end - place
                place = end
            }
        }
        bytes += [0x0D, 0x0A]
    }

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
