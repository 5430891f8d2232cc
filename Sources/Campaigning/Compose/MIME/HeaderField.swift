/// One header field as octets, folded (RFC 5322, 2.2.3). Values come from `HeaderText` or are checked, so that no field
/// can hold a line break that is not a fold, or another field.
package struct HeaderField: Sendable {
    /// `Name: value`, with folds, without the CRLF at the end.
    package let bytes: [UInt8]

    /// A line is best kept to this (RFC 5322, 2.1.1).
    static let line = 76

    /// Free text: a subject.
    package init(_ name: StaticString, text: HeaderText) {
        var bytes = HeaderField.start(name)
        HeaderField.append(text, to: &bytes)
        self.bytes = bytes
    }

    /// Mailboxes, one for each header that we write.
    package init(_ name: StaticString, mailbox: MailboxHeader) {
        var bytes = HeaderField.start(name)
        mailbox.append(to: &bytes)
        self.bytes = bytes
    }

    /// A structured value that is ours and ASCII; folded at spaces. Nil when it holds anything but printable ASCII.
    package init?(_ name: StaticString, token value: String) {
        var value = value
        guard let isOneWord = value.withUTF8(HeaderField.isOneWord) else { return nil }
        var bytes = HeaderField.start(name)
        if isOneWord {
            value.withUTF8 { bytes.append(contentsOf: $0) }
        } else {
            HeaderField.fold(value.utf8.split(separator: 0x20).map { Array($0) }, into: &bytes, foldsFirst: false)
        }
        self.bytes = bytes
    }

    /// Nil when the text holds anything but printable ASCII.
    static func isOneWord(_ text: UnsafeBufferPointer<UInt8>) -> Bool? {
        var isOneWord = true
        for byte in text {
            if byte < 0x20 || byte > 0x7E { return nil }
            if byte == 0x20 { isOneWord = false }
        }
        return isOneWord
    }

    /// A phrase and what it names in angle brackets: a list's title and id. Nil when the id is not plain ASCII.
    package init?(_ name: StaticString, phrase: HeaderText, angle: String) {
        guard angle.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != 0x3C && $0 != 0x3E }) else { return nil }
        var bytes = HeaderField.start(name)
        HeaderField.fold(
            MailboxHeader.phrase(phrase, after: bytes.count) + [Array("<\(angle)>".utf8)], into: &bytes)
        self.bytes = bytes
    }

    /// A field whose name comes from outside (`mime.compose`). Nil unless the name is one (RFC 5322, 3.6.8).
    package init?(name: String, text: HeaderText) {
        let letters = Array(name.utf8)
        guard !letters.isEmpty, letters.count < 60, letters.allSatisfy({ (0x21...0x7E).contains($0) && $0 != 0x3A })
        else { return nil }
        var bytes = letters + [0x3A, 0x20]
        HeaderField.append(text, to: &bytes)
        self.bytes = bytes
    }

    private static func start(_ name: StaticString) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(128)
        name.withUTF8Buffer { bytes += $0 }
        bytes.append(0x3A)
        bytes.append(0x20)
        return bytes
    }

    private static func append(_ text: HeaderText, to bytes: inout [UInt8]) {
        // The name and a text that fits behind it, as most do: nothing is folded, no word is long.
        if text.isPlain, bytes.count + text.value.utf8.count <= line, text.value.utf8.count < line - 12 {
            var value = text.value
            value.withUTF8 { bytes.append(contentsOf: $0) }
            return
        }
        if !text.isPlain, let word = EncodedWord.single(text.value, room: line - bytes.count) {
            bytes += word
            return
        }
        let words = text.value.utf8.split(separator: 0x20).map { Array($0) }
        if text.isPlain, words.allSatisfy({ $0.count < line - 12 }) {
            fold(words, into: &bytes)
        } else {
            fold(EncodedWord.words(text.value, first: line - bytes.count), into: &bytes)
        }
    }

    /// Appends words with a space between them, or a fold where the line would grow too long.
    /// - Parameter foldsFirst: false keeps the first word on the line of the field's name, however long it is: there are
    ///   readers that take `Message-ID:` with nothing behind it for an empty field.
    static func fold(_ words: [[UInt8]], into bytes: inout [UInt8], foldsFirst: Bool = true) {
        var column = bytes.count - ((bytes.lastIndex(of: 0x0A) ?? -1) + 1)
        var isFirst = true
        for word in words {
            // The field's name ends in a space already.
            let needed = word.count + (isFirst ? 0 : 1)
            if column + needed > line, column > 1, !isFirst || foldsFirst {
                if isFirst { bytes.removeLast() }
                bytes += [0x0D, 0x0A, 0x20]
                column = 1
            } else if !isFirst {
                bytes.append(0x20)
                column += 1
            }
            bytes += word
            column += word.count
            isFirst = false
        }
    }
}
