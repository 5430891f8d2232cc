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
        // Most texts that begin otherwise are told from it at once.
        guard let first = text.utf8.first, (0x32...0x35).contains(first), text.utf8.dropFirst().first == 0x2E,
            let word = text.split(separator: " ", maxSplits: 1).first
        else { return nil }
        let parts = word.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let kind = Int(parts[0]), kind == code / 100,
            parts.dropFirst().allSatisfy({ (1...3).contains($0.count) && $0.allSatisfy { $0.isASCII && $0.isNumber } })
        else { return nil }
        return String(word)
    }

    /// The text to keep: addresses taken out, and the recipient's local part where it stands as a word.
    package func redacted(recipient: String = "") -> String {
        var words = SMTPReply.redacting(text)
        let local = recipient.prefix { $0 != "@" }
        if local.count >= 3 { words = SMTPReply.replacing(String(local), in: words) }
        return String(words.prefix(SMTPReply.longest))
    }

    /// The name under which the relay has queued the message, as relays say it: `queued as X`, `id=X`, `Ok X`.
    package var relayID: String? {
        var words = text.split(separator: " ").map(String.init)
        if enhancedStatus != nil { words.removeFirst() }
        var found: String?
        for (index, word) in words.enumerated() {
            if word.lowercased() == "as", index > 0, words[index - 1].lowercased() == "queued", index + 1 < words.count
            {
                found = words[index + 1]
            } else if found == nil, word.lowercased().hasPrefix("id=") {
                found = String(word.dropFirst(3))
            }
        }
        if found == nil, words.count == 2, words[0].lowercased().hasPrefix("ok") { found = words[1] }
        guard let id = found?.trimmed(of: "<>()[],;:.\"'"), !id.isEmpty, id.utf8.count <= 100,
            id.utf8.allSatisfy({ (0x21...0x7E).contains($0) }), !id.contains("@")
        else { return nil }
        return id
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
        guard text.contains("@") else { return text }
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

    /// False when the text surely does not have the word: most replies, told by their bytes.
    private static func mayHold(_ text: String, _ word: String) -> Bool {
        let (text, word) = (Array(text.utf8), Array(word.utf8))
        guard (text + word).allSatisfy({ $0 < 0x80 }) else { return true }
        func folded(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
        guard let first = word.first.map(folded), text.count >= word.count else { return false }
        return (0...text.count - word.count).contains { start in
            folded(text[start]) == first && word.indices.allSatisfy { folded(text[start + $0]) == folded(word[$0]) }
        }
    }

    private static func replacing(_ word: String, in text: String) -> String {
        guard mayHold(text, word) else { return text }
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

extension String {
    /// Without these characters at both ends.
    fileprivate func trimmed(of characters: String) -> String {
        var rest = Substring(self)
        while let first = rest.first, characters.contains(first) { rest.removeFirst() }
        while let last = rest.last, characters.contains(last) { rest.removeLast() }
        return String(rest)
    }
}
