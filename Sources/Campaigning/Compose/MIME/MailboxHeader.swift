internal import Formats

/// A display name and an address as they stand in From, To and Reply-To.
package struct MailboxHeader: Sendable {
    package let name: HeaderText
    /// As on the wire: the domain in ASCII. The local part is outside ASCII only where the address is (SMTPUTF8).
    package let address: String

    /// Nil when the address holds what no address line can carry as it is (controls, spaces, brackets, quotes, commas).
    package init?(name: String, address: String) {
        var address = address
        if address.withUTF8(EmailAddress.isItsOwnKey) {
            (self.name, self.address) = (HeaderText(cleaning: name), address)
            return
        }
        let parts = address.split(separator: "@", omittingEmptySubsequences: false)
        // A quoted local part holds what it likes, in printable ASCII (RFC 5321, 4.1.2).
        let isQuoted = address.hasPrefix("\"")
        guard parts.count == 2 || isQuoted, parts.allSatisfy({ !$0.isEmpty }), address.utf8.count <= 320 else {
            return nil
        }
        let quote = isQuoted ? address.lastIndex(of: "\"") ?? address.startIndex : address.startIndex
        if isQuoted {
            let local = address[...quote].utf8
            guard local.count > 2, local.allSatisfy({ (0x20...0x7E).contains($0) }),
                address[address.index(after: quote)...].hasPrefix("@")
            else { return nil }
        }
        for scalar in isQuoted ? address[quote...].dropFirst().unicodeScalars : address[...].unicodeScalars {
            switch scalar.value {
            case 0...0x20, 0x7F...0xA0, 0x2028, 0x2029: return nil
            default: if "<>()[]\\,;:\"".unicodeScalars.contains(scalar) { return nil }
            }
        }
        self.name = HeaderText(cleaning: name)
        self.address = address
    }

    func append(to bytes: inout [UInt8]) {
        if name.value.isEmpty {
            HeaderField.fold([Array(address.utf8)], into: &bytes, foldsFirst: false)
            return
        }
        var (name, address) = (name.value, address)
        let nameLength = name.utf8.count
        let length = nameLength + 3 + address.utf8.count
        // On one line, and without quotes and encoded words: as it is.
        if self.name.isPlain, bytes.count + length <= 76, nameLength <= 60, MailboxHeader.isPhrase(self.name) {
            name.withUTF8 { bytes.append(contentsOf: $0) }
        } else if !self.name.isPlain, let word = EncodedWord.single(name, room: 76 - bytes.count) {
            bytes += word
            if bytes.count + 3 + address.utf8.count > 76 { bytes += [0x0D, 0x0A] }
        } else {
            let angle = [0x3C] + Array(address.utf8) + [0x3E]
            HeaderField.fold(MailboxHeader.phrase(self.name, after: bytes.count) + [angle], into: &bytes)
            return
        }
        bytes.append(0x20)
        bytes.append(0x3C)
        address.withUTF8 { bytes.append(contentsOf: $0) }
        bytes.append(0x3E)
    }

    /// A display name as the words of a phrase (RFC 5322, 3.2.5): as it is, quoted, or encoded.
    static func phrase(_ name: HeaderText, after column: Int) -> [[UInt8]] {
        guard name.isPlain, name.value.utf8.count <= 60 else {
            return EncodedWord.words(name.value, first: 76 - column)
        }
        return isPhrase(name) ? name.value.utf8.split(separator: 0x20).map { Array($0) } : [quoted(name)]
    }

    /// Atoms and spaces only (RFC 5322, 3.2.3): no quotes are needed.
    private static func isPhrase(_ name: HeaderText) -> Bool {
        var text = name.value
        return text.withUTF8 { bytes in
            bytes.allSatisfy { byte in
                switch byte {
                case 0x20, 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2D, 0x2F,
                    0x5E...0x60,
                    0x7B...0x7E:
                    true
                default: false
                }
            }
        }
    }

    private static func quoted(_ name: HeaderText) -> [UInt8] {
        var result: [UInt8] = [0x22]
        for byte in name.value.utf8 {
            if byte == 0x22 || byte == 0x5C { result.append(0x5C) }
            result.append(byte)
        }
        return result + [0x22]
    }
}
