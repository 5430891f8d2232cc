/// One reply of an SMTP server, its lines joined; bounded and made printable.
package struct SMTPReply: Sendable, Hashable {
    package let code: Int
    /// Without the code; as the server wrote it, so it may name addresses: see `redacted`.
    package let text: String

    package init(code: Int, text: String) { (self.code, self.text) = (code, text) }

    package var isPositive: Bool { (200..<400).contains(code) }
    package var isTransient: Bool { (400..<500).contains(code) }
    package var isPermanent: Bool { code >= 500 }

    /// `5.1.1` when the text begins with an enhanced status code (RFC 3463) of the reply's own class.
    package var enhancedStatus: String? {
        var text = text
        return text.withUTF8 { bytes in
            SMTPReply.enhancedLength(bytes, code).map { String(decoding: bytes[..<$0], as: UTF8.self) }
        }
    }

    /// How long the enhanced status is: its class, and two numbers of up to three digits.
    private static func enhancedLength(_ text: UnsafeBufferPointer<UInt8>, _ code: Int) -> Int? {
        guard text.count >= 5, (2...5).contains(code / 100), Int(text[0]) == 0x30 + code / 100 else { return nil }
        var index = 1
        for _ in 0..<2 {
            guard index < text.count, text[index] == 0x2E else { return nil }
            let digits = text[(index + 1)...].prefix(4).prefix { (0x30...0x39).contains($0) }.count
            guard (1...3).contains(digits) else { return nil }
            index += 1 + digits
        }
        return index == text.count || text[index] == 0x20 ? index : nil
    }

    /// The text to keep: addresses taken out, and the recipient's local part where it stands as a word.
    package func redacted(recipient: String = "") -> String {
        var words = SMTPReply.redacting(text)
        if SMTPReply.mayName(recipient, words), let at = recipient.utf8.firstIndex(of: 0x40) {
            let local = recipient[..<at]
            if local.count >= 3 { words = SMTPReply.replacing(String(local), in: words) }
        }
        return words.utf8.count > SMTPReply.longest ? String(words.prefix(SMTPReply.longest)) : words
    }

    /// The name under which the relay has queued the message, as relays say it: `queued as X`, `id=X`, `Ok X`.
    package var relayID: String? {
        var text = text
        return text.withUTF8 { SMTPReply.relayID($0, code) }
    }

    private typealias Word = Slice<UnsafeBufferPointer<UInt8>>

    private static func relayID(_ text: UnsafeBufferPointer<UInt8>, _ code: Int) -> String? {
        let rest = text[(enhancedLength(text, code) ?? 0)...]
        let said = rest[(rest.firstIndex { $0 != 0x20 } ?? rest.endIndex)...]
        // Most say no more than "Ok".
        if !said.contains(0x20), !begins(said, with: "id=") { return nil }
        let words = said.split(separator: 0x20)
        var found: Word?
        for (place, word) in words.enumerated() {
            if begins(word, with: "as"), word.count == 2, place > 0, place + 1 < words.count,
                words[place - 1].count == 6, begins(words[place - 1], with: "queued")
            {
                found = words[place + 1]
            } else if found == nil, begins(word, with: "id=") {
                found = word.dropFirst(3)
            }
        }
        if found == nil, words.count == 2, begins(words[0], with: "ok") { found = words[1] }
        guard let id = found.map(trimmed), !id.isEmpty, id.count <= 100,
            id.allSatisfy({ (0x21...0x7E).contains($0) }), !id.contains(0x40)
        else { return nil }
        return String(decoding: id, as: UTF8.self)
    }

    /// In any case; `beginning` is lower-case ASCII.
    private static func begins(_ word: Word, with beginning: StaticString) -> Bool {
        let count = beginning.utf8CodeUnitCount
        guard word.count >= count else { return false }
        for offset in 0..<count {
            let byte = word[word.startIndex + offset]
            let folded = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
            if folded != beginning.utf8Start[offset] { return false }
        }
        return true
    }

    /// Without brackets and punctuation at both ends.
    private static func trimmed(_ word: Word) -> Word {
        func isFence(_ byte: UInt8) -> Bool {
            switch byte {
            case 0x3C, 0x3E, 0x28, 0x29, 0x5B, 0x5D, 0x2C, 0x3B, 0x3A, 0x2E, 0x22, 0x27: true
            default: false
            }
        }
        var rest = word
        while let first = rest.first, isFence(first) { rest.removeFirst() }
        while let last = rest.last, isFence(last) { rest.removeLast() }
        return rest
    }

    static let longest = 400

    /// Bytes from outside as text for people: control characters and those that reorder text are shown as `\u{FFFD}`.
    static func printable(_ bytes: some Collection<UInt8>) -> String {
        if bytes.allSatisfy({ (0x20...0x7E).contains($0) }) { return String(decoding: bytes, as: UTF8.self) }
        var result = String.UnicodeScalarView()
        var text = String(decoding: bytes, as: UTF8.self)
        while let last = text.unicodeScalars.last, last == "\r" || last == "\n" { text.unicodeScalars.removeLast() }
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x09: result.append(" ")
            case 0..<0x20, 0x7F..<0xA0, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: result.append("\u{FFFD}")
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    /// Every run of characters around an `@` becomes `[address]`.
    package static func redacting(_ text: String) -> String {
        guard text.utf8.contains(0x40) else { return text }
        let fences = Set(" <>()[]{},;:\"'")
        var result = ""
        var run = ""
        func finish() {
            result += run.contains("@") ? "[address]" : run
            run = ""
        }
        for character in text {
            if fences.contains(character) {
                finish()
                result.append(character)
            } else {
                run.append(character)
            }
        }
        finish()
        return result
    }

    /// False when the text surely does not have the local part of the address: most replies, told by their bytes.
    private static func mayName(_ address: String, _ text: String) -> Bool {
        var (text, address) = (text, address)
        return address.withUTF8 { address in
            guard let at = address.firstIndex(of: 0x40) else { return false }
            return text.withUTF8 { mayHold($0, UnsafeBufferPointer(rebasing: address[..<at])) }
        }
    }

    private static func mayHold(_ text: UnsafeBufferPointer<UInt8>, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
        guard text.allSatisfy({ $0 < 0x80 }), word.allSatisfy({ $0 < 0x80 }) else { return true }
        func folded(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
        guard let first = word.first.map(folded), text.count >= word.count else { return false }
        for start in 0...text.count - word.count where folded(text[start]) == first {
            if word.indices.allSatisfy({ folded(text[start + $0]) == folded(word[$0]) }) { return true }
        }
        return false
    }

    private static func replacing(_ word: String, in text: String) -> String {
        let wanted = Array(word.lowercased())
        let characters = Array(text)
        let folded = characters.map { $0.lowercased().first ?? $0 }
        func isWord(_ index: Int) -> Bool {
            characters.indices.contains(index) && (characters[index].isLetter || characters[index].isNumber)
        }
        var result = ""
        var index = 0
        while index < characters.count {
            let end = index + wanted.count
            if end <= characters.count, !isWord(index - 1), !isWord(end), Array(folded[index..<end]) == wanted {
                result += "[address]"
                index = end
            } else {
                result.append(characters[index])
                index += 1
            }
        }
        return result
    }
}
